"""Tổ chức, đảng viên: units and members with their history."""
