"""How text looks as far as it matters to a reader of its letters; styles say it one above the other."""

from collections.abc import Mapping
from dataclasses import dataclass

_DEPTH = 20  # styles may be based on each other in a circle


@dataclass(frozen=True)
class Look:
    """None is «not said here»: the next style above says."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, under: "Look") -> "Look":
        return Look(
            under.font if self.font is None else self.font,
            under.capitals if self.capitals is None else self.capitals,
            under.hidden if self.hidden is None else self.hidden,
        )


class Styles:
    """Args: ``own``: name of a style -> its own look and the name of the style it is based on."""

    def __init__(self, own: Mapping[str, tuple[Look, str]]) -> None:
        self._own = own
        self._known: dict[str, Look] = {}

    def look(self, name: str) -> Look:
        if name not in self._known:
            look, at = Look(), name
            for _ in range(_DEPTH):
                if at not in self._own:
                    break
                own, at = self._own[at]
                look = look.over(own)
            self._known[name] = look
        return self._known[name]
