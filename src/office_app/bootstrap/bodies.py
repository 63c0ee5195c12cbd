"""The bodies of the commune, from the shipped rules."""

import tomllib
from collections.abc import Sequence

from office_app.domain.plans import Counterpart
from office_app.shipped import resource


def counterparts() -> Sequence[Counterpart]:
    """Return the bodies of the commune with the words that papers name them by, in the order they are matched."""
    text = resource("rules", "counterparts.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["counterpart"]
    return [
        Counterpart(e["name"], tuple(e["patterns"]), tuple(e["work"]), e.get("study", False), e["order"])
        for e in entries
    ]
