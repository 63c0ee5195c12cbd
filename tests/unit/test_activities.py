"""Outreach, inspections, difficulties, proposals and commendations over a real store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.activities import (
    FIELDS,
    Activity,
    ActivityFilter,
    ActivityKind,
    ActivityTotals,
)
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.organisation import Unit, UnitKind

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DAY = date(2026, 5, 11)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    made.save_unit(Unit("Chi bộ Thôn Mai", UnitKind.CHI_BO))
    yield made
    made.close()


def test_given_outreach_with_evidence_when_recorded_then_it_is_found_counted_and_the_file_is_kept(
    office: Office, tmp_path: Path
):
    picture = tmp_path / "anh loa.jpg"
    picture.write_bytes(b"anh")
    unit_id = office.units()[0].unit.id
    loud = Activity(
        ActivityKind.OUTREACH,
        DAY,
        "Nghị quyết số 71-NQ/TW",
        "Loa truyền thanh",
        unit_id,
        count=12,
        reached=900,
    )
    first = office.save_activity(loud, [picture])
    office.save_activity(replace(loud, unit_id=None, form="Tin, bài", count=3, reached=150))
    (found,) = office.activities(ActivityFilter(words="loa", unit_id=unit_id))
    assert (found.id, [file.name for file in found.files]) == (first, ["anh loa.jpg"])
    assert office.original_path(found.files[0]).read_bytes() == b"anh"
    assert office.activity_totals() == {ActivityKind.OUTREACH: ActivityTotals(2, 15, 1050, units=1)}
    assert office.activities(ActivityFilter(since=DAY + timedelta(days=1))) == []
    assert office.check() == []


def test_given_an_inspection_when_settled_later_then_it_waits_until_that_day(office: Office):
    seen = Activity(
        ActivityKind.INSPECTION,
        DAY,
        "Việc học tập Nghị quyết",
        "Giám sát theo chuyên đề",
        settle_by=date(2026, 5, 15),
        details={"findings": "chưa có sổ ghi", "requests": "lập sổ"},
    )
    made = office.save_activity(seen)
    (kept,) = office.activities(ActivityFilter(kind=ActivityKind.INSPECTION))
    assert kept == replace(seen, id=made)
    assert kept.late_on(office.today()) and not kept.late_on(date(2026, 5, 15))
    office.save_activity(replace(kept, settled_on=date(2026, 5, 18)))
    totals = office.activity_totals()[ActivityKind.INSPECTION]
    assert (totals.records, totals.settled, totals.waiting) == (1, 1, 0)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": "  "}, "khó khăn"),
        ({"happened_on": date(2026, 6, 1)}, "đã qua"),
        ({"until": date(2026, 5, 1)}, "ngày kết thúc"),
        ({"settled_on": date(2026, 5, 1)}, "Đã tháo gỡ ngày"),
        ({"count": -1}, "số lượng"),
    ],
)
def test_given_a_record_that_cannot_be_when_saved_then_it_is_refused_in_words(
    office: Office, changed: dict[str, object], said: str
):
    hard = Activity(ActivityKind.DIFFICULTY, DAY, "Thiếu tài liệu")
    with pytest.raises(IncompleteError, match=said):
        office.save_activity(replace(hard, **changed))  # type: ignore[arg-type]
    assert office.activities() == []


def test_given_a_record_taken_away_when_brought_back_then_it_is_there_again(office: Office):
    praise = Activity(
        ActivityKind.COMMENDATION, DAY, "Chi bộ Thôn Mai", FIELDS[ActivityKind.COMMENDATION].forms[0], count=1
    )
    gone = office.remove_activity(office.save_activity(praise))
    assert office.activities() == []
    office.save_activity(replace(gone, id=None))
    assert [one.text for one in office.activities()] == ["Chi bộ Thôn Mai"]
