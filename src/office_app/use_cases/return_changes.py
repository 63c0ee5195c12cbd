"""What taking a return form would change, as the clerk is shown it: what, before, after."""

from collections.abc import Callable, Mapping, Sequence

from office_app.domain.return_layout import MARK_WORDS
from office_app.domain.returns import ReturnChange, ReturnedMark
from office_app.domain.study import Attendance, SessionFigures, SessionState, StudySession
from office_app.domain.study_results import StudyResult
from office_app.domain.vietnamese import date_screen

HANDED_IN = "Bài thu hoạch"


def changed_figures(known: StudySession | None, new: StudySession) -> list[ReturnChange]:
    """Return what changes at the session, against what is known if it was held."""
    held = known if known is not None and known.state is SessionState.HELD else None
    pairs = [(what, "" if held is None else of(held), of(new)) for what, of in _COMPARED]
    return [
        ReturnChange(what, before, after, what in _ATTENDANCE)
        for what, before, after in pairs
        if before != after
    ]


def changed_marks(
    told: Sequence[ReturnedMark], marks: Sequence[Attendance], before: Mapping[int, Attendance]
) -> list[ReturnChange]:
    """Return the marks that say something else than before; ``marks`` begins with those told, in their order."""
    changes = []
    for one, new in zip(told, marks, strict=False):
        known = before.get(new.member_id)
        if known != new:
            was, will = "" if known is None else _said(known), _said(new)
            if was != will:
                other = known is not None and known.mark is not new.mark
                changes.append(ReturnChange(one.full_name, was, will, other))
    return changes


def _said(mark: Attendance) -> str:
    made_up = "" if mark.made_up_on is None else f"học bù {date_screen(mark.made_up_on)}"
    return " · ".join(part for part in (MARK_WORDS[mark.mark], mark.reason, made_up) if part)


def changed_results(
    told: Sequence[ReturnedMark],
    handed: Mapping[int, StudyResult],
    taken_back: Sequence[StudyResult],
    *,
    first: bool,
) -> list[ReturnChange]:
    """Return what changes of what members handed in.

    Of the ``first`` form of a chi bộ the number says it all, but nothing is taken back unseen.
    """
    changes = []
    for one in () if first else told:
        known = handed.get(one.member_id)
        if one.handed_in and (known is None or one.score not in ("", known.score)):
            was = "" if known is None else _handed_in_said(known.score)
            changes.append(ReturnChange(f"{HANDED_IN}, {one.full_name}", was, _handed_in_said(one.score)))
    names = {one.member_id: one.full_name for one in told} if taken_back else {}
    return changes + [
        ReturnChange(f"{HANDED_IN}, {names[one.member_id]}", _handed_in_said(one.score), "chưa nộp")
        for one in taken_back
    ]


def _handed_in_said(score: str) -> str:
    return f"đã nộp · điểm {score}" if score else "đã nộp"


def _counted(of: Callable[[SessionFigures], int]) -> Callable[[StudySession], str]:
    return lambda session: str(of(session.figures))


def _number(counted: int | None) -> str:
    return "" if counted is None else str(counted)


_COMPARED: Sequence[tuple[str, Callable[[StudySession], str]]] = (
    ("Ngày tổ chức", lambda session: date_screen(session.day)),
    ("Hình thức", lambda session: session.form.value),
    ("Địa điểm", lambda session: session.place),
    ("Báo cáo viên", lambda session: session.rapporteur),
    ("Khó khăn, kiến nghị", lambda session: session.note),
    ("Tổng số đảng viên", _counted(lambda figures: figures.members)),
    ("Triệu tập", _counted(lambda figures: figures.called)),
    ("Tham gia", _counted(lambda figures: figures.present)),
    ("Vắng có phép", _counted(lambda figures: figures.excused)),
    ("Vắng không phép", _counted(lambda figures: figures.unexcused)),
    ("Học bù", _counted(lambda figures: figures.made_up)),
    ("Quần chúng", _counted(lambda figures: figures.guests)),
    (HANDED_IN, _counted(lambda figures: figures.handed_in)),
    ("Đếm đầu buổi", lambda session: _number(session.started_with)),
    ("Đếm cuối buổi", lambda session: _number(session.ended_with)),
)
_ATTENDANCE = ("Tổng số đảng viên", "Triệu tập", "Tham gia", "Vắng có phép", "Vắng không phép")
