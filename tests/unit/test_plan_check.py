"""The checker: what it finds, what it proposes, and what the proposal makes of the draft."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from office_app.bootstrap.calendar import work_calendar
from office_app.domain.incoming import CitedDocument, IncomingDocument, Obligation, ObligationKind
from office_app.domain.outgoing import (
    DraftCampaign,
    DraftSection,
    DraftTask,
    Finding,
    OutgoingDraft,
    ReviewMark,
)
from office_app.domain.plan_check import Against, check_draft
from office_app.domain.plan_mending import mended, overruled
from office_app.domain.superseding import Change, Superseded
from office_app.domain.symbol import symbol_key
from tests.unit.drafts import a_draft

TODAY = date(2026, 5, 4)
AGAINST = Against(work_calendar((2026, 2027)), TODAY, known=frozenset({symbol_key("118-KH/TU")}))
OPENING = DraftSection(
    "0",
    "",
    0,
    "Thực hiện Kế hoạch số 118-KH/TU, ngày 28/4/2026 của Tỉnh ủy, Đảng ủy xã xây dựng kế hoạch như sau:",
)
REPORT = Obligation(
    ObligationKind.REPORT,
    "báo cáo",
    unit="Ban Thường vụ Tỉnh ủy",
    through="Ban Tổ chức Tỉnh ủy",
    due=date(2026, 6, 30),
)
DIRECTIVE = IncomingDocument(
    "118-KH/TU", date(2026, 4, 28), "Kế hoạch", "Tỉnh ủy", "học tập", TODAY, obligations=(REPORT,)
)


def draft_with(
    text: str = "- Tổ chức học tập.", heading: str = "I- NỘI DUNG", **changes: Any
) -> OutgoingDraft:
    values: dict[str, Any] = {"sections": (OPENING, DraftSection("I", heading, 1, text))}
    return a_draft(**{**values, **changes})


def codes(draft: OutgoingDraft, against: Against = AGAINST) -> dict[str, Finding]:
    return {one.code: one for one in check_draft(draft, against)}


def test_given_a_clean_draft_when_checked_then_nothing_is_found() -> None:
    assert codes(draft_with()) == {}


@pytest.mark.parametrize(
    ("text", "code", "must", "after"),
    [
        ("- Họp ngày 31/4/2026.", "ngay.khong_co", True, None),
        ("- Họp thứ Hai, ngày 12/5/2026.", "ngay.thu", True, "- Họp thứ Ba, ngày 12/5/2026."),
        ("- Họp Chủ nhật (ngày 10/5/2026).", "", False, None),
        ("- Họp ngày 04/09/2026.", "ngay.cach_viet", False, "- Họp ngày 04/9/2026."),
        ("- Họp ngày 15-12-2026.", "ngay.cach_viet", False, "- Họp ngày 15/12/2026."),
        (
            "- Theo Quy định số 19-QĐ/TW ngày 08/4/2026 của Trung ương.",
            "can_cu.trich_dan",
            False,
            "- Theo Quy định số 19-QĐ/TW, ngày 08/4/2026 của Trung ương.",
        ),
        (
            "- Theo Nghị định số 30/2020/NĐ-CP, ngày 05/3/2020 của Chính phủ.",
            "can_cu.trich_dan",
            False,
            "- Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
        ),
        ("- Địa điểm: [ ].", "cho_trong", True, None),
        ("- Địa điểm: …………", "cho_trong", True, None),
        ("- Ngày «…».", "cho_trong", True, None),
        ("- Học  tập , thảo luận.", "khoang_trang.thua", False, "- Học tập, thảo luận."),
        ("a) Một.\na) Hai.", "danh_so.diem", True, None),
        ("a) Một.\nc) Hai.", "danh_so.diem", False, None),
        ("", "muc.trong", True, None),
    ],
)
def test_given_a_mistake_in_the_text_when_checked_then_it_is_found_and_mended(
    text: str, code: str, must: bool, after: str | None
) -> None:
    found = codes(draft_with(text))
    assert list(found) == ([code] if code else [])
    if code:
        assert (found[code].must, found[code].section) == (must, "I")
    if after is not None:
        better = mended(draft_with(text), found[code])
        assert better.sections[1].text == after
        assert codes(better) == {}


@pytest.mark.parametrize(
    ("headings", "must", "after"),
    [(("I- A", "I- B"), True, "II- B"), (("1. A", "3. B"), False, "2. B"), (("II- A",), False, "I- A")],
)
def test_given_headings_with_doubles_or_holes_when_checked_then_the_right_number_is_proposed(
    headings: tuple[str, ...], must: bool, after: str
) -> None:
    parts = tuple(DraftSection(str(at), heading, 1, "- Việc.") for at, heading in enumerate(headings, 1))
    draft = draft_with(sections=(OPENING, *parts))
    found = codes(draft)
    assert found["danh_so.de_muc"].must is must
    assert mended(draft, found["danh_so.de_muc"]).sections[-1].heading == after


def test_given_both_spellings_when_checked_then_one_is_proposed() -> None:
    draft = draft_with("- Cấp uỷ và Đảng ủy họp; quý I, thuỷ lợi.")
    assert (
        mended(draft, codes(draft)["chinh_ta.uy"]).sections[1].text
        == "- Cấp ủy và Đảng ủy họp; quý I, thủy lợi."
    )
    assert (
        codes(
            draft_with(
                "- Cấp uỷ họp.",
                sections=(replace(OPENING, text="Thực hiện số 118-KH/TU, cấp uỷ họp:"),),
                recipients=("Thường trực Đảng uỷ", "Lưu Văn phòng Đảng uỷ"),
            )
        )
        == {}
    )


@pytest.mark.parametrize(
    ("authority", "title", "code", "after"),
    [
        ("K/T BÍ THƯ", "PHÓ BÍ THƯ", "ky.kt_bi_thu", "T/M BAN THƯỜNG VỤ"),
        ("TM. BAN THƯỜNG VỤ", "BÍ THƯ", "ky.cach_viet", "T/M BAN THƯỜNG VỤ"),
        ("T/M BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "ky.chuc_vu", None),
        ("T/M BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "ky.chuc_vu", None),
        ("", "BÍ THƯ", "ky.thieu_tm", "T/M BAN THƯỜNG VỤ"),
        ("", "TRƯỞNG BAN", "ky.khac_co_quan", None),
    ],
)
def test_given_a_wrong_signature_when_checked_then_it_must_be_mended(
    authority: str, title: str, code: str, after: str | None
) -> None:
    draft = draft_with(authority=authority, signer_title=title)
    found = codes(draft)
    assert list(found) == [code] and found[code].must
    if after:
        assert codes(mended(draft, found[code])) == {}


@pytest.mark.parametrize(
    ("authority", "title"),
    [
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        ("T/M ĐẢNG ỦY", "BÍ THƯ"),
        ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
        ("T/M ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM"),
    ],
)
def test_given_a_right_signature_when_checked_then_nothing_is_said(authority: str, title: str) -> None:
    assert codes(draft_with(authority=authority, signer_title=title)) == {}


def test_given_a_text_that_speaks_for_another_body_when_checked_then_it_is_told() -> None:
    opening = replace(OPENING, text="Thực hiện Kế hoạch số 118-KH/TU, Thường trực Đảng ủy yêu cầu như sau:")
    assert "ky.chu_the" in codes(draft_with(sections=(opening, DraftSection("I", "I- A", 1, "- Việc."))))


def test_given_bases_unknown_and_replaced_when_checked_then_both_are_told() -> None:
    told = Superseded(CitedDocument("118-KH/TU"), Change.REPLACED, "thay thế", "130-KH/TU", 7)
    found = codes(draft_with(), replace(AGAINST, known=frozenset(), superseded=(told,)))
    assert found["can_cu.chua_vao_so"].text == "Căn cứ số 118-KH/TU chưa có trong sổ văn bản."
    assert found["can_cu.het_hieu_luc"].must
    assert "130-KH/TU" in found["can_cu.het_hieu_luc"].text


def test_given_a_report_asked_for_when_left_out_then_text_and_recipients_are_told() -> None:
    against = replace(AGAINST, directives=(DIRECTIVE,))
    draft = draft_with()
    found = codes(draft, against)
    assert found["bao_cao.khong_co"].must
    names = [one for one in check_draft(draft, against) if one.code == "noi_nhan.bao_cao"]
    for one in names:
        draft = mended(draft, one)
    assert set(draft.recipients[:2]) == {"Ban Thường vụ Tỉnh ủy (b/c)", "Ban Tổ chức Tỉnh ủy (b/c)"}
    assert "noi_nhan.bao_cao" not in codes(draft, against)


def test_given_a_letter_that_urges_those_below_when_checked_then_no_copy_for_the_level_above_is_asked() -> (
    None
):
    against = replace(AGAINST, directives=(DIRECTIVE,))
    letter = replace(draft_with(), type_code="CV", subject="đôn đốc học tập Nghị quyết")
    assert "noi_nhan.bao_cao" not in codes(letter, against)
    assert "noi_nhan.bao_cao" in codes(replace(letter, subject="triển khai Nghị quyết"), against)


def test_given_no_file_copy_when_checked_then_it_is_added_at_the_end() -> None:
    draft = draft_with(recipients=("Thường trực Đảng ủy",))
    assert mended(draft, codes(draft)["noi_nhan.luu"]).recipients == (
        "Thường trực Đảng ủy",
        "Lưu Văn phòng Đảng ủy",
    )


def test_given_a_unit_with_work_that_gets_no_copy_when_checked_then_it_is_told() -> None:
    task = DraftTask("Ban Chỉ huy Quân sự xã", "Canh gác", None)
    assert "noi_nhan.don_vi" in codes(draft_with(tasks=(task,)))
    staff = DraftTask("Văn phòng Đảng ủy", "Chuẩn bị", None)
    told = ("Các cơ quan tham mưu, giúp việc Đảng ủy", "Lưu Văn phòng Đảng ủy")
    assert "noi_nhan.don_vi" not in codes(draft_with(tasks=(staff,), recipients=told))


def test_given_a_due_day_off_when_mended_then_text_and_task_move_together() -> None:
    task = DraftTask("Văn phòng Đảng ủy", "Chuẩn bị", date(2026, 5, 9))
    told = ("Các cơ quan tham mưu, giúp việc Đảng ủy", "Lưu Văn phòng Đảng ủy")
    draft = draft_with("- Xong chậm nhất ngày 09/5/2026.", tasks=(task,), recipients=told)
    found = codes(draft)
    assert {"ngay.nghi"} == set(found)
    better = mended(draft, found["ngay.nghi"])
    assert better.tasks[0].due == date(2026, 5, 8)
    assert better.sections[1].text == "- Xong chậm nhất ngày 08/5/2026."
    assert codes(better) == {}


def test_given_days_behind_the_upper_one_when_checked_then_red() -> None:
    campaign = DraftCampaign("học tập", date(2026, 6, 30), date(2026, 6, 15), unit_ids=(1,))
    assert codes(draft_with("- Xong ngày 30/6/2026.", campaign=campaign))["ngay.sau_cap_tren"].must
    assert codes(draft_with("- Xong trong tháng 6.", campaign=campaign))["dot_hoc.sau_cap_tren"].must


def test_given_a_directive_that_came_late_when_checked_then_days_before_the_paper_are_told() -> None:
    late = DraftTask("Văn phòng", "Tổng hợp", date(2026, 4, 16))
    campaign = DraftCampaign("học tập", date(2026, 4, 15), None, unit_ids=(1,))
    texts = [one.text for one in check_draft(draft_with(tasks=(late, late), campaign=campaign), AGAINST)]
    assert "Hạn của chi bộ 15/4/2026 trước ngày ban hành 04/5/2026: xem lại thời gian." in texts
    assert "2 việc có hạn trước ngày ban hành 04/5/2026." in texts


def test_given_a_type_that_does_not_fit_its_code_when_checked_then_red() -> None:
    assert codes(draft_with(type_code="BC"))["ky_hieu.khac_loai"].must
    assert codes(draft_with(body_code=""))["ky_hieu.sai"].must


def test_given_a_red_finding_overruled_when_checked_again_then_it_is_yellow_with_its_reason() -> None:
    draft = draft_with("- Địa điểm: [ ].")
    let_stand = overruled(draft, codes(draft)["cho_trong"], "điền bằng tay sau khi in")
    found = codes(let_stand)["cho_trong"]
    assert (found.must, found.overruled) == (False, "điền bằng tay sau khi in")
    assert codes(overruled(let_stand, found, ""))["cho_trong"].must


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"subject": "[trích yếu của công văn]"}, "cho_trong.trich_yeu"),
        ({"addressees": ("[nơi nhận chính]",)}, "cho_trong.noi_gui"),
        ({"recipients": ("Như trên", "…………")}, "cho_trong.noi_nhan"),
        ({"signer": "[họ và tên]"}, "cho_trong.nguoi_ky"),
    ],
)
def test_given_a_gap_outside_the_sections_when_checked_then_red(changes: dict[str, Any], code: str) -> None:
    assert codes(draft_with(**changes))[code].must


def test_given_marks_of_a_copied_plan_when_changed_then_they_go() -> None:
    draft = draft_with("- Họp ngày 12/5/2026.", reviews=(ReviewMark("I", "12/5/2026", "Ngày dời"),))
    assert "xem_lai" in codes(draft)
    changed = replace(draft, sections=(OPENING, DraftSection("I", "I- NỘI DUNG", 1, "- Họp ngày 13/5/2026.")))
    assert "xem_lai" not in codes(changed)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- Tổ chức **học tập.", "dau.chua_dong"),
        ("- Thực hiện Chỉ thị số 01-CT/TW[^ Ban hành ngày 23/01/2026.", "chu_thich.chua_dong"),
        ("- Hoàn thành trước ngày ../../2026.", "cho_trong"),
        ("- Theo Công văn số xxx của Tỉnh ủy.", "cho_trong"),
        ("- Hoàn thành trước ngày …/6/2026.", "cho_trong"),
    ],
)
def test_given_a_mark_left_open_or_a_place_kept_when_checked_then_red(text: str, code: str) -> None:
    found = codes(draft_with(text))
    assert code in found and found[code].must


def test_given_bold_words_and_a_whole_footnote_when_checked_then_nothing_is_found() -> None:
    assert codes(draft_with("- Tổ chức **học tập**[^ Từ quý II. ] 2 ** 3 ** 4.")) == {}
