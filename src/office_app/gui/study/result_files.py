"""Files of results on their way in: brought, matched to members, shown, and kept after a yes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors.study import ResultFilesError
from office_app.domain.study_results import StudyResult
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomServices
from office_app.gui.study.result_files_dialog import ResultFilesDialog
from office_app.use_cases.result_files import FileMatch, FilesKept, match_files
from office_app.use_cases.study_results import HandedIn

_ENDINGS = (".pdf", ".docx", ".doc", ".rtf", ".odt", ".txt", ".jpg", ".jpeg", ".png", ".tif", ".tiff")


class ResultFiles:
    """Asks in dialogs over ``owner``.

    Args:
        result_for: what is kept of a member whose file came, None when it cannot be now.
        on_kept: hears what was written.
    """

    def __init__(
        self,
        owner: QWidget,
        office: Office,
        services: RoomServices,
        result_for: Callable[[HandedIn], StudyResult | None],
        on_kept: Callable[[Sequence[StudyResult]], object],
    ) -> None:
        self._owner, self._office, self._services = owner, office, services
        self._result_for, self._on_kept = result_for, on_kept
        self._run = run_for(owner, services.runner)

    def pick(self) -> Sequence[Path]:
        """Let the clerk choose files."""
        endings = " ".join(f"*{ending}" for ending in _ENDINGS)
        chosen, _ = QFileDialog.getOpenFileNames(self._owner, "Chọn tệp bài nộp", "", f"Bài nộp ({endings})")
        return [Path(one) for one in chosen]

    def take(self, paths: Sequence[Path], everybody: Sequence[HandedIn]) -> None:
        """Match files, and those in folders, to members and show that before anything is written."""
        if not everybody:
            self._services.toast("Đợt này không có danh sách đảng viên để ghép tệp.")
            return
        self._run(
            lambda progress: match_files(readable(paths), everybody),
            on_done=lambda matches: self._show(matches, everybody),
            on_failed=self._services.show_error,
        )

    def _show(self, matches: Sequence[FileMatch], everybody: Sequence[HandedIn]) -> None:
        if not matches:
            self._services.toast("Không có tệp nào đọc được: nhận tệp Word, PDF, ảnh, văn bản.")
            return
        dialog = ResultFilesDialog(self._services.theme, matches, everybody, self._owner)
        dialog.confirmed.connect(self._keep)
        dialog.open()

    def _keep(self, pairs: Sequence[tuple[HandedIn, Path]]) -> None:
        files = [(result, path) for one, path in pairs if (result := self._result_for(one)) is not None]
        if not files:
            return
        self._run(
            lambda progress: self._office.record_result_files(files, progress),
            what="Đang đọc bài nộp",
            on_done=self._kept,
            on_cancelled=lambda: self._services.toast("Đã dừng, chưa ghi tệp nào."),
            on_failed=self._services.show_error,
        )

    def _kept(self, outcome: FilesKept) -> None:
        if outcome.failed:
            names = ", ".join(f"«{path.name}»" for path, _ in outcome.failed)
            error = ResultFilesError(names=names, count=len(outcome.failed), kept=len(outcome.kept))
            self._services.show_error(error)
        self._on_kept(outcome.kept)


def readable(paths: Sequence[Path]) -> Sequence[Path]:
    """Return the files that can be read, also those that lie in the folders given."""
    found = [inside for path in paths for inside in (_inside(path) if path.is_dir() else [path])]
    return [path for path in found if path.suffix.lower() in _ENDINGS and path.is_file()]


def _inside(folder: Path) -> Sequence[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # closed to us, or on a stick that was pulled out
        return []
