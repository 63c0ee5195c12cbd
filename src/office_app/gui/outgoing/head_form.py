"""The head of a draft: subject, addressees, who signs, the day, and who receives it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.paper_markup import LETTER_CODE
from office_app.domain.settings import Signer
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.edited_draft import EditedDraft
from office_app.gui.outgoing.layout_form import LayoutForm
from office_app.gui.outgoing.put_text import put_text
from office_app.gui.widgets.date_field import DateField


class HeadForm(QObject):
    touched = Signal()
    dated_changed = Signal()

    def __init__(
        self, form: Ui_OutgoingPage, theme: ThemeController, today: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._edited: EditedDraft | None = None
        self._signers: Sequence[Signer] = ()
        self.dated = DateField(theme, today)
        self.dated.setPlaceholderText("ngày phát hành")
        form.datedBox.addWidget(self.dated)
        form.datedLabel.setBuddy(self.dated)
        form.signer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form.signer.setMinimumContentsLength(6)
        for field in self._texts():
            field.setUndoRedoEnabled(False)  # the draft has a history of its own
            field.textChanged.connect(self._typed)
        self.layout = LayoutForm(form, self)
        self.layout.touched.connect(self.touched)
        form.signer.currentIndexChanged.connect(self._signer_chosen)
        self.dated.date_changed.connect(self._dated_changed)

    def show_draft(self, edited: EditedDraft | None, signers: Sequence[Signer] = ()) -> None:
        """Show another draft; None lets go of it."""
        self._edited, self._signers = edited, signers
        self.show_head()

    def show_head(self) -> None:
        """Show the head as the draft has it now."""
        if self._edited is None:
            self.layout.show_draft(None)
            return
        form, draft = self._form, self._edited.draft
        put_text(form.subject, draft.subject)
        put_text(form.recipients, "\n".join(draft.recipients))
        put_text(form.addressees, "\n".join(draft.addressees))
        form.addresseesPart.setVisible(draft.type_code == LETTER_CODE or bool(draft.addressees))
        self.layout.show_draft(self._edited)
        self.dated.setVisible(draft.layout.letterhead)
        with QSignalBlocker(self.dated):
            self.dated.set_date(draft.dated)
        self._show_signers(draft)

    def _texts(self) -> tuple[QPlainTextEdit, ...]:
        return self._form.subject, self._form.recipients, self._form.addressees

    def _show_signers(self, draft: OutgoingDraft) -> None:
        box = self._form.signer
        with QSignalBlocker(box):
            box.clear()
            for signer in self._signers:
                box.addItem(f"{signer.full_name} · {signer.title.capitalize()}", signer)
            names = [signer.full_name for signer in self._signers]
            if draft.signer and draft.signer not in names:
                box.addItem(f"{draft.signer} · {draft.signer_title.capitalize()}", None)
                box.setCurrentIndex(box.count() - 1)
            else:
                box.setCurrentIndex(names.index(draft.signer) if draft.signer in names else -1)

    def _typed(self) -> None:
        if self._edited is None:
            return
        form, before = self._form, self._edited.revision
        self._edited.set_head(
            subject=" ".join(form.subject.toPlainText().split()),
            recipients=_lines(form.recipients.toPlainText()),
            addressees=_lines(form.addressees.toPlainText()),
        )
        if self._edited.revision != before:
            self.touched.emit()

    def _signer_chosen(self, place: int) -> None:
        signer = self._form.signer.itemData(place)
        if self._edited is not None and isinstance(signer, Signer):
            self._edited.set_head(
                signer=signer.full_name, signer_title=signer.title, authority=signer.authority
            )
            self.touched.emit()

    def _dated_changed(self, day: date | None) -> None:
        if self._edited is not None and self.dated.valid:
            self._edited.set_head(dated=day)
            self.dated_changed.emit()
            self.touched.emit()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(words for line in text.splitlines() if (words := " ".join(line.split())))
