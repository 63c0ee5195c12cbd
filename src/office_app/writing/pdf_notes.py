"""Footnotes of a PDF paper, at the foot of the page that names them. Imported only when one is drawn."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from reportlab.platypus import Flowable, Frame

from office_app.writing.layout_rules import MM
from office_app.writing.pdf_drawn_table import DrawnTable

Notes = Mapping[str, Flowable]  # by number

_GAP = 10.0  # points between the text and the first note, with the short line in the middle
_RULE = 50 * MM
_MOST = 0.6  # of the text area may go to notes


class NoteFrame(Frame):
    """A text area whose floor rises by the notes of what is put into it."""

    _y1p: float  # the floor, as reportlab calls it

    def __init__(self, left: float, bottom: float, width: float, height: float, notes: Notes) -> None:
        self.notes, self.bottom, self.size = notes, bottom, (width, height)
        self._noted = False
        super().__init__(left, bottom, width, height, 0, 0, 0, 0)  # no padding

    def _reset(self) -> None:
        base: Any = super()  # the stubs leave this method out
        base._reset()
        self._y1p, self._noted = self.bottom, False

    def add(self, flowable: Flowable, canv: Any, trySplit: int = 0) -> Literal[0, 1]:
        labels = note_labels(flowable) if self.notes else []
        floor = self._y1p
        self._y1p = floor + self._room_for(labels)
        added = super().add(flowable, canv, trySplit)
        if not added:
            self._y1p = floor
        elif labels:
            self._noted = True
        return added

    def split(self, flowable: Flowable, canv: Any) -> list[Flowable]:
        """Split so that the first part leaves room for its own notes, and for no more than those."""
        labels = note_labels(flowable) if self.notes else []
        kept = self._split(flowable, canv, self._room_for(labels))
        if not labels:
            return kept
        reserve = self._room_for(note_labels(kept[0]) if kept else [])
        closer = self._split(flowable, canv, reserve)
        fits = bool(closer) and self._room_for(note_labels(closer[0])) <= reserve
        return closer if fits else kept

    def _split(self, flowable: Flowable, canv: Any, reserve: float) -> list[Flowable]:
        floor = self._y1p
        self._y1p = floor + reserve
        try:
            return list(super().split(flowable, canv))
        finally:
            self._y1p = floor

    def _room_for(self, labels: Sequence[str]) -> float:
        if not labels:
            return 0.0
        width, height = self.size
        needed = sum(float(self.notes[label].wrap(width, 1e6)[1]) for label in labels)
        needed += 0.0 if self._noted else _GAP
        return min(needed, max(0.0, _MOST * height - (self._y1p - self.bottom)))


def note_labels(flowable: Flowable) -> list[str]:
    """Return the numbers of the notes that a flowable names."""
    inner: list[Any] = []
    if isinstance(flowable, DrawnTable):
        inner = [*flowable.noted()]
    for name in ("last", "table"):  # of the closing
        inner += [part] if (part := getattr(flowable, name, None)) is not None else []
    marks = [getattr(piece, "cbDefn", None) for piece in getattr(flowable, "frags", ())]
    own = [mark.label for mark in marks if mark is not None and mark.kind == "onDraw"]
    return [*own, *(label for part in inner for label in note_labels(part))]


def draw_notes(canvas: Any, left: float, bottom: float, width: float, notes: Sequence[Flowable]) -> None:
    """Draw notes under a short line, the last one on ``bottom``."""
    heights = [note.wrap(width, 1e6)[1] for note in notes]
    top = bottom + sum(heights)
    canvas.setLineWidth(0.5)
    canvas.line(left, top + _GAP / 2, left + min(_RULE, width), top + _GAP / 2)
    for note, height in zip(notes, heights, strict=True):
        top -= height
        note.drawOn(canvas, left, top)
