"""Học tập, quán triệt: campaigns, sessions, attendance, return forms."""
