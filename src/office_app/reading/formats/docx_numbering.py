"""Automatic numbers and bullets of a DOCX."""

from typing import Any

from office_app.reading.formats.list_numbers import ListCounts, ListLevel

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9


class Numbering:
    """Counts the numbered paragraphs of one document, in the order in which ``label`` is asked.

    Args:
        numbering, styles: roots of those parts, None when the document has none.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._counts = ListCounts()
        self._by_style: dict[str, tuple[str | None, int | None, str | None]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            for style in styles.findall(f"{_W}style"):
                based = style.find(f"{_W}basedOn")
                num, level = _num_pr(style.find(f"{_W}pPr"))
                parent = None if based is None else based.get(f"{_W}val")
                self._by_style[style.get(f"{_W}styleId", "")] = num, level, parent

    def label(self, paragraph: Any) -> str:
        """Return the number or bullet of the paragraph, "" when it has none; counting goes on by it."""
        num, level = self._of(paragraph)
        levels = self._levels.get(num or "")
        if num is None or levels is None or level not in levels:
            return ""
        return self._counts.label(self._abstract[num], level, levels)

    def _of(self, paragraph: Any) -> tuple[str | None, int]:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None, 0
        num, level = _num_pr(properties)
        style = properties.find(f"{_W}pStyle")
        style_id = None if style is None else style.get(f"{_W}val")
        for _ in range(20):  # styles may be based on each other in a circle
            if (num is not None and level is not None) or style_id not in self._by_style:
                break
            style_num, style_level, style_id = self._by_style[style_id]
            num = style_num if num is None else num
            level = style_level if level is None else level
        return num, level or 0

    def _read_numbering(self, numbering: Any) -> None:
        shapes: dict[str, dict[int, ListLevel]] = {}
        for abstract in numbering.findall(f"{_W}abstractNum"):
            shapes[abstract.get(f"{_W}abstractNumId", "")] = _read_levels(abstract)
        for num in numbering.findall(f"{_W}num"):
            num_id, abstract = num.get(f"{_W}numId", ""), num.find(f"{_W}abstractNumId")
            abstract_id = "" if abstract is None else abstract.get(f"{_W}val", "")
            levels = dict(shapes.get(abstract_id, {}))
            overrides = num.findall(f"{_W}lvlOverride")
            for override in overrides:
                at, start = _int(override, "ilvl"), override.find(f"{_W}startOverride")
                levels.update(_read_levels(override))
                if start is not None and at in levels:
                    levels[at] = ListLevel(_int(start, "val"), levels[at].form, levels[at].text)
            self._levels[num_id] = levels
            # Lists of the same shape count on together unless one says where it starts.
            self._abstract[num_id] = f"num {num_id}" if overrides else abstract_id


def _read_levels(parent: Any) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for level in parent.findall(f"{_W}lvl"):
        start, form, text = (level.find(f"{_W}{tag}") for tag in ("start", "numFmt", "lvlText"))
        levels[_int(level, "ilvl")] = ListLevel(
            1 if start is None else _int(start, "val"),
            "decimal" if form is None else form.get(f"{_W}val", "decimal"),
            "" if text is None else text.get(f"{_W}val", ""),
        )
    return {at: level for at, level in levels.items() if 0 <= at < _LEVELS}


def _num_pr(properties: Any) -> tuple[str | None, int | None]:
    """Return (numId, level) as far as the paragraph or style properties say; numId "0" switches numbering off."""
    found = None if properties is None else properties.find(f"{_W}numPr")
    if found is None:
        return None, None
    num, level = found.find(f"{_W}numId"), found.find(f"{_W}ilvl")
    return (
        None if num is None else num.get(f"{_W}val"),
        None if level is None else min(max(_int(level, "val"), 0), _LEVELS - 1),
    )


def _int(node: Any, attribute: str) -> int:
    try:
        return int(node.get(f"{_W}{attribute}", "0"))
    except ValueError:
        return 0
