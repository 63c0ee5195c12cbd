"""Theo dõi: tasks, duties that come round, indicators."""
