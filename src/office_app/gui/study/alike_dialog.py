"""Two texts that are nearly the same, side by side, with what both have marked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from office_app.domain.errors import AppError
from office_app.gui.jobs.run_for import run_for
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.study.result_files_dialog import who
from office_app.gui.widgets.labels import ElidedLabel, label
from office_app.gui.widgets.paper_view import PaperView
from office_app.use_cases.progress import Progress
from office_app.use_cases.result_files import MarkedText
from office_app.use_cases.study_results import Alike

Compare = Callable[[Alike, Progress], tuple[MarkedText, MarkedText]]


class AlikeDialog(QDialog):
    """Deletes itself when closed; ``compare`` reads the two texts and may take its time."""

    def __init__(
        self,
        theme: ThemeController,
        runner: JobRunner,
        pairs: Sequence[Alike],
        compare: Compare,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bài gần giống nhau")
        self.resize(theme.px(1060), theme.px(640))
        self._pairs, self._compare = pairs, compare
        self._run = run_for(self, runner)
        self.pair_box = QComboBox()
        self.pair_box.setAccessibleName("Cặp bài")
        for pair in pairs:
            self.pair_box.addItem(
                f"{round(pair.share * 100)} % · {who(pair.first)} – {who(pair.second)}",
            )
        self.views = (PaperView(theme), PaperView(theme))
        self._names = (ElidedLabel(semibold=True), ElidedLabel(semibold=True))
        self._build()
        self.pair_box.currentIndexChanged.connect(self.show_pair)

    def show_pair(self, place: int) -> None:
        """Show a pair of the list."""
        self.pair_box.setCurrentIndex(place)
        pair = self._pairs[place]
        for one, name, view in zip((pair.first, pair.second), self._names, self.views, strict=True):
            assert one.result is not None
            name.setText(f"{who(one)} · {one.result.file_name}")
            view.clear("Đang đọc bài…", "")
        self._run(
            lambda progress: self._compare(pair, progress),
            what="Đang so sánh hai bài",
            on_done=lambda texts: self._show(place, texts),
            on_failed=self._failed,
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.pair_box)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for name, view in zip(self._names, self.views, strict=True):
            side = QVBoxLayout()
            side.addWidget(name)
            side.addWidget(view, 1)
            sides.addLayout(side, 1)
        column.addLayout(sides, 1)
        foot = QHBoxLayout()
        told = label("Chỗ tô màu là đoạn từ bốn chữ trở lên có ở cả hai bài, không kể thứ tự.", ink="soft")
        close = QPushButton("Đóng")
        close.clicked.connect(self.accept)
        foot.addWidget(told, 1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.pair_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, place: int, texts: tuple[MarkedText, MarkedText]) -> None:
        if place != self.pair_box.currentIndex():
            return  # another pair was chosen meanwhile
        for view, marked in zip(self.views, texts, strict=True):
            view.show_text(marked.text, [(span.start, span.end, "waiting") for span in marked.same])

    def _failed(self, error: AppError) -> None:
        for view in self.views:
            view.clear("Không mở được bài", error.text_vi())
