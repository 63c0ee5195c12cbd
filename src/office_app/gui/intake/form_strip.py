"""The strip over paper and form: what went wrong, with the ways out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from office_app.domain.errors import AppError
from office_app.domain.errors.files import FileMissingError
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.notices import ErrorStrip


class FormStrip(ErrorStrip):
    existing_asked = Signal(int)  # id of the document that is in the register already
    again_asked = Signal()
    file_asked = Signal()

    def __init__(self, theme: ThemeController) -> None:
        super().__init__(theme)
        self._existing: int | None = None
        self.existing = self._make_button("Mở văn bản đã có")
        self.again = self._make_button("Đọc lại")
        self.file = self._make_button("Chỉ tệp ở chỗ mới…")
        self.existing.clicked.connect(self._ask_existing)
        self.again.clicked.connect(self.again_asked)
        self.file.clicked.connect(self.file_asked)
        self.closed.connect(self.clear)
        self.clear()

    def clear(self) -> None:
        """Nothing is wrong any more."""
        self.hide()
        self._offer()

    def show_refusal(self, error: AppError, existing: int | None) -> None:
        """Say why a document was not entered; ``existing`` is there already."""
        self._offer(existing, gone=isinstance(error, FileMissingError))
        self.show_error(error)

    def show_failure(self, error: AppError) -> None:
        """Say why the file could not be read (again); its form stays."""
        self._offer(again=True, gone=isinstance(error, FileMissingError))
        self.show_error(error)

    def show_hint(self, words: str) -> None:
        """Say what is not right in the form itself."""
        self._offer()
        self.show_text(words, state="waiting")

    def _offer(self, existing: int | None = None, *, again: bool = False, gone: bool = False) -> None:
        self._existing = existing
        self.existing.setVisible(existing is not None)
        self.again.setVisible(again)
        self.file.setVisible(gone)

    def _make_button(self, words: str) -> QPushButton:
        button = push_button(words, small=True)
        self.add_button(button)
        return button

    def _ask_existing(self, checked: bool = False) -> None:
        if self._existing is not None:
            self.existing_asked.emit(self._existing)
