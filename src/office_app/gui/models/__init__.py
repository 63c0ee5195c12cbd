"""Qt models that read their rows as they are shown."""
