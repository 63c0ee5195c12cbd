"""The foot of the window: what is saved and backed up, and the work going on, with *Hủy*."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from office_app.gui.jobs.job import Job
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import Ink
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import ElidedLabel, label
from office_app.gui.widgets.pause import after_pause

_PATIENCE = 250  # milliseconds: work that is over by then is not worth a flicker


class StatusLine(QWidget):
    def __init__(self, theme: ThemeController, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._saved_icon, self._saved = label(), label("Đã lưu", size="small", ink="soft")
        self._backup_icon, self._backup = label(), label("", size="small", ink="soft")
        self._backup_ink: Ink = "soft"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._saved_icon, self._saved):
            row.addWidget(part)
        row.addSpacing(12)
        for part in (self._backup_icon, self._backup):
            row.addWidget(part)
        row.addStretch(1)
        self.jobs = JobStrip(theme, runner)
        row.addWidget(self.jobs)
        theme.changed.connect(self._draw)
        self._draw()
        self._backup_icon.hide()  # until it is known

    def set_saved(self, text: str = "Đã lưu") -> None:
        self._saved.setText(text)

    def set_backup(self, last: datetime | None, now: datetime | None) -> None:
        """Say when the last good backup was made; one older than two days is a warning."""
        self._backup_icon.show()
        if last is None or now is None:
            self._backup.setText("Chưa có bản sao lưu")
            self._backup_ink = "soft"
        else:
            days = (now.date() - last.date()).days
            day = {0: "hôm nay", 1: "hôm qua"}.get(days, f"ngày {last:%d/%m/%Y}")
            self._backup.setText(f"Sao lưu đã kiểm {last:%H:%M} {day}")
            self._backup_ink = "waiting" if days > 2 else "soft"
        self._draw()

    def _draw(self) -> None:
        self.setFixedHeight(self._theme.px(26))
        self._backup.setProperty("ink", self._backup_ink)
        self._backup.style().unpolish(self._backup)
        self._backup.style().polish(self._backup)
        size = QSize(self._theme.px(14), self._theme.px(14))
        self._saved_icon.setPixmap(self._theme.icon("check", "soft").pixmap(size))
        self._backup_icon.setPixmap(self._theme.icon("shield-check", self._backup_ink).pixmap(size))


class JobStrip(QWidget):
    """One line for the work that runs longest, and how many more there are."""

    def __init__(self, theme: ThemeController, runner: JobRunner) -> None:
        super().__init__()
        self._theme, self._runner = theme, runner
        self._shown: Job | None = None
        self._text = ElidedLabel("", size="small", ink="soft")
        self._text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = push_button(
            "Hủy", kind="link", tip="Dừng việc đang chạy; những gì đã lưu vẫn còn nguyên"
        )
        self._stop.clicked.connect(self._cancel)
        self._icon = QLabel()
        self._icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._icon, self._text, self._bar, self._stop):
            row.addWidget(part)
        self._soon = after_pause(_PATIENCE, self._show_next, self)
        runner.started.connect(self._started)
        runner.ended.connect(self._ended)
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    @Slot(Job)
    def _started(self, job: Job) -> None:
        if job.what:
            job.progressed.connect(self._progressed, Qt.ConnectionType.QueuedConnection)
            self._soon.start()

    @Slot(Job)
    def _ended(self, job: Job) -> None:
        if job is self._shown:
            self._shown = None
        self._show_next()

    @Slot()
    def _show_next(self) -> None:
        named = [job for job in self._runner.jobs if job.what]
        if not named:
            self._shown = None
            self.hide()
            return
        if self._shown not in named:
            self._shown = named[0]
            self._bar.setRange(0, 0)
        more = f" (và {len(named) - 1} việc khác)" if len(named) > 1 else ""
        self._say(f"{named[0].what}{more}")
        self._stop.setEnabled(not named[0].stopping)
        if not self._soon.isActive():
            self.show()

    @Slot(object, object, str)
    def _progressed(self, done: int, total: int, what: str) -> None:
        if self.sender() is self._shown:
            self._bar.setRange(0, 1000 if total else 0)
            self._bar.setValue(round(1000 * done / total) if total else 0)
            if what:
                self._say(what[:1].upper() + what[1:])

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._text.ensurePolished()  # before it was ever shown it is measured in another font
        wanted = QFontMetrics(self._text.font()).horizontalAdvance(text) + 6
        self._text.setFixedWidth(min(wanted, self._theme.px(360)))

    def _cancel(self) -> None:
        if self._shown is not None:
            self._shown.cancel()
            self._stop.setEnabled(False)
            self._say("Đang dừng…")

    def _fit(self) -> None:
        self._bar.setFixedWidth(self._theme.px(90))
        size = QSize(self._theme.px(14), self._theme.px(14))
        self._icon.setPixmap(self._theme.icon("loader-circle", "soft").pixmap(size))
