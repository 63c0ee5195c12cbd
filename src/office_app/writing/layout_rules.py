"""The dated layout rules of ``resources/rules/paper_layout.toml``: sizes, letter forms, margins, spacing."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from office_app.shipped import resource

MM = 72 / 25.4  # points in a millimetre


@dataclass(frozen=True)
class TextRule:
    """Letter form of one component; ``align`` is left, center, right or justify."""

    size: float
    source: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "left"


@dataclass(frozen=True)
class LayoutRules:
    """One guide's rules. Page lengths in millimetres, ``line`` and ``paragraph`` in points."""

    name: str
    valid_from: date
    valid_to: date | None
    page: Mapping[str, float]
    first_line: float
    line: float
    paragraph: float
    signature_lines: int
    font: str
    star: str
    separator: str
    styles: Mapping[str, TextRule]

    @property
    def text_width(self) -> float:
        """Width of the portrait text area in points."""
        return (self.page["width"] - self.page["left"] - self.page["right"]) * MM


def rules_for(day: date) -> LayoutRules:
    """Return the rules in force on ``day``; the oldest known ones for days before them."""
    sets = _sets()
    return next((rules for rules in reversed(sets) if rules.valid_from <= day), sets[0])


@cache
def _sets() -> tuple[LayoutRules, ...]:
    with resource("rules", "paper_layout.toml").open("rb") as file:
        found = tomllib.load(file)["set"]
    return tuple(sorted((_rules(entry) for entry in found), key=lambda rules: rules.valid_from))


def _rules(entry: dict[str, Any]) -> LayoutRules:
    spacing = {name: item["value"] for name, item in entry["spacing"].items()}
    text = {name: item["value"] for name, item in entry["text"].items()}
    return LayoutRules(
        name=entry["name"],
        valid_from=entry["valid_from"],
        valid_to=entry.get("valid_to"),
        page={name: float(item["value"]) for name, item in entry["page"].items()},
        first_line=float(spacing["first_line"]),
        line=float(spacing["line"]),
        paragraph=float(spacing["paragraph"]),
        signature_lines=int(spacing["signature_lines"]),
        font=text["font"],
        star=text["star"],
        separator=text["separator"],
        styles={name: TextRule(**item) for name, item in entry["style"].items()},
    )
