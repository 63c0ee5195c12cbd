"""Papers begun from templates: nothing of a template's look is lost, sheets are filled from the records."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from pypdfium2 import PdfDocument

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.outgoing import SheetNotNumberedError
from office_app.domain.official_paper import PaperLayout, PaperSize
from office_app.domain.outgoing import DraftAnnex
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Campaign, StudySession
from office_app.domain.tasks import Task
from office_app.writing.templates import Templates

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=timezone(timedelta(hours=7)))
MONDAY = date(2026, 11, 23)
NAMES = Templates().names()
SHEETS = {
    "giay-moi": PaperLayout("Kính mời", PaperSize.A5),
    "to-trinh": PaperLayout("Kính trình"),
    "phieu-xu-ly": PaperLayout(letterhead=False),
    "lich-cong-tac-tuan": PaperLayout(landscape=True, letterhead=False),
}
MM = 72 / 25.4


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    yield made
    made.close()


def pages_of(pdf: bytes) -> list[tuple[str, float, float]]:
    """Return words, width and height in millimetres of each page."""
    with PdfDocument(pdf) as file:
        return [
            (" ".join(page.get_textpage().get_text_range().split()), *(side / MM for side in page.get_size()))
            for page in file
        ]


def words_of(pdf: bytes) -> str:
    return " ".join(words for words, _, _ in pages_of(pdf))


@pytest.mark.parametrize("name", NAMES)
def test_given_each_template_when_begun_kept_and_printed_then_its_look_is_the_template_s(
    office: Office, name: str, tmp_path: Path
):
    outgoing_id = office.begin_paper(name)
    draft = office.outgoing_document(outgoing_id).draft
    wanted = SHEETS.get(name, PaperLayout())
    assert draft.layout == wanted
    office.save_draft(replace(draft, subject=f"{draft.subject} (sửa)"))
    draft = office.outgoing_document(outgoing_id).draft
    assert draft.layout == wanted
    size = (148, 210) if wanted.size is PaperSize.A5 else (210, 297)
    width, height = reversed(size) if wanted.landscape else size
    word_file, pdf_file = office.write_draft(draft, tmp_path)
    _, *sides = pages_of(pdf_file.read_bytes())[0]
    assert [round(side) for side in sides] == [width, height]
    document = docx.Document(str(word_file))
    section = document.sections[0]
    assert [round((side or 0) / Mm(1)) for side in (section.page_width, section.page_height)] == [
        width,
        height,
    ]
    printed = words_of(pdf_file.read_bytes())
    if draft.addressees:
        assert f"{wanted.addressee_label}:" in printed
        others = {"Kính gửi:", "Kính mời:", "Kính trình:"} - {f"{wanted.addressee_label}:"}
        assert not any(other in printed for other in others)
    assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in printed) is wanted.letterhead
    assert ("Nguyễn Văn Lâm" in printed) is wanted.letterhead


@pytest.fixture
def directive(office: Office, tmp_path: Path) -> int:
    paper = tmp_path / "242-KH-TU.docx"
    file = docx.Document()
    for line in (
        "TỈNH ỦY THÁI NGUYÊN",
        "Số 242-KH/TU",
        "Thái Nguyên, ngày 20 tháng 11 năm 2026",
        "KẾ HOẠCH",
        "tổ chức học tập, quán triệt Nghị quyết số 57-NQ/TW",
        "Các đảng ủy xã, phường tổ chức học tập đến toàn thể đảng viên, hoàn thành trước ngày 15/12/2026.",
    ):
        file.add_paragraph(line)
    file.save(str(paper))
    entry = replace(office.propose_entry(office.read(paper)), symbol="242-KH/TU", subject="tổ chức học tập")
    return office.register(entry, [paper]).id or 0


def test_given_a_document_when_its_slip_is_begun_then_the_register_fills_it_and_it_is_begun_once(
    office: Office, directive: int, tmp_path: Path
):
    office.add_task(Task("Xây dựng kế hoạch", "Ban Xây dựng Đảng", date(2026, 12, 1), incoming_id=directive))
    office.add_task(Task("Chuẩn bị hội trường", "Văn phòng", date(2026, 12, 4), incoming_id=directive))
    slip = office.begin_slip(directive)
    assert office.begin_slip(directive) == slip
    document = office.outgoing_document(slip)
    printed = words_of(office.preview_pdf(document.draft))
    assert "PHIẾU XỬ LÝ VĂN BẢN ĐẾN" in printed and "242-KH/TU" in printed
    assert "Số đến 01, ngày" in printed
    assert "Chủ trì: Ban Xây dựng Đảng" in printed and "Phối hợp: Văn phòng" in printed
    assert "ngày 04/12/2026" in printed
    assert "Văn phòng Đảng ủy xã Thanh Lâm lưu cùng văn bản đến" in printed
    assert not [found for found in office.check_draft(document.draft) if found.must]


def test_given_a_slip_when_the_first_screen_counts_then_the_directive_still_waits_for_an_answer(
    office: Office, directive: int
):
    before = [line.id for line in office.papers_of(directive)]
    office.begin_slip(directive)
    assert [line.id for line in office.papers_of(directive)] == before == []


def test_given_a_slip_when_issued_then_it_is_refused_and_takes_no_number(office: Office, directive: int):
    draft = office.outgoing_document(office.begin_slip(directive)).draft
    with pytest.raises(SheetNotNumberedError):
        office.issue(draft, issued_on=NOW.date())
    assert not office.number_series() or all(series.next_number == 1 for series in office.number_series())


def test_given_sessions_and_due_work_when_a_week_is_begun_then_they_stand_under_their_days(office: Office):
    office.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"])
    units = [line.unit.id or 0 for line in office.units()]
    with office._open() as tx:
        campaign = tx.study.add_campaign(Campaign("Học tập Nghị quyết 57", date(2026, 12, 20)), units)
        for unit_id in units:
            tx.study.add_session(StudySession(campaign, unit_id, date(2026, 11, 25), place="Nhà văn hóa"))
        tx.study.add_session(StudySession(campaign, units[0], date(2026, 12, 2), place="Hội trường xã"))
        tx.commit()
    office.add_task(Task("Gửi báo cáo tháng 11", "Văn phòng", date(2026, 11, 29)))
    office.add_task(Task("Gửi báo cáo quý IV", "Văn phòng", date(2026, 12, 29)))
    assert office.begun_week(NOW.date()) is None
    week = office.begin_week(NOW.date())
    assert (office.begun_week(MONDAY), office.begun_week(MONDAY + timedelta(days=7))) == (week, None)
    draft = office.outgoing_document(week).draft
    printed = words_of(office.preview_pdf(draft))
    assert "tuần 48 (từ ngày 23/11/2026 đến ngày 29/11/2026)" in printed
    assert "Thứ Tư, ngày 25/11/2026" in printed and "Chi bộ Thôn Đông, Chi bộ Thôn Đoài" in printed
    assert "Chủ nhật, ngày 29/11/2026" in printed and "Gửi báo cáo tháng 11" in printed
    assert "Hội trường xã" not in printed and "quý IV" not in printed and "[" not in printed


def test_given_an_empty_week_when_begun_then_the_sheet_says_so(office: Office):
    draft = office.outgoing_document(office.begin_week(MONDAY)).draft
    assert "Trong tuần chưa có lịch làm việc." in words_of(office.preview_pdf(draft))


def test_given_annexes_when_printed_then_each_is_counted_named_and_turned_as_it_says(office: Office):
    draft = office.outgoing_document(office.begin_paper("ke-hoach")).draft
    one = DraftAnnex("p1", "Lịch học tập", "| STT | Chi bộ |\n| 1 | Thôn Đông |")
    two = DraftAnnex("p2", "Phân công", "- Văn phòng tổng hợp.", landscape=True)
    *_, first, second = pages_of(office.preview_pdf(replace(draft, annexes=(one, two))))
    assert "Phụ lục I LỊCH HỌC TẬP (Kèm theo Kế hoạch số" in first[0] and first[1] < first[2]
    assert "Phụ lục II PHÂN CÔNG (Kèm theo Kế hoạch số" in second[0] and second[1] > second[2]
    found = office.check_draft(replace(draft, annexes=(replace(one, heading="", text="[việc]"),)))
    assert {one.code for one in found if one.section == "p1"} == {"phu_luc.ten", "cho_trong"}
