"""Colours, type, icons and the style sheet: everything the window looks like, in one place."""
