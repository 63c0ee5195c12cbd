"""Tổng quan: what is due, what is late, who has studied what."""
