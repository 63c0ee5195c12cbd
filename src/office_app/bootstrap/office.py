"""The office's data folder, opened, with everything that can be done in it."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from office_app.bootstrap.activities import ActivitiesDesk
from office_app.bootstrap.bodies import counterparts
from office_app.bootstrap.chasing import ChasingDesk
from office_app.bootstrap.evaluation import EvaluationDesk
from office_app.bootstrap.follow_up import FollowUpDesk
from office_app.bootstrap.hand_over import HandOverDesk
from office_app.bootstrap.incoming import IncomingDesk
from office_app.bootstrap.inner_sheets import InnerSheetsDesk
from office_app.bootstrap.organisation import OrganisationDesk
from office_app.bootstrap.outgoing import OutgoingDesk
from office_app.bootstrap.pasted import PastedFiles
from office_app.bootstrap.registers import RegistersDesk
from office_app.bootstrap.reports import ReportsDesk
from office_app.bootstrap.returns import ReturnsDesk
from office_app.bootstrap.search import SearchDesk
from office_app.bootstrap.study import StudyDesk
from office_app.bootstrap.study_results import StudyResultsDesk
from office_app.bootstrap.upper_forms import UpperFormsDesk
from office_app.domain.counterparts import lines_of
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.overview import Overview
from office_app.domain.settings import CounterpartLine, LayoutSetting, LayoutValue, OfficeSettings
from office_app.shipped import resource
from office_app.use_cases.numbering import refuse_term
from office_app.use_cases.progress import QUIET, Progress


class Office(
    IncomingDesk,
    OutgoingDesk,
    StudyDesk,
    StudyResultsDesk,
    ReportsDesk,
    ReturnsDesk,
    ActivitiesDesk,
    OrganisationDesk,
    PastedFiles,
    ChasingDesk,
    HandOverDesk,
    FollowUpDesk,
    InnerSheetsDesk,
    EvaluationDesk,
    SearchDesk,
    RegistersDesk,
    UpperFormsDesk,
):
    """All that windows and commands call; each base is one part of the work, none holds rules of its own.

    Methods may be called from any thread; those that take ``progress`` may pass 0.2 s.
    """

    def save_settings(self, settings: OfficeSettings) -> None:
        """Write the settings.

        Raises IncompleteError without the commune's or province's name, LayoutValueError for a layout value that
        cannot be printed with, TermError and TermUnbegunError for a term that numbers cannot run through.
        """
        if not settings.commune.strip() or not settings.province.strip():
            raise IncompleteError(fields="tên xã, tên tỉnh")
        if settings.layout:
            from office_app.writing.layout_rules import rules_for

            rules_for(self.today(), dict(settings.layout))
        with self._open() as tx:
            refuse_term(settings, tx, self.today())
            tx.settings.save(settings)
            tx.audit.record(self._now(), "settings.saved")
            tx.commit()
        self.__dict__.pop("_calendar", None)

    def shipped_counterparts(self) -> Sequence[CounterpartLine]:
        """Return the table of bodies that an office has as long as it keeps none of its own."""
        return lines_of(counterparts())

    def layout_values(self) -> Sequence[LayoutValue]:
        """Return the values that papers of today are laid out with, each with its source."""
        from office_app.writing.layout_rules import layout_values

        return layout_values(self.today(), self._layout())

    def set_layout_value(self, path: str, value: LayoutSetting | None) -> None:
        """Set one value of the layout to the office's own, None for what the guide says. Raises LayoutValueError."""
        settings = self._known()
        own = dict(settings.layout)
        own.pop(path, None)
        if value is not None:
            own[path] = value
        self.save_settings(replace(settings, layout=tuple(own.items())))

    def close(self) -> None:
        """Close the reader and the data folder; the folder is then marked as cleanly stopped."""
        self.opened.close()

    # ---- overview and keeping

    def overview(self) -> Overview:
        return self.opened.overview()

    def backup(self, target: Path, progress: Progress = QUIET) -> Sequence[str]:
        """Write the whole office into one verified file; one Vietnamese line per original damaged before.

        Raises BackupError, DiskFullError, InPracticeError.
        """
        self._refuse_in_practice("sao lưu")
        return self._store.keeper.backup(target, progress)

    def daily_backup(self, progress: Progress = QUIET) -> Path | None:
        """Make today's verified copy unless there is one; none in practice."""
        return None if self.practice else self._store.keeper.daily_backup(progress)

    def last_backup(self) -> datetime | None:
        return self._store.keeper.last_backup()

    def check(self, progress: Progress = QUIET) -> Sequence[str]:
        """Verify the whole store; one Vietnamese line per fault, none when all is well."""
        return self._store.keeper.check(progress)

    def make_sample(self, *, large: bool = False, progress: Progress = QUIET) -> dict[str, int]:
        """Fill this empty data folder with a made-up office. Raises OfficeNotEmptyError."""
        from office_app.use_cases import sample_office, sample_tools  # only when asked for

        data = tomllib.loads(resource("sample", "office.toml").read_text(encoding="utf-8"))
        tools = sample_tools.SampleTools(
            self._planning, self._reporting, self._reading.read, str(self.folder)
        )
        made = sample_office.make_sample(data, large=large, tools=tools, progress=progress)
        if self.practice:
            from office_app.storage.practice import finish_practice

            finish_practice(self.folder)
        return made
