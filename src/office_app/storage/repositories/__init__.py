"""The stores of ``ports.py`` over tables. Lists select columns; single records use table rows."""
