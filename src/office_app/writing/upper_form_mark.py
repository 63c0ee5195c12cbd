"""A mark in the page heads of a foreign workbook, whose cells are not ours to write into."""

from typing import Any

_AFTER = {
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
}  # what the format wants behind the page heads


def mark_pages(sheet: Any, words: str) -> None:
    """Put the words at the left of each page head of a sheet, beside what stands there."""
    from lxml import etree

    space = etree.QName(sheet).namespace
    heads = sheet.find("{*}headerFooter")
    if heads is None:
        heads = etree.Element(f"{{{space}}}headerFooter")
        behind = (
            at
            for at, one in enumerate(sheet)
            if isinstance(one.tag, str) and etree.QName(one).localname in _AFTER
        )
        sheet.insert(next(behind, len(sheet)), heads)
    if heads.find("{*}oddHeader") is None:
        heads.insert(0, etree.Element(f"{{{space}}}oddHeader"))
    for kind in ("oddHeader", "evenHeader", "firstHeader"):
        if (head := heads.find(f"{{*}}{kind}")) is not None:
            head.text = _marked(head.text or "", words)


def _marked(head: str, words: str) -> str:
    """Return the code of a page head with the words in its left part; without a code, text stands in the middle."""
    if "&L" in head:
        return head.replace("&L", f"&L{words} ", 1)
    middle = "&C" if head and not head.startswith(("&C", "&R")) else ""
    return f"&L{words}{middle}{head}"
