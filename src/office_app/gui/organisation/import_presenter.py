"""Decides how a list of members is imported: columns looked at, checked, then written."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.member_import import MemberImport, MemberSheet
from office_app.domain.vietnamese import number_vi
from office_app.gui.jobs.start_job import StartJob


class ImportView(Protocol):
    """What the import pages can show."""

    def show_columns(self, sheet: MemberSheet) -> None: ...
    def show_checked(self, checked: MemberImport) -> None: ...
    def show_importing(self, importing: bool) -> None: ...
    def show_import_progress(self, done: int, total: int) -> None: ...
    def show_written(self, said: str) -> None: ...
    def show_wrong(self, error: AppError) -> None: ...
    def say(self, text: str) -> None: ...


class ImportPresenter:
    """``own_unit`` names the chi bộ of people whose list names none, "" when none is chosen."""

    def __init__(self, view: ImportView, office: Office, run: StartJob, own_unit: Callable[[], str]) -> None:
        self._view, self._office, self._run, self._own_unit = view, office, run, own_unit
        self.sheet: MemberSheet | None = None
        self.checked: MemberImport | None = None

    def read_file(self, path: Path) -> None:
        """Show which columns a list has; nothing is checked yet."""

        def done(sheet: MemberSheet) -> None:
            self.sheet = sheet
            self._view.show_columns(sheet)

        self._run(
            lambda progress: self._office.read_members_file(path, progress),
            on_done=done,
            on_failed=self._view.show_wrong,
            what=f"Đang đọc {path.name}",
        )

    def take(self, at: int, field: str) -> None:
        """Take a field from a column, or nothing."""
        if self.sheet is not None:
            self.sheet = self.sheet.taking(at, field)
            self._view.show_columns(self.sheet)

    def check(self) -> None:
        """Report what importing the list would do; nothing is written."""
        sheet = self.sheet
        if sheet is None:
            return

        def done(checked: MemberImport) -> None:
            self.checked = checked
            self._view.show_checked(checked)

        self._run(
            lambda _: self._office.check_members(sheet, unit_name=self._own_unit()),
            on_done=done,
            on_failed=self._view.show_wrong,
            what=f"Đang kiểm tra {sheet.file_name}",
        )

    def import_checked(self) -> None:
        """Write the checked list, all or nothing."""
        checked = self.checked
        if checked is None:
            return
        self._view.show_importing(True)

        def done(_: object) -> None:
            self.checked = self.sheet = None
            self._view.show_importing(False)
            said = f"Đã nhập {number_vi(checked.added)} đảng viên mới"
            changed = f", cập nhật {number_vi(checked.changed)} người" if checked.changed else ""
            self._view.show_written(f"{said}{changed}.")

        def failed(error: AppError) -> None:
            self._view.show_importing(False)
            self._view.show_wrong(error)

        def stopped() -> None:
            self._view.show_importing(False)
            self._view.say("Đã dừng; danh sách chưa thay đổi gì.")

        self._run(
            lambda progress: self._office.import_members(checked, progress),
            on_done=done,
            on_failed=failed,
            on_cancelled=stopped,
            on_progress=lambda at, total, _: self._view.show_import_progress(at, total),
            what="Đang ghi danh sách đảng viên",
        )

    def write_sample(self, path: Path) -> None:
        self._run(
            lambda _: self._office.write_members_sample(path),
            on_done=lambda laid: self._view.say(f"Đã ghi tệp mẫu «{laid.name}»."),
            on_failed=self._view.show_wrong,
        )
