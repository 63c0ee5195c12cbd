"""The separate process in which foreign files are opened."""
