"""What all values kept as JSON share: the version of the format, ``v``, and how days are written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

Json = dict[str, Any]

VERSION = 1


def checked(data: Mapping[str, Any], what: str) -> Mapping[str, Any]:
    """Return ``data`` again. Raises ValueError: written by a version that this one does not know."""
    if data.get("v") != VERSION:
        raise ValueError(f"{what}: unknown format {data.get('v')!r}")
    return data


def day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def date_of(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
