"""What becomes of study campaigns when a chi bộ is merged, split or ended (N27).

What was held, or planned for a day before, stays with the chi bộ of that day, and campaigns that are over keep their
chi bộ. Sessions still to come go to the one that follows or are called off with a reason.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from office_app.domain.organisation import Unit
from office_app.domain.study import Campaign, SessionState, StudySession
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.ports.study import StudyStore
from office_app.use_cases.ports.transaction import Transaction


def hand_over_studies(ended: Sequence[Unit], heir_id: int, on: date, tx: Transaction) -> None:
    """Give the heir what the chi bộ merged into it had still to study, one session a campaign.

    Make-up sessions to come go over as well. Where the heir has a session to come itself, that one stands; in
    campaigns that are over nothing is held any more.
    """
    study, ended_ids = tx.study, {unit.id or 0 for unit in ended}
    going_on = _going_on(on, study)
    for campaign in going_on:
        if any(_owes(unit_id, campaign, on, study) for unit_id in ended_ids):
            _join(heir_id, campaign, study)
    note = f"đã sáp nhập vào {tx.organisation.get_unit(heir_id).name}"
    to_come = _to_come(on, study)
    covered = {one for session in to_come if session.unit_id == heir_id for one in session.campaign_ids}
    for session in sorted(to_come, key=lambda one: one.state is SessionState.POSTPONED):
        if session.unit_id in ended_ids:
            wanted = {campaign.id or 0 for campaign in going_on} - covered
            _pass_on(session, wanted, heir_id, note, study)
            covered |= wanted & session.campaign_ids
    for unit_id in ended_ids:
        _leave(unit_id, going_on, study)


def call_off_studies(unit: Unit, on: date, tx: Transaction) -> None:
    """Call off what a unit that ends had still to hold."""
    for session in _to_come(on, tx.study):
        if session.unit_id == unit.id:
            _call_off(session, f"chi bộ kết thúc hoạt động từ ngày {date_screen(on)}", tx.study)
    _leave(unit.id or 0, _going_on(on, tx.study), tx.study)


def share_studies(unit_id: int, new_id: int, on: date, tx: Transaction) -> None:
    """Let the chi bộ founded out of another study what that one has still to study."""
    for campaign in _going_on(on, tx.study):
        if _owes(unit_id, campaign, on, tx.study):
            _join(new_id, campaign, tx.study)


def _going_on(on: date, study: StudyStore) -> list[Campaign]:
    return [one for one in study.campaigns() if one.due is None or one.due >= on]


def _to_come(on: date, study: StudyStore) -> list[StudySession]:
    return [
        one
        for one in study.all_sessions()
        if one.state is SessionState.POSTPONED or (one.state is SessionState.PLANNED and one.planned_on >= on)
    ]


def _owes(unit_id: int, campaign: Campaign, on: date, study: StudyStore) -> bool:
    """Tell whether a unit of the campaign has not studied, nor was to on a day before."""
    if unit_id not in _units(campaign, study):
        return False
    sessions = [one for one in study.sessions(campaign.id or 0) if one.unit_id == unit_id]
    return not any(
        one.state is SessionState.HELD or (one.state is SessionState.PLANNED and one.planned_on < on)
        for one in sessions
    )


def _units(campaign: Campaign, study: StudyStore) -> list[int]:
    return [unit.id or 0 for unit in study.campaign_units(campaign.id or 0)]


def _join(unit_id: int, campaign: Campaign, study: StudyStore) -> None:
    study.update_campaign(campaign, [*_units(campaign, study), unit_id])


def _pass_on(
    session: StudySession, wanted: Collection[int], heir_id: int, note: str, study: StudyStore
) -> None:
    """Let the heir hold the session for the campaigns wanted; for the others it is called off."""
    going = session.counting_for(wanted)
    staying = session.counting_for(session.campaign_ids - set(wanted))
    if going is None:
        _call_off(session, note, study)
    elif staying is None:
        study.update_session(replace(session, unit_id=heir_id))
    else:
        _call_off(staying, note, study)
        study.add_session(replace(going, unit_id=heir_id, id=None))


def _call_off(session: StudySession, note: str, study: StudyStore) -> None:
    study.update_session(replace(session, state=SessionState.NOT_HELD, note=note))


def _leave(unit_id: int, campaigns: Sequence[Campaign], study: StudyStore) -> None:
    """Take an ended unit out of the campaigns in which it has not studied.

    It stays where it has a session planned for a day before its end, whose figures may still come.
    """
    for campaign in campaigns:
        units = _units(campaign, study)
        there = (
            one.state in (SessionState.HELD, SessionState.PLANNED)
            for one in study.sessions(campaign.id or 0)
            if one.unit_id == unit_id
        )
        if unit_id in units and not any(there):
            study.update_campaign(campaign, [one for one in units if one != unit_id])
