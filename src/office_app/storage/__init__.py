"""The data folder: database, originals, backups, settings."""
