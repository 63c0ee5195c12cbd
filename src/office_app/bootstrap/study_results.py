"""What ``Office`` does with what members hand in, and with those who present."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain.rapporteurs import Rapporteur
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.use_cases import rapporteurs, result_files, study_results
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.rapporteurs import RapporteurLine
from office_app.use_cases.result_files import FilesKept, MarkedText
from office_app.use_cases.study_results import HandedIn, ResultTools


class StudyResultsDesk(Joined):
    """Bài thu hoạch, tests, surveys; báo cáo viên."""

    def handed_in(self, campaign_id: int, kind: ResultKind, on: date | None = None) -> Sequence[HandedIn]:
        """Return the members of the campaign's chi bộ with what they handed in."""
        return study_results.handed_in(campaign_id, kind, on or self.today(), open_transaction=self._to_read)

    def record_results(self, results: Sequence[StudyResult]) -> None:
        """Keep what members handed in, all or none. Raises IncompleteError."""
        study_results.record_results(results, open_transaction=self._open, now=self._now)

    def remove_results(self, results: Sequence[StudyResult]) -> None:
        """Take back what members handed in."""
        study_results.remove_results(results, open_transaction=self._open, now=self._now)

    def record_result_files(
        self, files: Sequence[tuple[StudyResult, Path]], progress: Progress = QUIET
    ) -> FilesKept:
        """Keep the files of several results, all that can be read or none."""
        return result_files.record_files(files, tools=self._result_tools, progress=progress)

    def compared_results(
        self, first: StudyResult, second: StudyResult, progress: Progress = QUIET
    ) -> tuple[MarkedText, MarkedText]:
        """Return the texts of two results with what is the same. Raises FileReadError, NotFoundError."""
        return result_files.compared(first, second, tools=self._result_tools, progress=progress)

    def record_result_count(self, campaign_id: int, unit_id: int, kind: ResultKind, count: int) -> None:
        """Keep how many a chi bộ handed in that keeps no names. Raises IncompleteError."""
        study_results.record_count(
            campaign_id, unit_id, kind, count, open_transaction=self._open, now=self._now
        )

    def result_counts(self, campaign_id: int, kind: ResultKind) -> Mapping[int, int]:
        """Return by chi bộ how many were handed in."""
        return study_results.result_counts(campaign_id, kind, open_transaction=self._to_read)

    # ---- who presents

    def rapporteurs(self) -> Sequence[RapporteurLine]:
        """Return all who are listed or have presented, by given name."""
        return rapporteurs.rapporteur_lines(open_transaction=self._to_read)

    def save_rapporteur(self, rapporteur: Rapporteur) -> int:
        """Add (``id`` None) or change one and return the id. Raises IncompleteError."""
        return rapporteurs.save_rapporteur(rapporteur, open_transaction=self._open, now=self._now)

    def remove_rapporteur(self, rapporteur_id: int) -> None:
        """Strike one off the list; sessions keep the name."""
        rapporteurs.remove_rapporteur(rapporteur_id, open_transaction=self._open, now=self._now)

    @cached_property
    def _result_tools(self) -> ResultTools:
        return ResultTools(self._open, self._store.originals, self._reading.reader, self._now)
