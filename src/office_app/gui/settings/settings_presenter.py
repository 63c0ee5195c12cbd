"""Checks what was changed in the settings and writes it; lists and makes backups."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from office_app.domain.errors import AppError
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import date_screen
from office_app.gui.formats import ago_vi, size_vi

_DATE = re.compile(r"(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})")


@dataclass(frozen=True)
class BackupLine:
    """One copy in the data folder, newest first in lists."""

    path: Path
    name: str
    when: str
    size: str


class SettingsView(Protocol):
    def show_settings(self, settings: OfficeSettings) -> None: ...
    def read_settings(self) -> OfficeSettings: ...
    def take_layout(self, settings: OfficeSettings) -> None: ...
    def wrong_field(self) -> str: ...
    def show_dirty(self, dirty: bool) -> None: ...
    def show_backups(self, backups: Sequence[BackupLine], last: str) -> None: ...
    def show_error(self, error: BaseException) -> None: ...
    def say(self, text: str) -> None: ...
    def written(self) -> None: ...


class SettingsPresenter:
    def __init__(
        self,
        view: SettingsView,
        *,
        load: Callable[[], OfficeSettings | None],
        save: Callable[[OfficeSettings], None],
        last_backup: Callable[[], datetime | None],
        backups_folder: Path,
    ) -> None:
        self._view, self._load, self._save = view, load, save
        self._last_backup, self._folder = last_backup, backups_folder
        self._kept = OfficeSettings(commune="", province="")

    def load(self) -> None:
        """Show the settings as they are kept."""
        try:
            self._kept = self._load() or self._kept
        except AppError as error:
            self._view.show_error(error)
            return
        self._view.show_settings(self._kept)
        self._view.show_dirty(False)

    def layout_kept(self) -> None:
        """Know the layout values as they are kept now; what waits to be saved goes on waiting."""
        settings = self._load()
        if settings is not None:
            self._kept = replace(self._kept, layout=settings.layout)
            self._view.take_layout(self._kept)
            self._view.written()

    @property
    def dirty(self) -> bool:
        return self._view.read_settings() != self._kept

    def changed(self) -> None:
        self._view.show_dirty(self.dirty)

    def save(self) -> bool:
        """Write what is on the page; False when it cannot stand so."""
        settings = self._view.read_settings()
        try:
            if wrong := self._view.wrong_field():
                raise FieldError(field=wrong)
            self._save(settings)
        except AppError as error:
            self._view.show_error(error)
            return False
        self._kept = settings
        self._view.show_dirty(False)
        self._view.say("Đã lưu cài đặt.")
        self._view.written()
        return True

    def leave(self) -> bool:
        """Save what was changed before another room is shown."""
        return not self.dirty or self.save()

    def list_backups(self, now: datetime) -> None:
        last = self._last_backup()
        words = "Chưa có bản sao lưu nào." if last is None else f"Bản gần nhất: {ago_vi(last, now)}."
        self._view.show_backups(find_backups(self._folder), words)


class FieldError(AppError):
    code = "settings.field"
    what = "{field} chưa đúng."
    kept = "Cài đặt cũ vẫn còn nguyên."
    next_step = "Sửa lại rồi lưu."


def find_backups(folder: Path) -> list[BackupLine]:
    """Return the copies in ``folder``, newest first."""
    found = []
    if folder.is_dir():
        for path in folder.iterdir():
            if path.is_file() and path.suffix in (".db", ".zip", ".backup"):
                status = path.stat()
                when = f"{datetime.fromtimestamp(status.st_mtime):%d/%m/%Y %H:%M}"
                line = BackupLine(path, path.name, when, size_vi(status.st_size))
                found.append((status.st_mtime, line))
    return [line for _, line in sorted(found, key=lambda pair: pair[0], reverse=True)]


def parse_days_off(text: str) -> tuple[list[date], list[str]]:
    """Return the days named in ``text`` and the lines that name none; ``20/01/2027 - 26/01/2027`` is a range."""
    days: set[date] = set()
    wrong = []
    for line in re.split(r"[\n;,]", text):
        if not line.strip():
            continue
        try:
            ends = [date(int(y), int(m), int(d)) for d, m, y in _DATE.findall(line)]
        except ValueError:
            ends = []
        if len(ends) == 2 and 0 <= (ends[1] - ends[0]).days <= 31:
            days.update(date.fromordinal(n) for n in range(ends[0].toordinal(), ends[1].toordinal() + 1))
        elif len(ends) == 1:
            days.add(ends[0])
        else:
            wrong.append(line.strip())
    return sorted(days), wrong


def format_days_off(days: Sequence[date]) -> str:
    """Return one line a day or a run of days, as ``parse_days_off`` reads it."""
    lines: list[str] = []
    run: list[date] = []
    for day in [*sorted(days), None]:
        if run and (day is None or day.toordinal() != run[-1].toordinal() + 1):
            first, last = date_screen(run[0]), date_screen(run[-1])
            lines.append(first if len(run) == 1 else f"{first} - {last}")
            run = []
        if day is not None:
            run.append(day)
    return "\n".join(lines)
