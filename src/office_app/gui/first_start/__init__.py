"""The first start: name the office, its signers and its chi bộ, and be at work in two minutes."""
