"""Cài đặt: the office, its habits, its data folder."""
