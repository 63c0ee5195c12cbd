"""Tasks that say all six things, duties that come back, indicators, saved lists."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing yet."""
