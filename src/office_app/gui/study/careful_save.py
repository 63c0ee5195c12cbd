"""Saving a sheet without writing over a result that came from elsewhere since it was read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from office_app.bootstrap import Office
from office_app.domain.study import AttendanceRow, SessionState, StudySession


@dataclass(frozen=True)
class ReadFrom:
    """What the store held when a sheet was read from it."""

    session: StudySession
    rows: Sequence[AttendanceRow]


class CarefulSave:
    """One saving; ``came`` tells afterwards why nothing was written. ``agreed``: what may be written over."""

    def __init__(self, office: Office, read: ReadFrom | None, agreed: str) -> None:
        self._office, self._read, self._agreed = office, read, agreed
        self.came = ""

    def do(self, save: Callable[[], object]) -> None:
        came = _came_since(self._office, self._read) if self._read is not None else ""
        if came and came != self._agreed:
            self.came = came
        else:
            save()


def _came_since(office: Office, read: ReadFrom) -> str:
    """Return in Vietnamese which result came since, a return say; "" when none did."""
    before, session_id = read.session, read.session.id or 0
    now = office.session(session_id)
    if now.state is not SessionState.HELD:
        return ""
    told = (now.state, now.held_on, now.by_name, now.figures)
    known = (before.state, before.held_on, before.by_name, before.figures)
    if told == known and list(office.attendance_rows(session_id)) == list(read.rows):
        return ""
    return (
        f"Buổi học này vừa được ghi kết quả ở nơi khác: dự học {now.figures.present}/{now.figures.called}. "
        "«Lưu» thì ghi đè lên kết quả đó, «Bỏ» thì giữ kết quả đó."
    )
