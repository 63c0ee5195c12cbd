"""Beginning a paper: what it is begun from, and the file that an office's own Word template gives."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.templates import TemplateLine
from office_app.domain.word_templates import word_line
from office_app.gui.jobs.run_for import run_for
from office_app.gui.outgoing.list_presenter import ListPresenter
from office_app.gui.outgoing.new_paper_dialog import NewPaperDialog
from office_app.gui.outgoing.word_paper_dialog import WordPaperDialog
from office_app.gui.room import RoomServices
from office_app.gui.widgets.open_path import open_path
from office_app.use_cases.progress import Progress
from office_app.use_cases.word_templates import WordForm


class Beginning(QObject):
    def __init__(
        self,
        office: Office,
        services: RoomServices,
        listing: ListPresenter,
        show_error: Callable[[AppError], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._office, self._services, self._listing = office, services, listing
        self._show_error, self._page = show_error, page
        self._run = run_for(page, services.runner)

    def ask(self, checked: bool = False) -> None:
        """Ask what to begin: a template, a Word file of the office's own, or a blank sheet."""

        def work(progress: Progress) -> Sequence[TemplateLine]:
            files = [word_line(one) for one in self._office.word_templates()]
            return [*files, *self._office.templates_to_begin()]

        self._run(work, on_done=self._show_choice, on_failed=self._show_error)

    def _show_choice(self, lines: Sequence[TemplateLine]) -> None:
        dialog = NewPaperDialog(self._services.theme, lines, self._office.today(), self._page)
        dialog.template_chosen.connect(self._listing.begin)
        dialog.blank_chosen.connect(self._listing.new)
        dialog.week_chosen.connect(self._listing.begin_week)
        dialog.word_chosen.connect(self._ask_for_fields)
        dialog.templates_asked.connect(lambda: self._services.navigate("templates", None))
        dialog.open()

    def _ask_for_fields(self, name: str) -> None:
        self._run(
            lambda progress: self._office.word_form(name),
            on_done=self._show_form,
            on_failed=self._show_error,
        )

    def _show_form(self, form: WordForm) -> None:
        dialog = WordPaperDialog(self._services.theme, form, self._page)

        def make(texts: Mapping[str, str]) -> None:
            self._run(
                lambda progress: self._office.make_word_paper(form, texts),
                on_done=made,
                on_failed=dialog.show_error,
            )

        def made(path: Path) -> None:
            dialog.accept()
            words = f"Đã tạo «{path.name}» từ tệp Word của văn phòng."
            self._services.toast(words, lambda: open_path(path), "Mở tệp")

        dialog.asked.connect(make)
        dialog.open()
