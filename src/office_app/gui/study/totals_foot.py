"""The line under the matrix: how far the campaign has come."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from office_app.domain.study import SessionFigures, UnitResult
from office_app.gui.study.study_words import totals_parts
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import label


class TotalsFoot(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = QWidget()
        row = FlowLayout(flow, spacing=14)
        self._values = [self._part(row, word) for word, _ in totals_parts((), SessionFigures())]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)

    def show_totals(self, results: Sequence[UnitResult], total: SessionFigures) -> None:
        for value, (_, text) in zip(self._values, totals_parts(results, total), strict=True):
            value.setText(text)

    def _part(self, row: FlowLayout, word: str) -> QLabel:
        holder, value = QWidget(), label(semibold=True)
        part = QHBoxLayout(holder)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(5)
        name = label(word, ink="soft")
        for widget in (value, name) if word[0].islower() else (name, value):
            part.addWidget(widget)
        row.addWidget(holder)
        return value
