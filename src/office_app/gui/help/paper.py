"""Dresses a page of the guide as a text document: for the window in the theme's colours, for paper in black."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from office_app.gui.look.tokens import Tokens

_SIZES = {1: 1.7, 2: 1.25, 3: 1.06}  # of headings, in sizes of the text
_ABOVE = {1: 0.0, 2: 1.3, 3: 0.9}
_LINE, _TIGHT_LINE = 135, 118  # percent


@dataclass(frozen=True)
class Dress:
    """How a page looks: its face at the size of the text, its colours.

    ``tight``: for little paper, where a rule (``---``) ends a page.
    """

    font: QFont
    tokens: Tokens
    tight: bool = False

    @property
    def unit(self) -> float:
        """The height of a line's letters in pixels at 96 dots an inch; gaps are counted in it."""
        return self.font.pointSizeF() * 96 / 72


def dress(document: QTextDocument, look: Dress) -> None:
    """Give headings, tables, keys, labels and notes of a Markdown document their looks."""
    document.setDefaultFont(look.font)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in blocks(document):
        _dress_block(QTextCursor(block), block, look)
    for table in _tables(document.rootFrame()):
        _dress_table(table, look)
    cursor.endEditBlock()


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress_block(cursor: QTextCursor, block: QTextBlock, look: Dress) -> None:
    level, unit = block.blockFormat().headingLevel(), look.unit
    shape = QTextBlockFormat()
    pieces = _pieces(block)
    if not any(kind.isImageFormat() for _, _, kind in pieces):
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        shape.setLineHeight(_TIGHT_LINE if look.tight else _LINE, proportional)
    in_table = QTextCursor(block).currentTable() is not None
    gap = 0.0 if in_table else (0.18 if look.tight else 0.35) if block.textList() else 0.45
    shape.setTopMargin(_ABOVE.get(level, 0.0) * unit * (0.55 if look.tight else 1))
    shape.setBottomMargin((0.4 if level else gap) * unit)
    if block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel.value):
        shape.setBackground(QColor(look.tokens.ground))
        shape.setLeftMargin(unit)
    if look.tight and _is_rule(block.previous()):
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.mergeBlockFormat(shape)
    for start, end, kind in pieces:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_letters(kind, level, look))


def _is_rule(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(
        QTextFormat.Property.BlockTrailingHorizontalRulerWidth.value
    )


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    pieces = []
    it = block.begin()
    while not it.atEnd():
        piece = it.fragment()
        pieces.append((piece.position(), piece.position() + piece.length(), piece.charFormat()))
        it += 1
    return pieces


def _letters(was: QTextCharFormat, level: int, look: Dress) -> QTextCharFormat:
    made, tokens = QTextCharFormat(was), look.tokens
    made.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
    made.setFontFamilies([look.font.family()])
    made.setFontFixedPitch(False)
    size = look.font.pointSizeF()
    if level:
        made.setFontPointSize(size * _SIZES.get(level, 1.0) * (0.88 if look.tight else 1))
        made.setFontWeight(QFont.Weight.DemiBold.value)
    elif was.fontFixedPitch():
        made.setFontPointSize(size * 0.94)
        made.setBackground(QBrush(QColor(tokens.plain_ground)))
    elif was.fontWeight() > QFont.Weight.Medium.value:
        made.setFontWeight(QFont.Weight.DemiBold.value)
    made.setForeground(QColor(tokens.planned if was.isAnchor() else tokens.ink))
    return made


def _dress_table(table: QTextTable, look: Dress) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(look.tokens.strong_line)))
    shape.setCellPadding(look.unit * (0.2 if look.tight else 0.4))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setTopMargin(look.unit * 0.3)
    shape.setBottomMargin(look.unit * 0.8)
    table.setFormat(shape)


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            yield child
        yield from _tables(child)
