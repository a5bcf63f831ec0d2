"""What the command line takes up: settings, the figures to open, the terminal, the bot itself."""
