"""Reports over periods, the rows they were counted from, and corrected reports."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing yet."""
