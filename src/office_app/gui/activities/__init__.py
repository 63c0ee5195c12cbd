"""Tuyên truyền; Kiểm tra, giám sát: what happens between a directive and the report, recorded in a few keys."""
