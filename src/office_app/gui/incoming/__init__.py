"""Văn bản đến: the register of incoming documents."""
