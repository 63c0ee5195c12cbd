"""The search box over everything: the panel under it, and the room with all that was found."""
