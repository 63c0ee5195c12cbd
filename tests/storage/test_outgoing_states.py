"""Numbers set aside and voided, the way to issue, signed scans, and what a later paper touches: in a real office."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office, restore_office
from office_app.domain.back_planning import back_plan
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.files import FileReadError
from office_app.domain.errors.outgoing import (
    AlreadyIssuedError,
    FindingsLeftError,
    KeptNumberNeededError,
    NumberNotKeptError,
    NumberRefusedError,
    NumberTakenError,
    SignedScanError,
)
from office_app.domain.incoming import CitedDocument, Span
from office_app.domain.numbering import FirstNumber, NumberUse
from office_app.domain.outgoing import DraftSection, OutgoingDraft, OutgoingState
from office_app.domain.plan_timeline import LeadTimes
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.superseding import Advice, Change
from office_app.domain.tasks import Task
from office_app.domain.working_days import WorkCalendar
from tests.storage.values import directive, now
from tests.unit.drafts import a_draft

SETTINGS = OfficeSettings("Thanh Lâm", "Vĩnh Yên", signers=(Signer("Đỗ Mạnh Hà", "BÍ THƯ"),))
DAY = date(2026, 5, 26)


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    opened = open_office(data_dir, now=now)
    opened.save_settings(SETTINGS)
    yield opened
    opened.close()


def stored(office: Office, **changes: object) -> OutgoingDraft:
    return replace(a_draft(**changes), id=office.save_draft(a_draft(**changes)))


def test_given_numbers_set_aside_when_issued_then_they_are_passed_by_and_explained(office: Office) -> None:
    assert office.issue(stored(office), issued_on=DAY)[0].symbol == "01-KH/ĐU"
    assert office.reserve_number("KH", None, "Dành cho sổ mật") == 2
    office.void_number("KH", 3, "Cấp nhầm số")
    assert office.next_number("KH") == 4
    with pytest.raises(NumberTakenError):
        office.reserve_number("KH", 1, "Dành cho sổ mật")
    for number, words in ((2, "đang giữ (dành cho sổ mật)"), (3, "đã hủy (cấp nhầm số)")):
        with pytest.raises(NumberRefusedError) as refused:
            office.issue(stored(office), issued_on=DAY, number=number)
        assert words in refused.value.text_vi()
    with pytest.raises(IncompleteError):
        office.reserve_number("KH", None, "  ")
    assert office.issue(stored(office), issued_on=DAY)[0].symbol == "04-KH/ĐU"
    (series,) = office.number_series()
    assert [(one.number, one.use) for one in series.gaps] == [(2, NumberUse.RESERVED), (3, NumberUse.VOIDED)]


def test_given_an_issued_paper_when_its_number_is_voided_then_it_stays_and_the_number_never_comes_back(
    office: Office,
) -> None:
    issued, _ = office.issue(stored(office), issued_on=DAY)
    office.void_paper(issued.outgoing_id, "Văn bản không phát hành", "Đỗ Mạnh Hà")
    paper = office.outgoing_document(issued.outgoing_id)
    assert (paper.state, paper.symbol) == (OutgoingState.VOIDED, "01-KH/ĐU")
    assert len(paper.files) == 2
    assert office.next_number("KH") == 2
    with pytest.raises(AlreadyIssuedError):
        office.delete_draft(issued.outgoing_id)
    assert office.number_series()[0].gaps[0].outgoing_id == issued.outgoing_id


def test_given_an_office_that_starts_in_mid_term_when_set_then_numbers_go_on_from_there(
    office: Office,
) -> None:
    settings = replace(
        SETTINGS, first_numbers=(FirstNumber("KH", SETTINGS.term, 57),), first_arrivals=((2026, 412),)
    )
    office.save_settings(settings)
    assert office.settings() == settings
    assert (office.next_number("KH"), office.next_number("CV")) == (57, 1)
    assert office.next_arrival_number() == 412
    assert office.register(directive(), []).arrival_number == 412
    assert office.next_arrival_number() == 413


def test_given_a_draft_when_it_goes_its_way_then_each_step_is_kept_with_who_and_why(
    office: Office, tmp_path: Path
) -> None:
    draft = stored(office)
    draft_id = draft.id or 0
    assert office.submit_draft(draft_id, "Nguyễn Văn An") is OutgoingState.SUBMITTED
    with pytest.raises(IncompleteError):
        office.send_back(draft_id, "Đỗ Mạnh Hà", " ")
    office.send_back(draft_id, "Đỗ Mạnh Hà", "Thời hạn chưa phù hợp")
    assert office.outgoing_document(draft_id).state is OutgoingState.DRAFT
    office.submit_draft(draft_id, "Nguyễn Văn An")
    assert office.submit_draft(draft_id, "Đỗ Mạnh Hà") is OutgoingState.SIGNED
    office.issue(draft, issued_on=DAY)
    scan = tmp_path / "Bản ký.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    office.attach_scan(draft_id, scan)
    office.attach_scan(draft_id, scan)

    paper = office.outgoing_document(draft_id)
    assert [(step.state, step.who, step.reason) for step in paper.steps] == [
        (OutgoingState.SUBMITTED, "Nguyễn Văn An", ""),
        (OutgoingState.DRAFT, "Đỗ Mạnh Hà", "Thời hạn chưa phù hợp"),
        (OutgoingState.SUBMITTED, "Nguyễn Văn An", ""),
        (OutgoingState.SIGNED, "Đỗ Mạnh Hà", ""),
        (OutgoingState.ISSUED, "", "01-KH/ĐU"),
    ]
    assert [one.name for one in paper.scans] == ["Bản ký.pdf"]
    assert office.original_path(paper.scans[0]).read_bytes() == scan.read_bytes()
    assert len(paper.files) == 2
    assert office.check() == []


def test_given_real_scans_when_attached_then_they_come_back_byte_for_byte_also_from_a_backup(
    office: Office, tmp_path: Path
) -> None:
    draft = stored(office)
    draft_id = draft.id or 0
    office.submit_draft(draft_id, "Nguyễn Văn An")
    office.submit_draft(draft_id, "Đỗ Mạnh Hà")
    office.send_back(draft_id, "Đỗ Mạnh Hà", "Sai thể thức, lỗi chính tả")
    pdf = office.preview_pdf(draft)
    page, _ = office.pdf_page_image(pdf, 0, 800)
    scans = (tmp_path / "bản ký 01-KH.pdf", tmp_path / "ảnh chụp bản ký.png")
    for path, content in zip(scans, (pdf, page), strict=True):
        path.write_bytes(content)
        office.attach_scan(draft_id, path)
    office.issue(office.outgoing_document(draft_id).draft, issued_on=DAY)
    for name, content in (("danh sách.docx", b"PK\x03\x04 word"), ("rỗng.pdf", b""), ("giả.png", b"MZ\x90")):
        wrong = tmp_path / name
        wrong.write_bytes(content)
        with pytest.raises(SignedScanError):
            office.attach_scan(draft_id, wrong)
    with pytest.raises(FileReadError):
        office.attach_scan(draft_id, tmp_path / "không có.pdf")
    assert list(office.check()) == []
    copy = tmp_path / "sao lưu.zip"
    office.backup(copy)
    restore_office(copy, tmp_path / "máy khác")
    other = open_office(tmp_path / "máy khác", now=now)
    paper = other.outgoing_document(draft_id)
    assert [one.name for one in paper.scans] == [path.name for path in scans]
    assert [other.original_path(one).read_bytes() for one in paper.scans] == [pdf, page]
    assert ("Đỗ Mạnh Hà", "Sai thể thức, lỗi chính tả") in [(step.who, step.reason) for step in paper.steps]
    opened = other.export_original(paper.scans[0], tmp_path / "mở")
    assert opened.name == scans[0].name and opened.read_bytes() == pdf
    other.close()


def test_given_a_red_finding_when_issued_then_refused_until_mended_or_overruled(office: Office) -> None:
    gap = DraftSection("I", "I- NỘI DUNG", 1, "- Địa điểm: [ ].")
    draft = stored(office, sections=(*a_draft().sections, gap))
    with pytest.raises(FindingsLeftError):
        office.issue(draft, issued_on=DAY)
    assert office.outgoing_document(draft.id or 0).state is OutgoingState.DRAFT
    (red,) = [one for one in office.check_draft(draft) if one.must]
    let_stand = office.overrule(draft, red, "điền bằng tay")
    assert office.issue(let_stand, issued_on=DAY)[0].symbol == "01-KH/ĐU"
    assert office.outgoing_document(draft.id or 0).draft.overruled[0].reason == "điền bằng tay"


def test_given_a_later_paper_when_registered_then_drafts_plans_and_tasks_on_the_earlier_one_are_listed(
    office: Office,
) -> None:
    earlier = office.register(directive(), [])
    report = DraftSection("I", "I- TỔ CHỨC THỰC HIỆN", 1, "- Văn phòng báo cáo kết quả.")
    answering = stored(
        office,
        incoming_id=earlier.id,
        incoming_ids=(earlier.id,),
        sections=(*a_draft().sections, report),
        recipients=("Ban Tuyên giáo và Dân vận Tỉnh ủy (b/c)", *a_draft().recipients),
    )
    office.issue(answering, issued_on=DAY)
    cited = DraftSection("0", "", 0, f"Thực hiện Công văn số {earlier.symbol}, ngày 22/4/2026, như sau:")
    quoting = stored(office, sections=(cited,))
    office.add_task(Task("Tổng hợp", "Văn phòng", None, outgoing_id=answering.id))
    text = f"Kế hoạch này thay thế Công văn số {earlier.symbol}."
    at = text.index(earlier.symbol)
    later = office.register(
        replace(
            directive(),
            symbol="77-KH/TU",
            text=text,
            cited=(CitedDocument(earlier.symbol, span=Span(at, at + len(earlier.symbol))),),
        ),
        [],
    )

    (touched,) = office.affected_by(later.id or 0)
    assert touched.superseded.change is Change.REPLACED
    assert {(one.outgoing_id, one.advice) for one in touched.papers} == {
        (answering.id, Advice.MEND),
        (quoting.id, Advice.MEND),
    }
    assert [task.title for task in touched.tasks] == ["Tổng hợp"]
    assert "can_cu.het_hieu_luc" in [one.code for one in office.check_draft(quoting)]
    assert office.affected_by(earlier.id or 0) == ()


def test_given_an_issued_plan_when_copied_then_the_copy_is_a_draft_that_waits_for_a_look(
    office: Office,
) -> None:
    days = back_plan(date(2026, 7, 20), None, today=DAY, leads=LeadTimes(), calendar=WorkCalendar())
    part = DraftSection("I", "I- NỘI DUNG", 1, "- Họp ngày 12/6/2026, như hội nghị ngày 12/5/2026.")
    draft = stored(office, sections=(*a_draft().sections, part), back_plan=days)
    issued, _ = office.issue(draft, issued_on=DAY)
    copy = office.outgoing_document(office.clone_plan(issued.outgoing_id))
    assert copy.state is OutgoingState.DRAFT
    assert copy.draft.sections[1].text == "- Họp ngày 11/6/2027, như hội nghị ngày 12/5/2026."
    assert copy.draft.back_plan is not None and copy.draft.back_plan.study_due is not None
    assert copy.draft.back_plan.study_due.year == 2027
    waiting = [one for one in office.check_draft(copy.draft) if one.code == "xem_lai"]
    assert [one.must for one in waiting] == [True, True]
    with pytest.raises(FindingsLeftError):
        office.issue(copy.draft, issued_on=DAY)
    seen = copy.draft
    for finding in waiting:
        seen = office.mend(seen, finding)
    assert office.issue(seen, issued_on=DAY)[0].symbol == "02-KH/ĐU"


def test_given_a_paper_laid_before_the_secretary_when_changed_then_it_is_a_draft_again_with_a_step(
    office: Office,
) -> None:
    draft = stored(office)
    assert draft.id is not None
    office.submit_draft(draft.id, "Văn phòng")
    office.save_draft(draft)  # nothing changed
    assert office.outgoing_document(draft.id).state is OutgoingState.SUBMITTED
    office.save_draft(replace(draft, subject="về việc khác"))
    paper = office.outgoing_document(draft.id)
    assert paper.state is OutgoingState.DRAFT
    assert paper.steps[-1].reason == "Sửa sau khi đã trình ký"


@pytest.mark.parametrize(
    ("number", "day", "words"),
    [
        (0, DAY, "từ 01 trở lên"),
        (-1, DAY, "từ 01 trở lên"),
        (99_999, DAY, "99.999 quá lớn"),
        (1, date(2062, 5, 26), "sau hôm nay quá 31 ngày"),
        (1, date(2024, 5, 26), "trước ngày bắt đầu nhiệm kỳ 01/7/2025"),
    ],
)
def test_given_an_absurd_number_or_day_when_issued_then_it_is_refused_in_words_and_nothing_is_written(
    office: Office, number: int, day: date, words: str
) -> None:
    draft = stored(office)
    with pytest.raises(NumberRefusedError) as refused:
        office.issue(draft, issued_on=day, number=number)
    assert words in refused.value.text_vi()
    assert office.outgoing_document(draft.id or 0).state is OutgoingState.DRAFT
    assert office.next_number("KH") == 1 and list(office.number_series()) == []
    if number != 1:
        with pytest.raises(NumberRefusedError):
            office.reserve_number("KH", number, "Dành cho sổ mật")
        with pytest.raises(NumberRefusedError):
            office.void_number("KH", number, "Cấp nhầm số")


def test_given_a_kept_number_when_a_paper_asks_for_it_then_it_takes_it_and_no_other_does(
    office: Office,
) -> None:
    office.reserve_number("KH", 1, "Chờ kế hoạch của Ban Thường vụ")
    assert office.issue(stored(office), issued_on=DAY)[0].symbol == "02-KH/ĐU"
    with pytest.raises(NumberRefusedError):
        office.issue(stored(office), issued_on=DAY, number=1)
    issued, _ = office.issue(stored(office), issued_on=DAY, number=1, use_kept=True)
    assert issued.symbol == "01-KH/ĐU"
    (series,) = office.number_series()
    assert not series.gaps and series.next_number == 3
    with pytest.raises(NumberTakenError):
        office.issue(stored(office), issued_on=DAY, number=1, use_kept=True)
    with pytest.raises(NumberNotKeptError):
        office.issue(stored(office), issued_on=DAY, number=7, use_kept=True)


def test_given_kept_numbers_when_released_or_voided_then_the_series_has_no_hole_without_a_reason(
    office: Office,
) -> None:
    assert [office.reserve_number("KH", None, "Dành cho sổ mật") for _ in range(2)] == [1, 2]
    with pytest.raises(IncompleteError):
        office.release_number("KH", 2, " ")
    office.release_number("KH", 2, "Không dùng đến")
    assert office.next_number("KH") == 2
    with pytest.raises(NumberNotKeptError):
        office.release_number("KH", 2, "Không dùng đến")
    office.issue(stored(office), issued_on=DAY)
    with pytest.raises(KeptNumberNeededError):
        office.release_number("KH", 1, "Không dùng đến")
    office.void_number("KH", 1, "Văn bản không phát hành")
    with pytest.raises(NumberTakenError):
        office.void_number("KH", 1, "Cấp nhầm số")
    office.issue(stored(office), issued_on=DAY, number=6)
    office.void_number("KH", 3, "Bản giấy vào sổ riêng", last=5)
    (series,) = office.number_series()
    assert [(one.number, one.use, one.reason) for one in series.gaps] == [
        (1, NumberUse.VOIDED, "Văn bản không phát hành"),
        *((number, NumberUse.VOIDED, "Bản giấy vào sổ riêng") for number in (3, 4, 5)),
    ]
