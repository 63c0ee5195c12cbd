"""A merger of chi bộ made by mistake, taken back while nothing was entered on top of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from office_app.domain.errors.organisation import MergerKeptError
from office_app.domain.organisation import Member, Unit, UnitChange
from office_app.domain.study import StudySession
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.study import StudyStore
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction


@dataclass(frozen=True)
class Standing:
    """All that a merger changes, of the chi bộ it is about; ``campaigns`` says by id which of them take part."""

    units: Sequence[Unit]
    changes: Sequence[UnitChange]
    members: Sequence[Member]
    sessions: Sequence[StudySession]
    campaigns: Mapping[int, Collection[int]]


@dataclass(frozen=True)
class Merger:
    """A merger as it was made: the chi bộ there is now, and how things stood before and after."""

    unit_id: int
    before: Standing
    after: Standing


def standing(unit_ids: Collection[int], tx: Transaction) -> Standing:
    """Return how things stand with these chi bộ."""
    campaigns = {one.id or 0: _taking_part(one.id or 0, unit_ids, tx.study) for one in tx.study.campaigns()}
    return Standing(
        [unit for unit in tx.organisation.all_units() if unit.id in unit_ids],
        [one for one in tx.organisation.changes() if {one.unit_id, one.other_id} & set(unit_ids)],
        [member for member in tx.organisation.all_members() if member.unit_id in unit_ids],
        [session for session in tx.study.all_sessions() if session.unit_id in unit_ids],
        {campaign_id: units for campaign_id, units in campaigns.items() if units},
    )


def _taking_part(campaign_id: int, unit_ids: Collection[int], study: StudyStore) -> set[int]:
    return {unit.id or 0 for unit in study.campaign_units(campaign_id)} & set(unit_ids)


def take_back_merger(merger: Merger, *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Put everything back as it stood before.

    Raises:
        MergerKeptError: something was changed or entered since for one of the chi bộ; nothing is written.
    """
    names = {unit.id or 0: unit.name for unit in merger.after.units}
    unit_ids, name = set(names), names[merger.unit_id]
    with open_transaction() as tx:
        if standing(unit_ids, tx) != merger.after:
            raise MergerKeptError(unit=name)
        _put_back_studies(merger, unit_ids, tx.study)
        if not _put_back_people(merger, tx):
            raise MergerKeptError(unit=name)
        tx.audit.record(now(), "unit.merger_undone", merger.unit_id, name)
        tx.commit()


def _put_back_studies(merger: Merger, unit_ids: Collection[int], study: StudyStore) -> None:
    known = {session.id for session in merger.before.sessions}
    for session in merger.after.sessions:
        if session.id not in known:
            study.remove_session(session.id or 0)
    for session in merger.before.sessions:
        if session not in merger.after.sessions:
            study.update_session(session)
    for campaign in study.campaigns():
        before = merger.before.campaigns.get(campaign.id or 0, ())
        if set(before) != merger.after.campaigns.get(campaign.id or 0, set()):
            others = [unit.id or 0 for unit in study.campaign_units(campaign.id or 0)]
            study.update_campaign(campaign, [*(one for one in others if one not in unit_ids), *before])


def _put_back_people(merger: Merger, tx: Transaction) -> bool:
    """Put members and units back; False where something refers to what the merger made."""
    before, after, organisation = merger.before, merger.after, tx.organisation
    known = {member.id for member in before.members}
    if not all(organisation.remove_member(one.id or 0) for one in after.members if one.id not in known):
        return False
    for member in before.members:
        if member not in after.members:
            organisation.update_member(member)
    for change in after.changes:
        if change not in before.changes:
            organisation.remove_change(change.id or 0)
    for unit in before.units:
        if unit not in after.units:
            organisation.update_unit(unit)
    there = {unit.id for unit in before.units}
    return all(organisation.remove_unit(one.id or 0) for one in after.units if one.id not in there)
