"""Reports that were frozen by past versions print the same in the present one, whatever became of the records.

``tests/old_files/revision-….zip`` is a data folder as the program of that revision left it in October 2025: two chi bộ
of six that studied once, and what was reported on it; from 0006 on a task with a file, a duty and an indicator too.
"""

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.paper_markup import paper_of_draft
from office_app.domain.report_periods import ReportKind, period_of
from office_app.domain.reports import AnyRecord
from office_app.storage.connections import stored_revision
from office_app.storage.migrations import HEAD
from office_app.storage.serialise import figures_to_json
from office_app.storage.serialise_reports import tables_to_json
from office_app.writing.paper_files import PaperFiles
from tests.storage.old_files import left_by, rows

OCTOBER = period_of(ReportKind.MONTH, date(2025, 10, 1))


def a_year_later() -> datetime:
    return datetime(2026, 11, 23, 8, 30, tzinfo=timezone(timedelta(hours=7)))


@dataclass(frozen=True)
class Opened:
    """A folder of a past revision, opened by the present program; ``before`` holds its rows as they were."""

    revision: int
    office: Office
    before: dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module", params=(5, 6, 7))
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = left_by(f"{request.param:04}", tmp_path_factory.mktemp("Báo cáo cũ"))
    before = rows(folder / "office.db")
    office = open_office(folder, now=a_year_later)
    yield Opened(request.param, office, before)
    office.close()


def test_given_a_folder_of_a_past_revision_when_opened_then_every_row_is_as_it_was(opened: Opened):
    after = rows(opened.office.folder / "office.db")
    for table, old_rows in opened.before.items():
        for old, new in zip(old_rows, after[table], strict=True):
            assert {name: new[name] for name in old} == old, table
    assert stored_revision(opened.office.folder / "office.db") == HEAD
    assert opened.office.check() == []
    opened.office.index_waiting()
    assert opened.office.search("học tập nghị quyết 57").hits


def test_given_tasks_duties_and_indicators_of_a_past_revision_when_opened_then_they_work(opened: Opened):
    if opened.revision < 6:
        assert opened.office.tasks() == [] and opened.office.duties() == []
        return
    (task,) = (task for _, task in opened.office.tasks() if task.title.startswith("Gửi danh sách"))
    assert (task.leader, task.product, task.due) == (
        "Nguyễn Văn Lâm, phó bí thư",
        "Danh sách",
        date(2025, 11, 10),
    )
    (file,) = task.files
    assert opened.office.original_path(file).read_text(encoding="utf-8") == "Biên bản giao việc.\n"
    assert [line.duty.title for line in opened.office.duties()] == ["Báo cáo tình hình tư tưởng"]
    (line,) = opened.office.indicator_lines(date(2025, 12, 31))
    assert (line.reached_text, line.readings[0].source) == ("3 đảng viên", "12-BC/ĐU")


def test_given_last_year_s_reports_when_members_move_and_units_merge_then_they_print_the_same(opened: Opened):
    office = opened.office
    first, second = (line.unit.id or 0 for line in office.units())
    office.move_member(office.members(first)[0].id or 0, second, date(2026, 3, 2))
    office.merge_units([first, second], Unit("Chi bộ Thôn Đông Đoài", UnitKind.CHI_BO), date(2026, 6, 1))

    frozen = {row["id"]: json.loads(row["figures"]) for row in opened.before["reports"]}
    (campaign,) = office.issued_reports(1)
    assert plain(figures_to_json(campaign.figures)) == frozen.pop(campaign.id)
    months = office.sent_period_reports(OCTOBER)
    assert {record.id: plain(tables_to_json(record.tables)) for record, _ in months} == frozen
    assert not any(changes for _, changes in months)  # all of it is later than what they count
    records: list[AnyRecord] = [campaign, *(record for record, _ in months)]
    assert len(records) == {5: 1, 6: 2, 7: 3}[opened.revision]
    if opened.revision == 7:
        assert [(one.symbol, one.replaced_by) for one, _ in months] == [
            ("03-BC/ĐU", ""),
            ("02-BC/ĐU", "03-BC/ĐU"),
        ]
    for record in records:
        prints_the_same(office, record.outgoing_id, record.symbol, record.issued_on)


def prints_the_same(office: Office, outgoing_id: int, symbol: str, issued_on: date) -> None:
    """Its files are the bytes that were sent, and its stored text drawn anew reads as they do, annexes and all."""
    paper = office.outgoing_document(outgoing_id)
    contents = {file.name.rpartition(".")[2]: office.original_path(file).read_bytes() for file in paper.files}
    assert sorted(contents) == ["docx", "pdf", "xlsx"]
    settings = office.settings()
    assert settings is not None
    number = int(symbol.partition("-")[0])
    drawn = PaperFiles(lambda: issued_on, dict).docx(
        paper_of_draft(paper.draft, settings, number=number, issued_on=issued_on)
    )
    assert words(drawn) == words(contents["docx"])


def words(content: bytes) -> list[str]:
    """Return all that a DOCX says, whatever it looks like."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        text = package.read("word/document.xml").decode("utf-8")
    said = re.sub(r"</w:p>|<w:br/>|<w:tab/>", " ", text)
    return re.sub(r"<[^>]+>", "", said).split()


def plain(value: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(json.dumps(value)))
