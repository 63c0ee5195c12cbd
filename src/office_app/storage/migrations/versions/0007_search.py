"""The index that the search box asks, and saved filters."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing yet."""
