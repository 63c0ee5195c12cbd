"""Styles of OpenDocument: fonts, capitals, hidden text, and the levels of lists."""

from collections.abc import Iterator, Sequence
from typing import Any

from office_app.reading.formats.list_numbers import LEVELS, ListLevel
from office_app.reading.formats.looks import Look, Styles

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT = f"{_ODF}office:1.0}}", f"{_ODF}style:1.0}}", f"{_ODF}text:1.0}}"
TABLE, DRAW = f"{_ODF}table:1.0}}", f"{_ODF}drawing:1.0}}"
_FO, _SVG = f"{_ODF}xsl-fo-compatible:1.0}}", f"{_ODF}svg-compatible:1.0}}"
_FORMS = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
OUTLINE = "outline"


class OdtStyles:
    """Args: ``roots``: of content and styles; the content's own styles come first."""

    def __init__(self, roots: Sequence[Any]) -> None:
        self._fonts = {
            face.get(f"{STYLE}name", ""): face.get(f"{_SVG}font-family", "").strip("'\"")
            for root in reversed(roots)
            for face in root.iter(f"{STYLE}font-face")
        }
        own: dict[str, tuple[Look, str]] = {}
        self._list_of: dict[str, str] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        for root in reversed(roots):
            for style in root.iter(f"{STYLE}style", f"{STYLE}default-style"):
                name, family = style.get(f"{STYLE}name", ""), style.get(f"{STYLE}family", "")
                parent = style.get(f"{STYLE}parent-style-name", "")
                own[f"{family} {name}"] = self._look(style), f"{family} {parent}" if name else ""
                if (of_list := style.get(f"{STYLE}list-style-name")) is not None:
                    self._list_of[name] = of_list
            for shape in root.iter(f"{TEXT}list-style"):
                self._lists[shape.get(f"{STYLE}name", "")] = dict(_levels(shape))
            for shape in root.iter(f"{TEXT}outline-style"):
                self._lists[OUTLINE] = dict(_levels(shape))
        self._styles = Styles(own)

    def paragraph(self, style: str) -> Look:
        return self._styles.look(f"paragraph {style}")

    def span(self, style: str) -> Look:
        return self._styles.look(f"text {style}")

    def levels(self, list_style: str) -> dict[int, ListLevel]:
        return self._lists.get(list_style, {})

    def hidden_section(self, node: Any) -> bool:
        return bool(node.get(f"{TEXT}display") == "none")

    def _look(self, style: Any) -> Look:
        properties = style.find(f"{STYLE}text-properties")
        if properties is None:
            return Look()
        name = properties.get(f"{STYLE}font-name")
        family = properties.get(f"{_FO}font-family") if name is None else self._fonts.get(name, name)
        transform, display = properties.get(f"{_FO}text-transform"), properties.get(f"{TEXT}display")
        return Look(
            None if family is None else family.strip("'\""),
            None if transform is None else transform == "uppercase",
            None if display is None else display == "none",
        )


def _levels(shape: Any) -> Iterator[tuple[int, ListLevel]]:
    for level in shape:
        at = _number(level.get(f"{TEXT}level"), 1) - 1
        if not 0 <= at < LEVELS:
            continue
        if level.tag == f"{TEXT}list-level-style-bullet":
            yield at, ListLevel(1, "bullet", level.get(f"{TEXT}bullet-char", ""))
            continue
        form = _FORMS.get(level.get(f"{STYLE}num-format", ""), "none")
        shown = min(_number(level.get(f"{TEXT}display-levels"), 1), at + 1)
        numbers = ".".join(f"%{upper}" for upper in range(at + 2 - shown, at + 2) if upper < LEVELS)
        text = level.get(f"{STYLE}num-prefix", "") + numbers + level.get(f"{STYLE}num-suffix", "")
        yield at, ListLevel(_number(level.get(f"{TEXT}start-value"), 1), form, text)


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else default
