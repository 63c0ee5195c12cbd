"""What members hand in after a study, and who presents."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import TableClause, delete, func, insert, inspect, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.organisation import name_key
from office_app.domain.rapporteurs import Rapporteur
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.storage.repositories.common import chunks, existing, id_of, insert_alike
from office_app.storage.tables import MemberRow, RapporteurRow, StudyResultCountRow, StudyResultRow

_RESULT = ("campaign_id", "member_id", "kind", "handed_on", "score", "sha256", "file_name", "size")
_RAPPORTEUR = ("full_name", "title", "level", "workplace", "phone", "since", "until", "note")
_RESULTS = cast(TableClause, inspect(StudyResultRow).local_table)
_WHO = "báo cáo viên"


class StudyResultRepository:
    """Fits ``ports.StudyResultStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def results(self, campaign_id: int, *, prints: bool = False) -> Sequence[StudyResult]:
        """Return what was handed in by name, in no order; ``prints`` with the fingerprints of the texts."""
        columns = [getattr(StudyResultRow, name) for name in (*_RESULT, *(("shingles",) if prints else ()))]
        query = select(*columns).where(col(StudyResultRow.campaign_id) == campaign_id)
        return [_result(*row) for row in self._session.execute(query)]

    def named_counts(self, campaign_id: int, kind: ResultKind) -> Mapping[int, int]:
        """Return by unit how many people handed in by name; one with records in two units counts in the first."""
        person = func.coalesce(col(MemberRow.person_id), col(MemberRow.id))
        query = (
            select(person, col(MemberRow.unit_id))
            .join(StudyResultRow, col(StudyResultRow.member_id) == col(MemberRow.id))
            .where(col(StudyResultRow.campaign_id) == campaign_id, col(StudyResultRow.kind) == kind)
            .order_by(col(MemberRow.id).desc())
        )
        unit_of: dict[int, int] = {who: unit_id for who, unit_id in self._session.execute(query)}  # noqa: C416
        return Counter(unit_of.values())

    def set_results(self, results: Sequence[StudyResult]) -> None:
        """Keep what members handed in; a file's fingerprint stays where the same file comes without it."""
        by_kind: dict[tuple[int, ResultKind], dict[int, StudyResult]] = defaultdict(dict)
        for result in results:
            by_kind[result.campaign_id, result.kind][result.member_id] = result
        for (campaign_id, kind), by_member in by_kind.items():
            own = [*by_member.values()]
            known = self._prints([one for one in own if one.sha256 and not one.shingles])
            for piece in chunks([*by_member]):
                self._session.execute(
                    delete(StudyResultRow).where(
                        col(StudyResultRow.campaign_id) == campaign_id,
                        col(StudyResultRow.kind) == kind,
                        col(StudyResultRow.member_id).in_(piece),
                    ),
                    execution_options={"synchronize_session": False},
                )
            rows = [
                {
                    **{name: getattr(one, name) for name in _RESULT},
                    "shingles": list(one.shingles or known.get((one.member_id, one.sha256), ())),
                }
                for one in own
            ]
            self._session.execute(insert(_RESULTS), rows)

    def add_results(self, campaign_id: int, kind: ResultKind, by_score: Mapping[str, Sequence[int]]) -> None:
        """Keep which members handed in, by the mark they got; nothing else is known of it."""
        names = [name for name in (*_RESULT, "shingles") if name != "member_id"]
        values = attrgetter(*names)
        alike = (
            (values(StudyResult(campaign_id, 0, kind, score=score)), members)
            for score, members in by_score.items()
        )
        insert_alike(self._session, _RESULTS, "member_id", names, alike, over=True)

    def _prints(self, results: Sequence[StudyResult]) -> Mapping[tuple[int, str | None], Sequence[int]]:
        """Return by member and file the fingerprints kept of results of one campaign and kind."""
        found: dict[tuple[int, str | None], Sequence[int]] = {}
        for piece in chunks([one.member_id for one in results]):
            query = select(
                col(StudyResultRow.member_id), col(StudyResultRow.sha256), col(StudyResultRow.shingles)
            ).where(
                col(StudyResultRow.campaign_id) == results[0].campaign_id,
                col(StudyResultRow.kind) == results[0].kind,
                col(StudyResultRow.member_id).in_(piece),
            )
            found |= {(member, sha256): prints for member, sha256, prints in self._session.execute(query)}
        return found

    def remove_result(self, campaign_id: int, member_id: int, kind: ResultKind) -> None:
        """Take back what a member handed in; nothing happens when there is none."""
        self._session.execute(
            delete(StudyResultRow).where(
                col(StudyResultRow.campaign_id) == campaign_id,
                col(StudyResultRow.member_id) == member_id,
                col(StudyResultRow.kind) == kind,
            )
        )

    def counts(self, campaign_id: int) -> Mapping[tuple[int, ResultKind], int]:
        """Return by unit and kind how many were handed in where no names are kept."""
        query = select(StudyResultCountRow).where(col(StudyResultCountRow.campaign_id) == campaign_id)
        return {(row.unit_id, row.kind): row.count for row in self._session.scalars(query)}

    def set_count(self, campaign_id: int, unit_id: int, kind: ResultKind, count: int) -> None:
        """Keep how many a chi bộ handed in."""
        self._session.merge(
            StudyResultCountRow(campaign_id=campaign_id, unit_id=unit_id, kind=kind, count=count)
        )
        self._session.flush()


def _result(*values: Any) -> StudyResult:
    """Return the result of a row's ``_RESULT``, and the fingerprint where it was asked for."""
    return StudyResult(*values[: len(_RESULT)], *(tuple(prints) for prints in values[len(_RESULT) :]))


class RapporteurRepository:
    """Fits ``ports.RapporteurStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Sequence[Rapporteur]:
        """Return all, in the order they were entered."""
        return [
            Rapporteur(
                **{name: getattr(row, name) for name in _RAPPORTEUR},
                training=tuple((date.fromisoformat(one["on"]), one["what"]) for one in row.training),
                id=row.id,
            )
            for row in self._session.scalars(select(RapporteurRow).order_by(col(RapporteurRow.id)))
        ]

    def add(self, rapporteur: Rapporteur) -> int:
        """Enter one and return the id."""
        row = RapporteurRow(**_rapporteur_columns(rapporteur))
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def update(self, rapporteur: Rapporteur) -> None:
        """Write over the one of that id. Raises NotFoundError."""
        row = existing(self._session, RapporteurRow, rapporteur.id, _WHO)
        row.sqlmodel_update(_rapporteur_columns(rapporteur))
        self._session.flush()

    def remove(self, rapporteur_id: int) -> None:
        """Strike one off the list; sessions keep the name. Raises NotFoundError."""
        self._session.delete(existing(self._session, RapporteurRow, rapporteur_id, _WHO))
        self._session.flush()


def _rapporteur_columns(rapporteur: Rapporteur) -> dict[str, Any]:
    return {
        **{name: getattr(rapporteur, name) for name in _RAPPORTEUR},
        "name_key": name_key(rapporteur.full_name),
        "training": [{"on": day.isoformat(), "what": what} for day, what in rapporteur.training],
    }
