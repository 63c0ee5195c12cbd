"""The list that members sign at a session, drawn for real."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import docx
import pypdfium2
import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Campaign, StudySession

NOW = datetime(2026, 5, 4, 8, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    made.save_unit(Unit("Chi bộ Thôn Đông", UnitKind.CHI_BO, secretary="Bùi Văn Sáu"))
    unit = made.units()[0].unit.id or 0
    made.add_members(unit, [f"Nguyễn Thị Phương {chr(65 + at % 26)}{at:02d}" for at in range(40)])
    yield made
    made.close()


def test_given_forty_members_when_the_sheet_is_laid_out_then_it_is_one_page_in_the_order_of_the_grid(
    office: Office, tmp_path: Path
):
    unit = office.units()[0].unit.id or 0
    campaign = office.save_campaign(Campaign("Học tập Nghị quyết số 71-NQ/TW", date(2026, 5, 29)), [unit])
    session_id = office.change_session(
        StudySession(campaign, unit, date(2026, 5, 12), place="Nhà văn hóa thôn", starts_at="07:30")
    )
    word, pdf = office.sign_sheet(session_id, tmp_path / "out")
    pages = pypdfium2.PdfDocument(pdf)
    assert len(pages) == 1
    text = " ".join(pages[0].get_textpage().get_text_bounded().split())
    pages.close()
    assert "DANH SÁCH KÝ TÊN" in text and "Thời gian: 7 giờ 30, ngày 12/05/2026" in text
    assert "Tổng số đảng viên: 40; triệu tập: 40" in text and "Bùi Văn Sáu" in text
    names = docx.Document(str(word)).tables[0]
    left = [names.rows[at].cells[:2] for at in range(1, 21)]
    right = [names.rows[at].cells[3:5] for at in range(1, 21)]
    listed = [(number.text.strip(), name.text.strip()) for number, name in (*left, *right)]
    grid = [row.full_name for row in office.attendance_rows(session_id)]
    assert listed == [(str(at), name) for at, name in enumerate(grid, 1)]


def test_given_more_members_than_a_page_holds_when_laid_out_then_the_signatures_stand_under_the_counts(
    office: Office, tmp_path: Path
):
    unit = office.units()[0].unit.id or 0
    office.add_members(unit, [f"Trần Văn {chr(65 + at)}" for at in range(12)])
    campaign = office.save_campaign(Campaign("Học tập Nghị quyết số 71-NQ/TW", date(2026, 5, 29)), [unit])
    word, pdf = office.sign_sheet(
        office.change_session(StudySession(campaign, unit, date(2026, 5, 12))), tmp_path
    )
    pages = pypdfium2.PdfDocument(pdf)
    lines = pages[len(pages) - 1].get_textpage().get_text_bounded().splitlines()
    pages.close()
    assert any("Tổng số đảng viên: 52" in line for line in lines)
    assert any("T/M CHI BỘ" in line and "BÍ THƯ" not in line for line in lines)
    assert len(docx.Document(str(word)).tables[-1]._tbl.xpath(".//w:tblBorders/*[@w:val='single']")) == 0
