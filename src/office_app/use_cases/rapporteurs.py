"""Báo cáo viên and tuyên truyền viên: who, for what, how many sessions, trained in what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.organisation import name_key
from office_app.domain.rapporteurs import Rapporteur
from office_app.domain.study import SessionState, StudySession
from office_app.domain.vietnamese import given_name_sort_key
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction


@dataclass(frozen=True)
class RapporteurLine:
    """One rapporteur with the sessions held and planned under the name; ``listed`` False: known from sessions only."""

    rapporteur: Rapporteur
    held: int
    planned: int
    last_on: date | None = None
    listed: bool = True


def rapporteur_lines(*, open_transaction: OpenTransaction) -> Sequence[RapporteurLine]:
    """Return all who are listed or have presented, by given name; sessions are theirs by name."""
    with open_transaction() as tx:
        listed = tx.rapporteurs.all()
        sessions = [s for s in tx.study.all_sessions() if s.rapporteur.strip()]
    by_name: dict[str, list[StudySession]] = {}
    for session in sessions:
        by_name.setdefault(name_key(session.rapporteur), []).append(session)
    lines = [_line(one, by_name.pop(name_key(one.full_name), []), listed=True) for one in listed]
    lines += [_line(Rapporteur(own[0].rapporteur.strip()), own, listed=False) for own in by_name.values()]
    return sorted(lines, key=lambda line: given_name_sort_key(line.rapporteur.full_name))


def _line(rapporteur: Rapporteur, sessions: Sequence[StudySession], *, listed: bool) -> RapporteurLine:
    held = [session.day for session in sessions if session.state is SessionState.HELD]
    planned = sum(session.state is SessionState.PLANNED for session in sessions)
    return RapporteurLine(rapporteur, len(held), planned, max(held, default=None), listed)


def save_rapporteur(rapporteur: Rapporteur, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add (``id`` None) or change one and return the id.

    Raises:
        IncompleteError: no name.
        WrongEntryError: one that is on the list already.
    """
    rapporteur = replace(rapporteur, full_name=" ".join(rapporteur.full_name.split()))
    if not rapporteur.full_name:
        raise IncompleteError(fields="họ và tên báo cáo viên")
    with open_transaction() as tx:
        key = name_key(rapporteur.full_name)
        if any(name_key(one.full_name) == key and one.id != rapporteur.id for one in tx.rapporteurs.all()):
            raise WrongEntryError(fields=f"{rapporteur.full_name} đã có trong danh sách, ghi tên khác")
        if rapporteur.id is None:
            rapporteur_id = tx.rapporteurs.add(rapporteur)
        else:
            rapporteur_id = rapporteur.id
            tx.rapporteurs.update(rapporteur)
        tx.audit.record(now(), "rapporteur.saved", rapporteur_id, rapporteur.full_name)
        tx.commit()
    return rapporteur_id


def remove_rapporteur(rapporteur_id: int, *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Strike one off the list; sessions keep the name."""
    with open_transaction() as tx:
        tx.rapporteurs.remove(rapporteur_id)
        tx.audit.record(now(), "rapporteur.removed", rapporteur_id)
        tx.commit()
