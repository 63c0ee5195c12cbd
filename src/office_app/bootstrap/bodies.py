"""The bodies of the commune, from the shipped rules and the office's own table."""

import tomllib
from collections.abc import Sequence

from office_app.domain.counterparts import Counterpart, with_lines
from office_app.domain.settings import OfficeSettings
from office_app.shipped import resource


def counterparts(settings: OfficeSettings | None = None) -> Sequence[Counterpart]:
    """Return the bodies of the commune with the words that papers name them by, the office's own if it has any."""
    text = resource("rules", "counterparts.toml").read_text(encoding="utf-8")
    shipped = [
        Counterpart(
            e["name"],
            tuple(e["phrases"]),
            tuple(e["work"]),
            e.get("study", False),
            e["order"],
            e.get("committee", False),
        )
        for e in tomllib.loads(text)["counterpart"]
    ]
    if settings is None or settings.counterparts is None:
        return shipped
    return with_lines(shipped, settings.counterparts)
