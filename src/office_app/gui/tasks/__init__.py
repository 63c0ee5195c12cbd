"""Nhiệm vụ: tasks grouped by due date, changed where they stand."""
