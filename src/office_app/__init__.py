"""Văn phòng Đảng ủy: the desktop program for the office of a commune Party committee."""
