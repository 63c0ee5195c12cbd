"""Ways in: files chosen, dropped or pasted, and pictures or texts pasted that have no file yet."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from office_app.bootstrap import Office
from office_app.gui.intake.endings import PAPERS
from office_app.gui.room import RoomServices
from office_app.gui.widgets.local_files import local_files
from office_app.gui.widgets.recent_papers import note_recent

PATTERNS = f"Văn bản ({' '.join(f'*{ending}' for ending in PAPERS)});;Mọi tệp (*)"
_LEAST = 40  # letters of a text that is worth a document


class Arrivals(QObject):
    came = Signal(object)  # list[Path]

    def __init__(self, office: Office, services: RoomServices, host: QWidget) -> None:
        super().__init__(host)
        self._office, self._services, self._host = office, services, host

    def pick(self, title: str = "Chọn văn bản đến") -> None:
        """Ask for files."""
        last = self._services.state.text("intake/folder")
        names, _ = QFileDialog.getOpenFileNames(self._host, title, last, PATTERNS)
        if names:
            self._services.state.set_text("intake/folder", str(Path(names[0]).parent))
            self.came.emit([Path(name) for name in names])

    def pick_one(self, title: str) -> Path | None:
        """Ask for one file; None when nothing was chosen."""
        last = self._services.state.text("intake/folder")
        name, _ = QFileDialog.getOpenFileName(self._host, title, last, PATTERNS)
        return Path(name) if name else None

    def paste(self) -> None:
        """Take what lies on the clipboard: files, a long text, or a picture."""
        clipboard = QGuiApplication.clipboard()
        content = clipboard.mimeData()
        paths = local_files(content)
        text = content.text().strip() if content.hasText() else ""
        if paths:
            self.take(paths)
        elif len(text) > _LEAST:
            self._keep(lambda: text.encode("utf-8"), "Chữ dán", ".txt")
        elif content.hasImage():
            picture = clipboard.image()
            self._keep(lambda: _png(picture), "Ảnh dán", ".png")
        else:
            self._services.toast("Trong bộ nhớ tạm không có tệp, ảnh hay đoạn văn bản để nhận.")

    def take(self, paths: Sequence[Path]) -> None:
        """Take files, and of folders the documents that lie in them."""
        files: list[Path] = []
        for path in paths:
            if path.suffix.lower() in PAPERS or not path.is_dir():
                files.append(path)
                continue
            inside = _documents_in(path)
            files += inside
            if not inside:
                self._services.toast(f"Trong thư mục «{path.name}» không có tệp văn bản nào để nhận.")
        if files:
            self.came.emit(files)

    def forget(self, path: Path, *, registered: bool) -> None:
        """A file is over: what was only pasted is deleted, what was entered can be asked for from the task bar."""
        if self._office.is_pasted(path):
            self._services.runner.run(lambda progress: self._office.forget_pasted(path))
        elif registered and not self._office.practice:
            self._services.runner.run(lambda progress: note_recent(path))

    def tidy(self, waiting: Collection[Path]) -> None:
        """Delete pasted files that wait no longer."""
        self._services.runner.run(lambda progress: self._office.tidy_pasted(waiting))

    def _keep(self, content: Callable[[], bytes], what: str, ending: str) -> None:
        self._services.runner.run(
            lambda progress: self._office.keep_pasted(content(), what, ending, progress),
            on_done=self._kept,
            on_failed=self._services.show_error,
            what=f"Đang xem {what.lower()}",
        )

    def _kept(self, path: Path) -> None:
        self.came.emit([path])


def clipboard_fits_no_field() -> bool:
    """Tell whether files or a mere picture lie on the clipboard: pasted into a field they would be nothing."""
    content = QGuiApplication.clipboard().mimeData()
    return bool(local_files(content)) or (content.hasImage() and not content.hasText())


def _documents_in(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.suffix.lower() in PAPERS and one.is_file())
    except OSError:  # a folder nobody may look into has nothing to take either
        return []


def _png(picture: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
