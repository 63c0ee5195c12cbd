"""One kind of record: which are shown, what a new one starts with, and what is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from office_app.bootstrap import Office
from office_app.domain.activities import Activity, ActivityFilter, ActivityKind
from office_app.domain.errors import AppError
from office_app.domain.incoming import IncomingFilter, StoredFile
from office_app.domain.organisation import Unit
from office_app.domain.vietnamese import sort_key
from office_app.gui.activities.columns import settled_chip, totals_words, unit_name
from office_app.gui.jobs.start_job import StartJob
from office_app.use_cases.activities import totals_of
from office_app.use_cases.progress import Progress

_DIRECTIVES = 400  # the latest, to choose from by typing
_CARRIED = ("led_by", "decision")
"""Details that one record after another of the same visit shares."""


@dataclass(frozen=True)
class Names:
    """What is chosen by typing, as (text, id); and short names for the list."""

    units: Sequence[tuple[str, int]] = ()
    directives: Sequence[tuple[str, int]] = ()
    short_units: Sequence[tuple[str, int]] = ()
    symbols: Sequence[tuple[str, int]] = ()


class ActivitiesView(Protocol):
    def show_names(self, names: Names) -> None: ...
    def show_records(self, records: Sequence[Activity], totals: str, narrowed: bool) -> None: ...
    def show_form(self, activity: Activity) -> None: ...
    def close_form(self) -> None: ...
    def select(self, activity_id: int | None) -> None: ...
    def show_error(self, error: AppError) -> None: ...
    def say(self, text: str, undo: Callable[[], object] | None = None) -> None: ...
    def written(self) -> None: ...
    def open_file(self, path: Path) -> None: ...


class ActivitiesPresenter:
    def __init__(self, view: ActivitiesView, office: Office, kind: ActivityKind, run: StartJob) -> None:
        self._view, self._office, self._kind, self._run = view, office, kind, run
        self._wanted = ActivityFilter(kind)
        self._only = ""
        self._sort = ("day", True)
        self._units: dict[int, str] = {}
        self._symbols: dict[int, str] = {}
        self._last: Activity | None = None  # saved in this visit
        self.records: Sequence[Activity] = ()

    # ---- reading

    def load(self) -> None:
        """Read the names to choose from, and the records."""
        self._run(self._read_names, on_done=self._names_read, on_failed=self._view.show_error)

    def filter(self, wanted: ActivityFilter, only: str) -> None:
        """Show what matches; ``only`` is "waiting", "late" or ""."""
        self._wanted, self._only = replace(wanted, kind=self._kind), only
        self.show()

    def sort(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self.show()

    def show(self) -> None:
        """Read the records again and show those that match."""
        try:
            found = self._office.activities(self._wanted)
        except AppError as error:
            self._view.show_error(error)
            return
        today = self._office.today()
        late = [one for one in found if one.late_on(today)]
        if self._only:
            found = late if self._only == "late" else [one for one in found if one.open_on(today)]
        self.records = self._sorted(found, today)
        narrowed = bool(self._only) or self._wanted != ActivityFilter(self._kind)
        words = totals_words(self._kind, totals_of(found, today), len(late)) if found else ""
        self._view.show_records(self.records, words, narrowed)

    def _read_names(self, progress: Progress) -> Names:
        units = sorted((line.unit for line in self._office.units()), key=lambda unit: sort_key(unit.name))
        used = {one.incoming_id for one in self._office.activities() if one.incoming_id is not None}
        latest = list(self._office.incoming_ids(IncomingFilter()))[:_DIRECTIVES]
        ids = list(dict.fromkeys([*latest, *sorted(used)]))
        lines = self._office.incoming_lines(ids)
        # Records keep the name of a chi bộ that is no more; what was done before its end may be entered later.
        ended = self._office.ended_units()
        return Names(
            [
                *((unit.name, unit.id or 0) for unit in units),
                *((f"{unit.name} ({how})", unit.id or 0) for unit, how in ended),
            ],
            [(" · ".join(part for part in (one.symbol, one.subject) if part), one.id) for one in lines],
            [
                *((_short(unit), unit.id or 0) for unit in units),
                *((f"{_short(unit)} ({how})", unit.id or 0) for unit, how in ended),
            ],
            [(one.symbol or one.doc_type, one.id) for one in lines],
        )

    def _names_read(self, names: Names) -> None:
        self._units.update({number: text for text, number in names.short_units})
        self._symbols.update({number: text for text, number in names.symbols})
        self._view.show_names(names)
        self.show()

    @property
    def unit_names(self) -> dict[int, str]:
        """Names of units by id, filled when they were read."""
        return self._units

    @property
    def symbols(self) -> dict[int, str]:
        """Symbols of directives by id, filled when they were read."""
        return self._symbols

    def _sorted(self, records: Sequence[Activity], today: date) -> list[Activity]:
        key, descending = self._sort
        keys: dict[str, Callable[[Activity], Any]] = {
            "day": lambda one: (one.happened_on, one.id or 0),
            "form": lambda one: sort_key(one.form),
            "unit": lambda one: sort_key(unit_name(one, self._units)),
            "text": lambda one: sort_key(one.text),
            "directive": lambda one: self._symbols.get(one.incoming_id or 0, ""),
            "count": lambda one: one.count,
            "reached": lambda one: one.reached,
            "state": lambda one: (_urgency(one, today), one.settle_by or date.max),
            "files": lambda one: len(one.files),
        }
        return sorted(records, key=keys[key], reverse=descending)

    # ---- writing

    def new(self) -> None:
        """Begin a record with what the last one had."""
        last = self._last or max(
            self._office.activities(ActivityFilter(self._kind)), key=lambda one: one.id or 0, default=None
        )
        fresh = Activity(self._kind, self._office.today(), "")
        if last is not None:
            fresh = replace(fresh, form=last.form, incoming_id=last.incoming_id, campaign_id=last.campaign_id)
        if self._last is not None:
            carried = {key: text for key, text in self._last.details.items() if key in _CARRIED}
            fresh = replace(fresh, happened_on=self._last.happened_on, details=carried)
        self._view.select(None)
        self._view.show_form(fresh)

    def choose(self, activity_id: int | None) -> None:
        """Show one record in the form."""
        chosen = next((one for one in self.records if one.id == activity_id), None)
        if chosen is not None:
            self._view.show_form(chosen)

    def save(self, activity: Activity, evidence: Sequence[Path], *, stay: bool = False) -> None:
        """Write a record; a new one is followed by the next unless ``stay``. Files are kept behind the window."""
        activity = self._with_campaign(activity)
        office = self._office
        if evidence:
            self._run(
                lambda progress: office.save_activity(activity, evidence),
                what="Đang lưu tệp minh chứng",
                on_done=lambda activity_id: self._saved(activity, activity_id, stay),
                on_failed=self._view.show_error,
            )
        else:
            self.save_now(activity, evidence, stay=stay)

    def save_now(self, activity: Activity, evidence: Sequence[Path], *, stay: bool = True) -> bool:
        """Write a record before going on; False when it could not be written."""
        try:
            activity_id = self._office.save_activity(self._with_campaign(activity), evidence)
        except AppError as error:
            self._view.show_error(error)
            return False
        self._saved(activity, activity_id, stay)
        return True

    def _with_campaign(self, activity: Activity) -> Activity:
        """Join a record to the campaign that studies its directive, when there is just one."""
        if activity.incoming_id is None:
            return replace(activity, campaign_id=None)
        campaigns = [one.id for one in self._office.campaigns() if activity.incoming_id in one.incoming_ids]
        if activity.campaign_id in campaigns:
            return activity
        return replace(activity, campaign_id=campaigns[0] if len(campaigns) == 1 else None)

    def _saved(self, activity: Activity, activity_id: int, stay: bool) -> None:
        before = next(
            (one for one in self.records if one.id == activity.id and activity.id is not None), None
        )
        self._view.written()
        if activity.id is None:
            self._last = replace(activity, id=activity_id)
            self._view.say("Đã ghi.", lambda: self._take_back(activity_id))
        else:
            self._view.say("Đã sửa.", None if before is None else lambda: self._bring_back(before))
        self.show()
        if activity.id is None and not stay:
            self.new()
        elif not stay:
            self._view.select(activity_id)
            self.choose(activity_id)

    def remove(self, ids: Sequence[int]) -> None:
        """Take records away; the toast brings them back."""
        removed = []
        try:
            removed += [self._office.remove_activity(activity_id) for activity_id in ids]
        except AppError as error:
            self._view.show_error(error)
        self._view.close_form()
        self._view.written()
        self.show()
        if removed:
            words = "Đã xóa 1 bản ghi." if len(removed) == 1 else f"Đã xóa {len(removed)} bản ghi."
            self._view.say(words, lambda: self._bring_back(*(replace(one, id=None) for one in removed)))

    def _take_back(self, activity_id: int) -> None:
        try:
            self._office.remove_activity(activity_id)
        except AppError as error:
            self._view.show_error(error)
            return
        self._view.written()
        self.show()

    def _bring_back(self, *activities: Activity) -> None:
        try:
            ids = [self._office.save_activity(activity) for activity in activities]
        except AppError as error:
            self._view.show_error(error)
            return
        self._view.written()
        self.show()
        self._view.select(ids[-1])
        self.choose(ids[-1])

    # ---- evidence

    def open_evidence(self, file: StoredFile | Path) -> None:
        """Lay a kept file into the export folder and open it; one not kept yet is opened where it lies."""
        if isinstance(file, Path):
            self._view.open_file(file)
            return
        office = self._office
        self._run(
            lambda progress: office.export_original(file, office.export_folder / "minh-chung"),
            on_done=self._view.open_file,
            on_failed=self._view.show_error,
        )


def _short(unit: Unit) -> str:
    return unit.short_name or unit.name.removeprefix("Chi bộ ")


def _urgency(activity: Activity, today: date) -> int:
    chip = settled_chip(activity, today)
    return ("late", "waiting", "plain", "good").index(chip[0]) if chip is not None else 3
