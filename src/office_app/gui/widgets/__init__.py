"""Building blocks shared by the rooms."""
