"""The words at the head and the foot of the attendance panel."""

from collections.abc import Mapping

from office_app.domain.study import SessionState
from office_app.domain.vietnamese import date_screen, number_vi, upper_first
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.study_words import called_words, counted_words, heads_words, move_words, rate
from office_app.use_cases.sign_sheets import hour_words


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
    parts += [hour_words(session.starts_at), session.form.value, session.place]
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


def foot_words(sheet: AttendanceSheet, mistake: str | None) -> tuple[str, str, str]:
    """Return who is present, how the number called is made, and the absent, or what does not add up."""
    figures = sheet.figures
    present = f"Có mặt {number_vi(figures.present)}/{number_vi(figures.called)} · {rate(figures)}"
    still = sheet.make_up_session and not sheet.everyone and not sheet.held
    frozen = " (đã chốt theo buổi học)" if sheet.held else ""
    counted = [counted_words(figures), heads_words(sheet.session)]
    said = f"{upper_first(mistake)}." if mistake else " · ".join(part for part in counted if part)
    return present, f"{called_words(figures, make_up=still)}{frozen}", said
