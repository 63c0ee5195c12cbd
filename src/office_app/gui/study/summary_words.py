"""The line under the name of a chi bộ in the attendance panel."""

from collections.abc import Mapping

from office_app.domain.study import SessionState
from office_app.domain.vietnamese import date_screen
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.study_words import move_words


def summary_words(sheet: AttendanceSheet, campaigns: Mapping[int | None, str]) -> str:
    """Return day, hour, form, place and who presents; then for what else it counts, and the days that fell through.

    ``campaigns`` are the names of all campaigns by id.
    """
    session = sheet.session
    day = date_screen(session.held_on) if session.held_on else "chưa có ngày"
    parts = [f"Học ngày {day}" if sheet.held else f"Hẹn ngày {date_screen(session.planned_on)}"]
    if session.state in (SessionState.POSTPONED, SessionState.NOT_HELD):
        word = "đã hoãn" if session.state is SessionState.POSTPONED else "không tổ chức"
        parts.append(f"{word}: {session.note}" if session.note else word)
    if not sheet.held and session.held_on not in (None, session.planned_on):
        parts.append(f"ghi học ngày {day}")
    hour = session.starts_at.replace(":", " giờ ").removesuffix(" 00")
    parts += [hour, session.form.value, session.place]
    if session.rapporteur:
        parts.append(f"báo cáo viên {session.rapporteur}")
    lines = [" · ".join(part for part in parts if part)]
    if session.also:
        names = [campaigns.get(topic.campaign_id, "") for topic in session.also]
        lines.append(f"Tính cho cả: {', '.join(name for name in names if name)}")
    if session.moves:
        lines.append(f"Đã dời, hoãn: {move_words(session.moves)}")
    if session.note.startswith("Học bù: "):
        lines.append(session.note)
    return "\n".join(lines)
