"""Words dragged from the paper onto a field of the form fill it, in place of what stands there."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from office_app.gui.intake.entry_form import EntryForm
from office_app.gui.widgets.passages import PASSAGE_FORMAT


class FieldDrops(QObject):
    """Listens at each editor, the parts it is made of, and the line over it."""

    dropped = Signal(str)  # key of the field

    def __init__(self, fields: EntryForm) -> None:
        super().__init__(fields)
        self._fields = fields
        self._keys: dict[QObject, str] = {}
        for key, editor in fields.editors.items():
            for part in (fields.heads[key], editor, *editor.findChildren(QWidget)):
                part.setAcceptDrops(True)
                part.installEventFilter(self)
                self._keys[part] = key

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = self._keys.get(watched)
        if key is None:
            return False
        if isinstance(event, QDragLeaveEvent):
            self._fields.heads[key].invite(False)
        elif isinstance(event, QDropEvent) and _from_paper(event.mimeData()):  # enter, move and drop alike
            event.acceptProposedAction()
            self._fields.heads[key].invite(
                isinstance(event, QDragEnterEvent) or event.type() == QEvent.Type.DragMove
            )
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(key)
            return True
        return False


def _from_paper(content: QMimeData) -> bool:
    return content.hasFormat(PASSAGE_FORMAT)
