"""A report that takes long is watched page by page and can be stopped: then nothing of it is there."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone

import pytest
from pypdfium2 import PdfDocument

from office_app.bootstrap import Office, open_office
from office_app.domain.errors import Cancelled
from office_app.domain.report_periods import ReportKind, period_of
from office_app.domain.settings import OfficeSettings, Signer

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DAY = date(2026, 11, 22)


class Watched:
    def __init__(self, stop: bool = False) -> None:
        self.told: list[str] = []
        self._stop = stop

    def step(self, done: int, total: int, what: str) -> None:
        self.told.append(what)
        if self._stop:
            raise Cancelled


@pytest.fixture
def office(tmp_path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Thị Hòa", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="La Hiên", province="Thái Nguyên", signers=(signer,)))
    made.add_units([f"Chi bộ Thôn {n}" for n in range(1, 6)])
    yield made
    made.close()


def test_given_a_report_when_its_issue_is_stopped_then_no_number_is_taken_and_it_can_be_issued_again(
    office, tmp_path
):
    report = office.draft_period_report(period_of(ReportKind.MONTH, DAY))
    with pytest.raises(Cancelled):
        office.issue_report(report, issued_on=DAY, out=tmp_path / "out", progress=Watched(stop=True))
    assert office.outgoing_ids(issued=True) == []
    assert not (tmp_path / "out").exists()
    watched = Watched()
    issued, files = office.issue_report(report, issued_on=DAY, out=tmp_path / "out", progress=watched)
    assert issued.symbol == "01-BC/ĐU"
    assert len(files) == 3
    pdf = next(file for file in files if file.suffix == ".pdf")
    with closing(PdfDocument(pdf)) as pages:
        laid_out = [f"đang dàn trang {number}" for number in range(1, len(pages) + 1)]
    assert watched.told[: len(laid_out)] == laid_out


def test_given_a_preview_when_stopped_then_nothing_comes_back(office):
    report = office.draft_period_report(period_of(ReportKind.MONTH, DAY))
    with pytest.raises(Cancelled):
        office.preview_pdf(report.paper, Watched(stop=True))
    assert office.preview_pdf(report.paper).startswith(b"%PDF")
