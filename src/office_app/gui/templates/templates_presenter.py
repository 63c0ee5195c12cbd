"""Templates of papers: listed, changed with a check and a printed page, compared, set back, handed on as files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.templates import ComparedLine, TemplateFault, TemplateLine
from office_app.domain.word_templates import WORD_ENDING, WordTemplate, word_line
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.templates.word_presenter import WordPresenter
from office_app.use_cases.progress import Progress

_SIZE_LIMIT = 2_000_000  # bytes of a template handed on as a file


@dataclass(frozen=True)
class Tried:
    """A text tried with its own example; ``image`` is the page asked for, empty where it does not fill."""

    text: str
    faults: Sequence[TemplateFault]
    pdf: bytes = b""
    pages: int = 0
    image: bytes = b""


class TemplatesView(Protocol):
    def show_list(self, lines: Sequence[TemplateLine], current: str) -> None: ...
    def show_template(self, line: TemplateLine, text: str) -> None: ...
    def show_word(self, line: TemplateLine, template: WordTemplate) -> None: ...
    def show_sample(self, text: str) -> None: ...
    def show_opened(self, path: Path) -> None: ...
    def show_tried(self, tried: Tried) -> None: ...
    def show_page_image(self, page: int, image: bytes) -> None: ...
    def show_comparison(self, lines: Sequence[ComparedLine]) -> None: ...
    def show_dirty(self, dirty: bool) -> None: ...
    def show_error(self, error: AppError) -> None: ...
    def say(self, text: str) -> None: ...
    def offer(self, text: str, undo: Callable[[], object]) -> None: ...


class TemplatesPresenter:
    """At most one trial runs at a time; what is typed meanwhile is tried right after it."""

    def __init__(self, view: TemplatesView, office: Office, run: StartJob) -> None:
        self._view, self._office, self._run = view, office, run
        self.word = WordPresenter(view, office, run, self.load)
        self.lines: Sequence[TemplateLine] = ()
        self.name = ""
        self.kept = self.text = ""
        self._tried: Tried | None = None
        self._trying = False
        self._try_wanted: int | None = None

    @property
    def line(self) -> TemplateLine | None:
        return next((line for line in self.lines if line.name == self.name), None)

    @property
    def dirty(self) -> bool:
        return self.text != self.kept

    def load(self, name: str = "") -> None:
        """List all templates and show one, the first where none is named."""

        def work(progress: Progress) -> tuple[Sequence[TemplateLine], str, str | WordTemplate]:
            files = {word_line(one): one for one in self.word.templates()}
            lines = [*self._office.templates(), *files]
            names = [line.name for line in lines]
            chosen = name if name in names else self.name if self.name in names else next(iter(names), "")
            file = next((one for line, one in files.items() if line.name == chosen), None)
            return lines, chosen, file or (self._office.template_text(chosen) if chosen else "")

        def done(found: tuple[Sequence[TemplateLine], str, str | WordTemplate]) -> None:
            self.lines, self.name, shown = found
            self.kept = self.text = shown if isinstance(shown, str) else ""
            self._view.show_list(self.lines, self.name)
            if self.line is None:
                return
            if isinstance(shown, WordTemplate):
                self._view.show_word(self.line, shown)
                self.word.show(shown)
            else:
                self.word.shown = None
                self._view.show_template(self.line, shown)
            self._view.show_dirty(False)

        self._run(work, on_done=done, on_failed=self._view.show_error)

    def change(self, text: str) -> None:
        self.text = text
        self._view.show_dirty(self.dirty)

    def give_up(self) -> None:
        """Go back to what is kept."""
        if self.line is not None:
            self.text = self.kept
            self._view.show_template(self.line, self.kept)
            self._view.show_dirty(False)

    def save(self) -> bool:
        """Keep what was changed; False where it does not fill and is not kept."""
        if not self.dirty:
            return True
        try:
            self._office.save_template(self.name, self.text)
        except AppError as error:
            self._view.show_error(error)
            return False
        self.kept = self.text
        self._view.show_dirty(False)
        self._view.say("Đã lưu mẫu.")
        self.load()
        return True

    def copy(self) -> None:
        """Keep the text once more, as a template of the office's own."""
        line = self.line
        if line is None:
            return
        taken = {one.name for one in self.lines}
        number = next(n for n in range(2, 1000) if f"{self.name}-{n}" not in taken)
        new, text = f"{self.name}-{number}", self.text.replace(line.title, f"{line.title} ({number})", 1)
        self._do(lambda: self._office.save_template(new, text), "Đã chép thành mẫu của văn phòng.")

    def reset(self) -> str | None:
        """Set a changed template back, or delete one of our own; return its text to take it back with."""
        before, name = self.kept, self.name
        if self.line is None:
            return None
        self._do(lambda: self._office.reset_template(name), "")
        return before

    def bring_back(self, name: str, text: str) -> None:
        """Keep a text again that was set back."""
        self._do(lambda: self._office.save_template(name, text), "")

    def accept_shipped(self) -> None:
        """Keep our own though the shipped one is newer."""
        name = self.name

        def act() -> str:
            self._office.keep_own_template(name)
            return name

        self._do(act, "Đã giữ bản của văn phòng.")

    def compare(self) -> None:
        name, text = self.name, self.text
        self._run(
            lambda progress: self._office.compare_template(name, text),
            on_done=self._view.show_comparison,
            on_failed=self._view.show_error,
        )

    def import_file(self, path: Path) -> None:
        if path.suffix.lower() == WORD_ENDING:
            self.word.bring_in(path)
            return

        def act() -> str:
            with path.open("rb") as file:
                return self._office.import_template(path.name, file.read(_SIZE_LIMIT))

        self._do(act, f"Đã nhập mẫu từ «{path.name}».")

    def export_to(self, folder: Path) -> None:
        name = self.name

        def act() -> str:
            file_name, content = self._office.export_template(name)
            (folder / file_name).write_bytes(content)
            return name

        self._do(act, f"Đã xuất mẫu vào «{folder}».")

    def _do(self, act: Callable[[], str | None], words: str) -> None:
        def done(name: str | None) -> None:
            if words:
                self._view.say(words)
            self.load(name or "")

        self._run(lambda progress: act(), on_done=done, on_failed=self._view.show_error)

    # ---- the printed page

    def try_out(self, width: int) -> None:
        """Check the text as it stands and print it with its example."""
        if self.word.shown is not None:
            return
        if self._trying:
            self._try_wanted = width
            return
        self._trying = True
        text = self.text

        def work(progress: Progress) -> Tried:
            faults = self._office.check_template(text)
            if faults:
                return Tried(text, faults)
            pdf = self._office.preview_template(text)
            image, pages = self._office.pdf_page_image(pdf, 0, width)
            return Tried(text, (), pdf, pages, image)

        def ended() -> None:
            self._trying = False
            wanted, self._try_wanted = self._try_wanted, None
            if wanted is not None:
                self.try_out(wanted)

        def done(tried: Tried) -> None:
            if tried.text == self.text and self.word.shown is None:
                self._tried = tried
                self._view.show_tried(tried)
            ended()

        def failed(error: AppError) -> None:
            self._view.show_error(error)
            ended()

        self._run(work, on_done=done, on_failed=failed, on_cancelled=ended)

    def fetch_page(self, page: int, width: int) -> None:
        tried = self._tried
        if tried is None or not tried.pdf:
            return

        def done(found: tuple[bytes, int]) -> None:
            if tried is self._tried:
                self._view.show_page_image(page, found[0])

        self._run(
            lambda progress: self._office.pdf_page_image(tried.pdf, page, width),
            on_done=done,
            on_failed=lambda error: None,  # the page stays as it was; the next trial brings it
        )
