"""The window and its rooms."""
