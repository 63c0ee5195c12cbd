"""Làm thử: the window over an office of invented data, and the ways into it and out of it."""
