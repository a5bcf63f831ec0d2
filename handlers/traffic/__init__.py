"""Between Telegram and the handlers: updates in, once and in order; requests out, at a pace."""
