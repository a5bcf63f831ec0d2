"""What the bot keeps between restarts: settings, patches, watches and the figures it gave."""
