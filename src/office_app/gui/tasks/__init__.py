"""Nhiệm vụ: who does what by when."""
