"""The paper beside its form: what is shown of one file, and the ways between a value and its place."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.domain.incoming import Obligation, Span
from office_app.domain.read_files import LegacyFont
from office_app.gui.forms.ui_intake import Ui_IntakePage
from office_app.gui.intake.entry import FOLDED_FIELDS, OPEN_FIELDS, Entry, Ticked, date_in
from office_app.gui.intake.entry_form import EntryForm
from office_app.gui.intake.entry_marks import Highlight
from office_app.gui.intake.field_drops import FieldDrops
from office_app.gui.intake.found_lists import FoundLists
from office_app.gui.intake.intake_presenter import IntakePresenter
from office_app.gui.intake.notes import EXISTING, OTHER_LETTERS, STOP, notes_of
from office_app.gui.intake.paper_pane import PaperPane
from office_app.gui.intake.queue import QueueItem
from office_app.gui.intake.reread_menu import RereadMenu
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomServices
from office_app.gui.widgets.after_click import after_click

T = TypeVar("T")


class EntryPane(QObject):
    """Joins fields, lists and paper; what changes the form is left to the presenter."""

    changed = Signal()  # something in the lists
    existing_asked = Signal(int)  # id of a document in the register

    def __init__(self, office: Office, services: RoomServices, form: Ui_IntakePage, host: QWidget) -> None:
        super().__init__(host)
        self._office, self._form, self._run = office, form, run_for(host, services.runner)
        self.entry: Entry | None = None
        self._item: QueueItem | None = None
        self._paper_follows = True
        theme = services.theme
        self.fields = EntryForm(theme, office.today, form, host)
        self.lists = FoundLists(theme, office.today, form.lists, host)
        self.reread = RereadMenu(theme, form.rereadButton)
        self.paper = PaperPane(theme, services.runner, office.page_image, office.page_words, form, host)
        self.drops = FieldDrops(self.fields)
        self.drops.dropped.connect(self.paper.fill)
        self.fields.located.connect(self._locate_field)
        self.fields.entered.connect(self._go_on)
        self.lists.located.connect(self._locate)
        self.lists.grown.connect(self.order_tabs)
        self.lists.unit_changed.connect(self._set_unit)
        self.paper.add_asked.connect(self._add)
        self.paper.mark_clicked.connect(self._mark_clicked)
        form.noteText.setTextFormat(Qt.TextFormat.RichText)
        form.noteText.linkActivated.connect(self._follow_note)

    def serve(self, presenter: IntakePresenter) -> None:
        """Tell the presenter what is done to the form."""
        self._presenter = presenter
        self.fields.edited.connect(presenter.change)
        self.lists.ticked.connect(presenter.tick)
        self.lists.due_changed.connect(presenter.set_due)
        for changed in (self.lists.ticked, self.lists.due_changed):
            changed.connect(self.changed)
        self.reread.letters_chosen.connect(self._read_letters)
        self.reread.pictures_chosen.connect(self._read_pictures)

    def read_choices(self) -> None:
        """Ask anew which names can be offered: the register has more with each paper, the office more units."""
        office = self._office
        self._run(
            lambda progress: office.incoming_choices(), on_done=lambda found: self.fields.set_choices(*found)
        )
        self._run(lambda progress: [line.unit.name for line in office.units()], on_done=self.lists.set_units)

    def _read_letters(self, font: LegacyFont | Literal["auto"] | None) -> None:
        if self._item is not None:
            self._presenter.read_again_as(self._item, font)
            self.paper.show_read_text()

    def _read_pictures(self) -> None:
        if self._item is not None:
            self._presenter.recognise_pictures(self._item)

    def show_entry(self, item: QueueItem, entry: Entry) -> bool:
        """Show a form; True when the clerk is at work in it already, so that the cursor must stay."""
        again = item is self._item
        if again:
            self.lists.take_typing()
        busy = again and self._busy
        self._item, self.entry = item, entry
        self.show_notes(item)
        self.reread.show_item(item)
        self.fields.show_entry(entry, again=again)
        # A row that goes hands its focus on.
        self._keeping_paper(partial(self.lists.show_entry, entry, again=again))
        self.paper.show_item(item, entry)
        if not busy:
            self._form.formScroll.verticalScrollBar().setValue(0)
        self.order_tabs()
        return busy

    @property
    def _busy(self) -> bool:
        focused = self._form.formPanel.focusWidget()
        inside = focused is not None and focused.hasFocus()
        half_typed = self.fields.invalid is not None
        return inside and self.entry is not None and (self.entry.touched or half_typed)

    def show_notes(self, item: QueueItem) -> None:
        notes = notes_of(item)
        self._form.noteStrip.setVisible(bool(notes))
        if self._form.noteText.text() != notes:
            self._form.noteText.setText(notes)

    def show_field(self, key: str) -> None:
        if self.entry is not None:
            self.fields.show_field(key)
            self.paper.show_marks(self.entry)

    def show_received(self) -> None:
        if self.entry is not None:
            self._keeping_paper(partial(self.lists.show_received, self.entry))
            self.order_tabs()

    def forget(self) -> None:
        """Let go of what is shown."""
        self.entry = self._item = None
        self.paper.forget()

    def focus(self) -> None:
        """Go to what should be looked at first; the paper begins at its head all the same."""
        if not self._keeping_paper(self.fields.focus_next_doubt):
            self._form.registerButton.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_next_part(self, strip: QWidget, focused: QWidget) -> None:
        """F6: strip, paper, fields, the lists under them, and round again."""
        parts = (strip, self._form.paperStack, self._form.formPanel)
        inside = [part is focused or part.isAncestorOf(focused) for part in parts]
        if self.lists.holds(focused) or not any(inside):
            strip.setFocus()
        elif inside[0]:
            self.paper.focus()
        elif inside[1]:
            if not self.fields.focus_next_doubt():
                self.fields.focus("symbol")
        elif self.lists.focus_first():
            self._reveal_later()
        else:
            strip.setFocus()

    def order_tabs(self) -> None:
        """Tab goes through the form as the eye does: fields, lists, buttons."""
        form, editors = self._form, self.fields.editors
        order = [editors[key] for key in OPEN_FIELDS]
        order += [form.moreButton, *(editors[key] for key in FOLDED_FIELDS)]
        order += [box for found in self.lists.lists for box in found.stops]
        order += [form.laterButton, form.registerButton]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _go_on(self, key: str) -> None:
        if not self.fields.focus_next_doubt(after=key):
            self._form.registerButton.setFocus(Qt.FocusReason.TabFocusReason)

    def _keeping_paper(self, go: Callable[[], T]) -> T:
        """Go to a field while the paper stays where it is."""
        self._paper_follows = False
        try:
            return go()
        finally:
            self._paper_follows = True

    def _locate_field(self, key: str) -> None:
        if self.entry is not None and (span := self.entry.sureness[key].span) is not None:
            self._locate(span)

    def _locate(self, span: Span) -> None:
        if self.entry is not None and self._paper_follows:
            self.paper.locate(self.entry, span)

    def _mark_clicked(self, mark: Highlight) -> None:
        if mark.key is not None:
            self._keeping_paper(partial(self.fields.focus, mark.key))
        elif mark.tick is not None:
            self.lists.focus(mark.tick)
            self._reveal_later()

    def _add(self, name: str, words: str, span: Span | None) -> None:
        if self.entry is not None:
            tick = self.entry.add(name, words, span, date_in(words))
            self._show_changed(partial(self.lists.show_added, self.entry, tick))
            self.lists.focus(tick)
            self.lists.ask_what_is_missing(tick)

    def _set_unit(self, tick: Ticked[Obligation], unit: str) -> None:
        if self.entry is not None:
            self.entry.set_unit(tick, unit)
            after_click(partial(self._show_changed, partial(self.lists.show_given, tick)), self)

    def _show_changed(self, show: Callable[[], None]) -> None:
        if self.entry is not None:
            self._keeping_paper(show)
            self.paper.show_marks(self.entry)
            self._reveal_later()
            self.changed.emit()

    def finish(self) -> bool:
        """Take what is being typed in the rows; False, and there, where it is no date."""
        finished = self.lists.finish()
        if not finished:
            self._reveal_later()
        return finished

    def _reveal_later(self) -> None:
        QTimer.singleShot(0, self, self._reveal)  # a row just made has no place yet

    def _reveal(self) -> None:
        focused = self._form.formPanel.focusWidget()
        if focused is None:
            return
        # All of its row, as far as there is room, but the focus in any case.
        for part in (focused.parentWidget(), focused):
            if part is not None:
                self._form.formScroll.ensureWidgetVisible(part, 0, 0)

    def _follow_note(self, link: str) -> None:
        if link == STOP and self._item is not None:
            self._presenter.cancel(self._item)
        elif link == EXISTING and self._item is not None and self._item.existing is not None:
            self.existing_asked.emit(self._item.existing)
        elif link == OTHER_LETTERS:
            self.paper.show_read_text()
            self._form.rereadButton.showMenu()
