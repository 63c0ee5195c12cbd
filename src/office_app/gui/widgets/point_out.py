"""Says beside a field what is wrong with it, at once: a red frame alone leaves the clerk guessing."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from office_app.gui.look.theme import set_property
from office_app.gui.widgets.after_click import after_click
from office_app.gui.widgets.date_field import DateField

Index = QModelIndex | QPersistentModelIndex

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def point_out(field: QLineEdit, why: str) -> None:
    """Mark a field, bring the keyboard there and show why below it."""
    set_property(field, "state", "late")
    field.setToolTip(why)
    field.setFocus()
    field.selectAll()
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), why, field)


def keeps_wrong_day(editor: QObject, event: QEvent) -> bool:
    """For the event filter of a delegate: a cell stays open over Enter and Tab while its day is none."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    if event.key() not in _ENDING or not isinstance(editor, DateField) or editor.valid:
        return False
    point_out(editor, editor.why)
    return True


def take_day(editor: DateField, model: QAbstractItemModel, index: Index) -> None:
    """For a delegate whose cell closes: put its day into the model, or say that the one before stays."""
    if editor.valid:
        model.setData(index, editor.date, Qt.ItemDataRole.EditRole)
        return
    said = f"{editor.why} Ngày cũ vẫn giữ nguyên."
    view, place = editor.window(), editor.mapToGlobal(QPoint(0, editor.height()))
    # Whatever closes the cell, a press or the keyboard going elsewhere, would close the words as well.
    QTimer.singleShot(0, view, lambda: after_click(lambda: QToolTip.showText(place, said, view), view))
