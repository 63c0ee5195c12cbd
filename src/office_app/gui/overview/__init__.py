"""Tổng quan: what is due, late and missing, at a glance."""
