"""The guide: its pages, the window that shows them, and which page belongs to which place of the program."""
