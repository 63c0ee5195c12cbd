"""The order WordprocessingML asks of the elements our papers use. Source: ECMA-376, part 1, wml.xsd (transitional)."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.oxml import parse_xml

# An element's children in the order of the schema; a «|» joins those that may stand in any order.
ORDER = {
    "document": "body",
    "body": "p|tbl sectPr",
    "p": "pPr r",
    "r": "rPr t|br|fldChar|instrText|footnoteRef|footnoteReference|separator|continuationSeparator",
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl "
    "rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs u vertAlign lang",
    "numPr": "ilvl numId",
    "pBdr": "top left bottom right",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tblGrid": "gridCol",
    "tr": "trPr tc",
    "trPr": "cantSplit|tblHeader",
    "tc": "tcPr p",
    "tcPr": "tcW gridSpan vMerge shd vAlign",
    "sectPr": "headerReference|footerReference footnotePr type pgSz pgMar pgNumType cols titlePg",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType lvl",
    "lvl": "start numFmt lvlRestart pStyle suff lvlText lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "footnotes": "footnote",
    "footnote": "p",
    "hdr": "p",
    "ftr": "p",
    "settings": "zoom mirrorMargins defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol "
    "listSeparator",
    "footnotePr": "footnote",
    "compat": "compatSetting",
}
_RANKS = {
    parent: {child: rank for rank, group in enumerate(order.split()) for child in group.split("|")}
    for parent, order in ORDER.items()
}


def word_parts(content: bytes) -> dict[str, Any]:
    """Return the XML of every part of a Word file, by name."""
    with ZipFile(BytesIO(content)) as parts:
        assert parts.testzip() is None
        return {name: parse_xml(parts.read(name)) for name in parts.namelist()}


def faults(root: Any) -> list[str]:
    """Return what in a Word part is unknown or out of order."""
    found = []
    for element in root.iter():
        name = _name(element)
        children = [_name(child) for child in element]
        if not children and name not in _RANKS:
            continue
        ranks = [_RANKS.get(name, {}).get(child) for child in children]
        if None in ranks:
            found.append(f"{name} holds {children[ranks.index(None)]}")
        elif ranks != sorted(rank for rank in ranks if rank is not None):
            found.append(f"{name} out of order: {children}")
        if name == "tc" and (not children or children[-1] != "p"):
            found.append("tc does not end with a paragraph")
    return found


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
