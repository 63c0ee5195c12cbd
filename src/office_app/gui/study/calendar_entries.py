"""What the calendar of a campaign shows: all its sessions, and faintly those of other campaigns."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.study import SessionState, StudySession
from office_app.domain.vietnamese import date_screen
from office_app.gui.look.tokens import State
from office_app.gui.study.campaign_reading import CampaignReading
from office_app.gui.study.study_words import move_words, session_chip
from office_app.use_cases.study import bare_unit


@dataclass(frozen=True)
class CalendarEntry:
    """One session. ``clash`` says what speaks against its day; ``faint``: it is of another campaign."""

    session: StudySession
    name: str
    state: State
    tip: str
    clash: str = ""
    faint: bool = False

    @property
    def day(self) -> date:
        return self.session.day

    @property
    def movable(self) -> bool:
        return not self.faint and self.session.state is not SessionState.HELD


def calendar_entries(reading: CampaignReading, today: date) -> Sequence[CalendarEntry]:
    """Return the campaign's sessions, then those of others."""
    clashes: dict[int, list[str]] = defaultdict(list)
    for clash in reading.own_clashes():
        for session_id in clash.session_ids:
            clashes[session_id].append(clash.text)
    units = {line.unit_id: line.unit for line in reading.results} | dict(reading.units)
    titles = {one.id: one.symbol or one.title for one in reading.campaigns}
    main = {line.unit_id: line.session.id for line in reading.results if line.session and line.is_held}
    entries = []
    for session in reading.sessions:
        unit = units.get(session.unit_id, "")
        again = main.get(session.unit_id, session.id) != session.id
        state, word = session_chip(session, today, reading.campaign.due)
        told = " ".join(clashes[session.id or 0])
        name = bare_unit(unit)
        entries.append(
            CalendarEntry(
                session,
                f"Bù: {name}" if again else name,
                state,
                _tip(session, f"{unit}: {'học bù, ' if again else ''}{word}", told),
                told,
            )
        )
    for session in reading.others:
        unit, title = units.get(session.unit_id, ""), titles.get(session.campaign_id, "")
        tip = _tip(session, f"{title} · {unit}: {session.state.value}", "")
        entries.append(CalendarEntry(session, f"{bare_unit(unit)} · {title}", "plain", tip, faint=True))
    return entries


def _tip(session: StudySession, head: str, clash: str) -> str:
    parts = [head, date_screen(session.day), session.starts_at, session.form.value, session.place]
    if session.rapporteur:
        parts.append(f"báo cáo viên {session.rapporteur}")
    parts += [session.note, f"đã dời, hoãn: {move_words(session.moves)}" if session.moves else ""]
    parts.append(f"Vướng: {clash}" if clash else "")
    return " · ".join(part for part in parts if part)
