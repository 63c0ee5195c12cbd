"""Word files of the office's own among the templates: brought in, tried out, handed on, removed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.word_templates import WORD_ENDING, WordTemplate
from office_app.gui.jobs.start_job import StartJob
from office_app.use_cases.progress import Progress

_MOST_BYTES = 50_000_000


class WordView(Protocol):
    def show_sample(self, text: str) -> None: ...
    def show_opened(self, path: Path) -> None: ...
    def show_error(self, error: AppError) -> None: ...
    def say(self, text: str) -> None: ...
    def offer(self, text: str, undo: Callable[[], object]) -> None: ...


class WordPresenter:
    """``reload`` lists the templates anew and shows the one named."""

    def __init__(self, view: WordView, office: Office, run: StartJob, reload: Callable[[str], None]) -> None:
        self._view, self._office, self._run, self._reload = view, office, run, reload
        self.shown: WordTemplate | None = None

    def templates(self) -> Sequence[WordTemplate]:
        return self._office.word_templates()

    def show(self, template: WordTemplate) -> None:
        """Show what a file gives with the name of each field where it stands."""
        self.shown = template
        if template.fault:
            self._view.show_sample("")
            return

        def done(text: str) -> None:
            if self.shown is template:
                self._view.show_sample(text)

        def failed(error: AppError) -> None:
            self._view.show_sample("")
            self._view.show_error(error)

        self._run(
            lambda progress: self._office.word_sample_text(template.name), on_done=done, on_failed=failed
        )

    def bring_in(self, path: Path, name: str = "") -> None:
        """Keep a Word file, under ``name`` where it replaces another; the one before can be brought back."""

        def work(progress: Progress) -> tuple[str, bytes | None]:
            with path.open("rb") as file:
                content = file.read(_MOST_BYTES)
            wanted = name or path.name
            before = self._kept(wanted)
            return self._office.keep_word_template(wanted, content), before

        def done(found: tuple[str, bytes | None]) -> None:
            kept, before = found
            if before is None:
                self._view.say(f"Đã nhập mẫu Word «{kept}».")
            else:
                self._view.offer(f"Đã thay tệp của mẫu «{kept}».", lambda: self._put_back(kept, before))
            self._reload(f"{kept}{WORD_ENDING}")

        self._run(work, on_done=done, on_failed=self._view.show_error)

    def remove(self) -> None:
        """Remove the file shown; it can be brought back."""
        if self.shown is None:
            return
        name = self.shown.name

        def work(progress: Progress) -> bytes:
            content = self._office.export_word_template(name)[1]
            self._office.delete_word_template(name)
            return content

        def done(content: bytes) -> None:
            self._view.offer(f"Đã xóa mẫu «{name}».", lambda: self._put_back(name, content))
            self._reload("")

        self._run(work, on_done=done, on_failed=self._view.show_error)

    def open_sample(self) -> None:
        """Lay the tried out file where Word can open it."""
        if self.shown is not None:
            name = self.shown.name
            self._run(
                lambda progress: self._office.open_word_sample(name),
                on_done=self._view.show_opened,
                on_failed=self._view.show_error,
            )

    def export_to(self, folder: Path) -> None:
        if self.shown is None:
            return
        name = self.shown.name

        def work(progress: Progress) -> None:
            file_name, content = self._office.export_word_template(name)
            (folder / file_name).write_bytes(content)

        self._run(
            work,
            on_done=lambda _: self._view.say(f"Đã xuất mẫu vào «{folder}»."),
            on_failed=self._view.show_error,
        )

    def _kept(self, wanted: str) -> bytes | None:
        stem = wanted.removesuffix(WORD_ENDING)
        names = [template.name for template in self._office.word_templates()]
        return self._office.export_word_template(stem)[1] if stem in names else None

    def _put_back(self, name: str, content: bytes) -> None:
        self._run(
            lambda progress: self._office.keep_word_template(name, content),
            on_done=lambda kept: self._reload(f"{kept}{WORD_ENDING}"),
            on_failed=self._view.show_error,
        )
