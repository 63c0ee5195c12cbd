"""A newer program out of one signed file: checked, tried beside the old one, put in its place, with a way back."""
