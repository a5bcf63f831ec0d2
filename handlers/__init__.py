"""The edge: Telegram, the terminal, the environment. What one takes up, the others do without."""
