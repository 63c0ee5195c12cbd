"""One chi bộ's attendance while it is being entered: marks by name or totals, with undo and what is wrong."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.study import (
    ABSENT,
    AttendanceRow,
    Mark,
    SessionFigures,
    SessionForm,
    SessionState,
    StudySession,
    Topic,
)
from office_app.domain.vietnamese import date_screen
from office_app.gui.study.attendance_paste import read_pasted
from office_app.use_cases.study import miscounted
from office_app.use_cases.study_heads import figures_of

_UNDO_STEPS = 200


@dataclass(frozen=True)
class _Entered:
    """Everything the clerk can change, to compare and to go back to."""

    session: StudySession
    rows: tuple[AttendanceRow, ...]
    totals: SessionFigures
    guests: int
    handed_in: int


class AttendanceSheet:
    """Starts with everyone present, or with what was entered before.

    Args:
        unit: name of the chi bộ.
        session: the session as stored.
        rows: the grid as the store gives it.
        today: nobody has studied later than this; the day of a make-up.
        make_up: the chi bộ has studied before; called are those who have still to study, or ``everyone``.
    """

    def __init__(
        self,
        unit: str,
        session: StudySession,
        rows: Sequence[AttendanceRow],
        today: date,
        *,
        make_up: bool = False,
    ) -> None:
        self.unit, self.today, self.make_up_session, self.everyone = unit, today, make_up, False
        self._early_told = False
        held = session.state is SessionState.HELD
        if not held:
            # A session marked before its day was moved forward: it cannot have been held later than today.
            session = replace(session, held_on=min(session.planned_on, today), by_name=bool(rows))
        figures = session.figures if held else figures_of(rows)
        self._now = _Entered(session, tuple(rows), figures, figures.guests, figures.handed_in)
        self._stored, self._past = self._now, list[_Entered]()

    # ---- what is there -------------------------------------------------------------------------------------

    @property
    def session(self) -> StudySession:
        return self._now.session

    @property
    def rows(self) -> Sequence[AttendanceRow]:
        return self._now.rows

    @property
    def by_name(self) -> bool:
        return self._now.session.by_name

    @property
    def held(self) -> bool:
        """Whether a result is stored already."""
        return self._stored.session.state is SessionState.HELD

    @property
    def dirty(self) -> bool:
        return self._now != self._stored

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def guests(self) -> int:
        return self._now.guests

    @property
    def handed_in(self) -> int:
        return self._now.handed_in

    @property
    def figures(self) -> SessionFigures:
        """Return the head counts as entered so far, whether they add up or not."""
        entered = self._now
        if self.by_name:
            return figures_of(entered.rows, guests=entered.guests, handed_in=entered.handed_in)
        return replace(entered.totals, guests=entered.guests, handed_in=entered.handed_in)

    def tell_early(self) -> str | None:
        """Return, once, in Vietnamese what saving means for a session planned for a later day; None otherwise."""
        session = self.session
        early = session.state is SessionState.PLANNED and session.held_on != session.planned_on > self.today
        if not early or self._early_told or session.held_on is None:
            return None
        self._early_told = True
        return (
            f"Hội nghị hẹn ngày {date_screen(session.planned_on)} mà chưa đến ngày ấy; chưa ghi gì. "
            f"Bấm «Xong» lần nữa để ghi là đã học ngày {date_screen(session.held_on)}."
        )

    def mistake(self) -> str | None:
        """Return in Vietnamese what keeps this from being saved, or None."""
        day = self.session.held_on
        if day is None:
            return "chưa có ngày học"
        if day > self.today:
            return f"ngày học {date_screen(day)} ở sau hôm nay"
        if self.figures.members == 0:
            return "chưa có đảng viên nào" if self.by_name else "tổng số đảng viên đang là 0"
        if self.by_name:
            for row in self.rows:
                if row.made_up_on is not None and row.made_up_on < day:
                    return f"{row.shown_name} học bù ngày {date_screen(row.made_up_on)}, trước ngày học"
        return self.figures.mistake() or miscounted(replace(self.session, figures=self.figures))

    # ---- what the clerk does -------------------------------------------------------------------------------

    def mark(self, places: Sequence[int], mark: Mark) -> None:
        rows = list(self.rows)
        for place in places:
            rows[place] = _marked(rows[place], mark)
        self._change(replace(self._now, rows=tuple(rows)))

    def toggle(self, places: Sequence[int]) -> None:
        """Turn present into excused and anything else into present, as the first of the rows goes."""
        if places:
            present = self.rows[places[0]].mark is Mark.PRESENT
            self.mark(places, Mark.EXCUSED if present else Mark.PRESENT)

    def make_up(self, places: Sequence[int]) -> bool:
        """Note that the absent made up today, or take that back; False when none of them was absent."""
        rows = list(self.rows)
        absent = [place for place in places if rows[place].mark in ABSENT]
        if not absent:
            return False
        day = None if rows[absent[0]].made_up_on else max(self.today, self.session.held_on or self.today)
        for place in absent:
            rows[place] = replace(rows[place], made_up_on=day, made_up_session_id=None, made_up_how="")
        self._change(replace(self._now, rows=tuple(rows)))
        return True

    def set_reason(self, place: int, reason: str) -> None:
        rows = list(self.rows)
        rows[place] = replace(rows[place], reason=" ".join(unicodedata.normalize("NFC", reason).split()))
        self._change(replace(self._now, rows=tuple(rows)))

    def set_by_name(self, by_name: bool) -> None:
        """Switch between names and totals; totals start from the names marked so far."""
        session, totals = replace(self.session, by_name=by_name), self._now.totals
        if not by_name and self.by_name and self.rows:
            totals = self.figures
        self._change(replace(self._now, session=session, totals=totals))

    def set_totals(self, totals: SessionFigures) -> None:
        self._change(replace(self._now, totals=totals))

    def set_counts(self, guests: int, handed_in: int) -> None:
        self._change(replace(self._now, guests=guests, handed_in=handed_in))

    def set_details(
        self, held_on: date | None, form: SessionForm, place: str, rapporteur: str, starts_at: str
    ) -> None:
        session = replace(
            self.session,
            held_on=held_on,
            form=form,
            place=" ".join(place.split()),
            rapporteur=" ".join(rapporteur.split()),
            starts_at=starts_at,
        )
        self._change(replace(self._now, session=session))

    def set_heads(self, started_with: int | None, ended_with: int | None) -> None:
        """Note the heads counted at the beginning and the end; None where nobody counted."""
        session = replace(self.session, started_with=started_with, ended_with=ended_with)
        self._change(replace(self._now, session=session))

    def set_topics(self, minutes: int | None, also: Sequence[Topic]) -> None:
        """Note for which campaigns the session counts too, with the minutes of each."""
        self._change(replace(self._now, session=replace(self.session, minutes=minutes, also=tuple(also))))

    def take_roster(self, rows: Sequence[AttendanceRow], *, everyone: bool = False) -> None:
        """Take another list of members, of another day or of the whole chi bộ, with the marks given so far."""
        self.everyone = everyone
        given = {row.member_id: row for row in self.rows}
        kept = [
            replace(row, mark=old.mark, reason=old.reason, made_up_on=old.made_up_on)
            if (old := given.get(row.member_id)) is not None
            else row
            for row in rows
        ]
        self._change(replace(self._now, rows=tuple(kept)))

    def paste(self, text: str) -> tuple[int, Sequence[str]]:
        """Mark people from rows copied in Excel: name, mark and, if given, a reason.

        Returns:
            How many rows were marked, and who was not, with why; see ``read_pasted``.
        """
        pasted, left = read_pasted(text, self.rows)
        rows = list(self.rows)
        for one in pasted:
            row = _marked(rows[one.place], one.mark)
            rows[one.place] = replace(row, reason=one.reason or row.reason)
        self._change(replace(self._now, rows=tuple(rows)))
        return len(pasted), left

    def undo(self) -> None:
        if self._past:
            self._now = self._past.pop()

    def _change(self, entered: _Entered) -> None:
        if entered != self._now:
            self._past = [*self._past[-_UNDO_STEPS:], self._now]
            self._now = entered


def _marked(row: AttendanceRow, mark: Mark) -> AttendanceRow:
    """Give a row a mark; who is not absent has nothing to make up."""
    return replace(row, mark=mark, made_up_on=row.made_up_on if mark in ABSENT else None)
