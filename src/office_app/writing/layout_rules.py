"""The dated layout rules of ``resources/rules/paper_layout.toml``: sizes, letter forms, margins, spacing.

Each value has a path (``page.left``, ``spacing.line``, ``text.separator``, ``style.body.size``); the office may set
its own, kept beside the rules as path → value and handed in wherever rules are asked for.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from office_app.domain.errors import AppError
from office_app.domain.official_paper import PaperSize
from office_app.domain.settings import LayoutSetting, LayoutValue
from office_app.shipped import resource

MM = 72 / 25.4  # points in a millimetre
OFFICE = "văn phòng đặt"  # the source of a value the office has set itself

Overrides = Mapping[str, LayoutSetting]

_GROUPS = "page", "a5", "spacing", "text"
_FORMS = "size", "bold", "italic", "underline", "align"
_ALIGNS = "left", "center", "right", "justify"
_CHOICES = {"text.annex_pages": ("continue", "restart"), "text.margins": ("same", "mirrored")}


class LayoutValueError(AppError):
    """A layout value the office has set that no rule knows or that cannot be printed with."""

    code = "layout.value"
    what = "Giá trị trình bày «{path}» không dùng được: {value}."
    kept = "Các giá trị khác và văn bản vẫn còn nguyên."
    next_step = "Sửa giá trị này, hoặc đặt lại như hướng dẫn thể thức."


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
    """One guide's rules on one page. Page lengths in millimetres, ``line`` and ``paragraph`` in points."""

    name: str
    valid_from: date
    valid_to: date | None
    page: Mapping[str, float]
    a5: Mapping[str, float]
    first_line: float
    line: float
    paragraph: float
    signature_lines: int
    text: Mapping[str, str]
    styles: Mapping[str, TextRule]

    @property
    def font(self) -> str:
        return self.text["font"]

    @property
    def star(self) -> str:
        return self.text["star"]

    @property
    def separator(self) -> str:
        return self.text["separator"]

    @property
    def mirrored(self) -> bool:
        """Tell whether even pages have left and right margin changed over, for printing on both sides."""
        return self.text["margins"] == "mirrored"

    @property
    def text_width(self) -> float:
        """Width of the text area in points."""
        return (self.page["width"] - self.page["left"] - self.page["right"]) * MM

    def on(self, size: PaperSize, *, landscape: bool) -> "LayoutRules":
        """Return the rules on another sheet: a turned A4 is bound on top, letters on A5 are smaller."""
        page = dict(self.page)
        if size is PaperSize.A5:
            sides = {side: self.a5[side] for side in ("top", "bottom", "left", "right")}
            page = {**page, **sides, "width": self.a5["width"], "height": self.a5["height"]}
            if landscape:
                page |= {"width": page["height"], "height": page["width"]}
            return self._smaller(page, self.a5["scale_landscape" if landscape else "scale"])
        if not landscape:
            return self
        turned = {"width": page["height"], "height": page["width"]}
        turned |= {"top": page["left"], "right": page["top"], "bottom": page["right"], "left": page["bottom"]}
        return replace(self, page={**page, **turned})

    def _smaller(self, page: Mapping[str, float], scale: float) -> "LayoutRules":
        styles = {
            name: replace(rule, size=round(rule.size * scale * 2) / 2) for name, rule in self.styles.items()
        }
        return replace(
            self,
            page=page,
            styles=styles,
            line=round(self.line * scale, 1),
            paragraph=round(self.paragraph * scale, 1),
        )


def rules_for(day: date, overrides: Overrides | None = None) -> LayoutRules:
    """Return the rules in force on ``day``, with the office's own values; the oldest known ones for days before.

    Raises:
        LayoutValueError: a value of ``overrides`` has no such path, or a kind or size that cannot be printed.
    """
    entry = _entry(day)
    return _rules(entry["name"], tuple(sorted((overrides or {}).items())))


def layout_values(day: date, overrides: Overrides | None = None) -> Sequence[LayoutValue]:
    """Return every value in force on ``day`` with its source, for the settings page."""
    own = overrides or {}
    return [
        LayoutValue(path, own.get(path, value), OFFICE if path in own else source, value)
        for path, (value, source) in _flat(_entry(day)).items()
    ]


@cache
def _sets() -> tuple[dict[str, Any], ...]:
    with resource("rules", "paper_layout.toml").open("rb") as file:
        return tuple(sorted(tomllib.load(file)["set"], key=lambda entry: entry["valid_from"]))


def _entry(day: date) -> dict[str, Any]:
    return next((entry for entry in reversed(_sets()) if entry["valid_from"] <= day), _sets()[0])


def _flat(entry: Mapping[str, Any]) -> dict[str, tuple[LayoutSetting, str]]:
    found: dict[str, tuple[LayoutSetting, str]] = {}
    for group in _GROUPS:
        for name, item in entry[group].items():
            found[f"{group}.{name}"] = item["value"], item["source"]
    plain = {"bold": False, "italic": False, "underline": False, "align": "left"}
    for name, item in entry["style"].items():
        for form in _FORMS:
            found[f"style.{name}.{form}"] = (plain | item)[form], item["source"]
    return found


@cache
def _rules(name: str, overrides: tuple[tuple[str, LayoutSetting], ...]) -> LayoutRules:
    entry = next(entry for entry in _sets() if entry["name"] == name)
    values = _flat(entry)
    for path, value in overrides:
        _check(path, value, values)
        values[path] = value, OFFICE

    def group(prefix: str) -> dict[str, Any]:
        return {path.partition(".")[2]: v for path, (v, _) in values.items() if path.startswith(f"{prefix}.")}

    spacing = group("spacing")
    return LayoutRules(
        name=entry["name"],
        valid_from=entry["valid_from"],
        valid_to=entry.get("valid_to"),
        page={side: float(length) for side, length in group("page").items()},
        a5={side: float(length) for side, length in group("a5").items()},
        first_line=float(spacing["first_line"]),
        line=float(spacing["line"]),
        paragraph=float(spacing["paragraph"]),
        signature_lines=int(spacing["signature_lines"]),
        text=group("text"),
        styles={style: _style(style, values) for style in entry["style"]},
    )


def _bounds(path: str) -> tuple[float, float]:
    """Return what a number may be: letters in points, sheets and margins in millimetres."""
    group, _, name = path.partition(".")
    if group == "style":
        return 6, 30
    if name in ("width", "height"):
        return 100, 500
    if name == "line":
        return 10, 40
    return (0.4, 1.5) if name.startswith("scale") else (0, 45)


def _style(name: str, values: Mapping[str, tuple[LayoutSetting, str]]) -> TextRule:
    forms: dict[str, Any] = {form: values[f"style.{name}.{form}"][0] for form in _FORMS}
    sources = {values[f"style.{name}.{form}"][1] for form in _FORMS}
    return TextRule(**forms, source=OFFICE if OFFICE in sources else sources.pop())


def _check(path: str, value: LayoutSetting, values: Mapping[str, tuple[LayoutSetting, str]]) -> None:
    given = values[path][0] if path in values else None
    if isinstance(given, bool) or isinstance(value, bool):
        right = isinstance(given, bool) and isinstance(value, bool)
    elif isinstance(given, str):
        choices = _ALIGNS if path.endswith(".align") else _CHOICES.get(path)
        right = isinstance(value, str) and (choices is None or value in choices)
    elif given is None:
        right = False
    else:
        least, most = _bounds(path)
        right = isinstance(value, (int, float)) and least <= value <= most
    if not right:
        raise LayoutValueError(path=path, value=value)
