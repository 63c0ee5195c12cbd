"""Papers cited in a draft: impossible ones, other dates than the register's, replaced ones, the directive's own day."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from office_app.bootstrap.calendar import work_calendar
from office_app.domain.incoming import CitedDocument, IncomingDocument, Span
from office_app.domain.outgoing import DraftSection, Finding, OutgoingDraft
from office_app.domain.plan_check import Against, check_draft
from office_app.domain.plan_mending import mended
from office_app.domain.superseding import Change, Superseded, superseded_by
from tests.unit.drafts import a_draft

TODAY = date(2026, 5, 4)
CALENDAR = work_calendar((2026,))
DIRECTIVE = IncomingDocument("118-KH/TU", date(2026, 4, 28), "Kế hoạch", "Tỉnh ủy", "học tập", TODAY)


def citing(text: str, **changes: object) -> OutgoingDraft:
    opening = DraftSection("0", "", 0, "Đảng ủy xã xây dựng kế hoạch như sau:")
    return a_draft(**{"sections": (opening, DraftSection("I", "I- VIỆC", 1, text)), **changes})


def of_bases(draft: OutgoingDraft, **against: object) -> list[Finding]:
    found = check_draft(draft, Against(CALENDAR, TODAY, **against))  # type: ignore[arg-type]
    return [one for one in found if one.code.startswith("can_cu.") and one.code != "can_cu.khong_co"]


@pytest.mark.parametrize(
    ("text", "code", "after"),
    [
        ("- Chỉ thị số 56-KH/TU của Tỉnh ủy.", "can_cu.khac_loai", "- Kế hoạch số 56-KH/TU của Tỉnh ủy."),
        ("- Theo nghị quyết số 12/QĐ-UBND.", "can_cu.khac_loai", None),
        ("- Kế hoạch số 56-KH/TU, ngày 05/5/2026 của Tỉnh ủy.", "can_cu.sau_van_ban", None),
        ("- Kế hoạch số 56-KH/TW, ngày 20/4/2026 của Ban Thường vụ Tỉnh ủy.", "can_cu.khac_co_quan", None),
        ("- Kết luận số 18-KL/TU, ngày 20/4/2026 của Bộ Chính trị về việc.", "can_cu.khac_co_quan", None),
        ("- Quyết định số 12/QĐ-UBND của Thủ tướng Chính phủ.", "can_cu.khac_co_quan", None),
    ],
)
def test_given_a_paper_that_cannot_be_when_cited_then_red(text: str, code: str, after: str | None) -> None:
    draft = citing(text)
    (found,) = of_bases(draft)
    assert (found.code, found.must, found.section) == (code, True, "I")
    if after is not None:
        assert mended(draft, found).sections[1].text == after


@pytest.mark.parametrize(
    "text",
    [
        "- Quy định số 19-QĐ/TW, ngày 08/4/2026 của Ban Chấp hành Trung ương.",
        "- Thông báo kết luận số 12-TB/TU, ngày 20/4/2026 của Thường trực Tỉnh ủy.",
        "- Chương trình hành động số 05-CTr/TU, ngày 20/4/2026 của Tỉnh ủy.",
        "- Quy chế làm việc số 05-QC/ĐU, ngày 20/4/2026 của Ban Chấp hành Đảng bộ xã.",
        "- Kế hoạch số 7-KH/TU, ngày 04/5/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy.",
        "- Thông tư số 01/2023/TT-BNV ngày 09/01/2023 của Bộ Nội vụ.",
        "- Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
        "- Nghị quyết số 12/NQ-HĐND ngày 20/4/2026 của Hội đồng nhân dân xã.",
        "- Báo cáo số liệu 3 chi bộ; số 5 ngõ 2; văn bản số 12/VPCP-KTTH ngày 20/4/2026.",
    ],
)
def test_given_a_paper_that_may_well_be_when_cited_then_nothing_is_said(text: str) -> None:
    assert of_bases(citing(text)) == []


def test_given_another_date_than_the_registers_when_cited_then_the_registers_is_proposed() -> None:
    draft = citing("- Thực hiện Kế hoạch số 118-KH/TU, ngày 27/4/2026 của Tỉnh ủy.")
    (found,) = of_bases(draft, directives=(DIRECTIVE,))
    assert (found.code, found.must) == ("can_cu.khac_ngay", True)
    better = mended(draft, found)
    assert better.sections[1].text == "- Thực hiện Kế hoạch số 118-KH/TU, ngày 28/4/2026 của Tỉnh ủy."
    assert of_bases(better, directives=(DIRECTIVE,)) == []


def test_given_a_plan_of_a_day_before_its_directive_when_checked_then_red_once() -> None:
    draft = citing("- Theo Kế hoạch số 118-KH/TU, ngày 28/4/2026.", dated=date(2026, 4, 27))
    (found,) = of_bases(draft, directives=(DIRECTIVE,))
    assert (found.code, found.must) == ("can_cu.sau_van_ban", True)
    assert "đề ngày trước ngày 28/4/2026 của kế hoạch số 118-KH/TU" in found.text
    assert of_bases(citing("- Việc.", dated=date(2026, 4, 28)), directives=(DIRECTIVE,)) == []


def test_given_a_replaced_paper_when_cited_in_several_places_then_told_once_with_them() -> None:
    told = Superseded(CitedDocument("5-QĐ/TU"), Change.REPLACED, "", "130-QĐ/TU", 7)
    parts = [DraftSection(key, f"{key}- VIỆC", 1, "- Theo Quy định số 5-QĐ/TU.") for key in ("I", "II")]
    (found,) = of_bases(a_draft(sections=parts), superseded=(told,), known=frozenset({"5||qđ|tu"}))
    assert (found.code, found.must, found.section) == ("can_cu.het_hieu_luc", True, "I")
    assert found.text.endswith("(2 chỗ: mục I, mục II).")


def test_given_a_paper_named_as_replaced_when_cited_then_it_is_no_fault() -> None:
    told = Superseded(CitedDocument("5-QĐ/TU"), Change.REPLACED, "", "130-QĐ/TU", 7)
    assert of_bases(citing("- Quy định mới thay thế Quy định số 5-QĐ/TU."), superseded=(told,)) == []


@pytest.mark.parametrize(
    ("words", "change"),
    [("thay thế", Change.REPLACED), ("không thay thế", None), ("bổ sung", Change.AMENDED)],
)
def test_given_a_letter_that_does_not_replace_a_paper_when_read_then_it_stays_in_force(
    words: str, change: Change | None
) -> None:
    text = f"Văn bản này {words} Quy định số 22-QĐ/TW, ngày 28/7/2021."
    start = text.index("22-QĐ/TW")
    cited = CitedDocument("22-QĐ/TW", span=Span(start, start + 8))
    later = replace(DIRECTIVE, text=text, cited=(cited,))
    assert [one.change for one in superseded_by(later)] == ([] if change is None else [change])


def test_given_text_in_pieces_of_letters_when_checked_then_it_is_read_and_mended_alike() -> None:
    draft = citing(unicodedata.normalize("NFD", "- Chỉ thị số 56-KH/TU của Tỉnh ủy."))
    (found,) = of_bases(draft)
    assert mended(draft, found).sections[1].text == "- Kế hoạch số 56-KH/TU của Tỉnh ủy."


def test_given_many_bases_not_in_the_register_when_checked_then_they_are_one_finding() -> None:
    cited = ", ".join(f"số {number}-NQ/TW" for number in range(57, 65))
    draft = citing("- Việc.", sections=(DraftSection("0", "", 0, f"Thực hiện các Nghị quyết {cited}:"),))
    (found,) = of_bases(draft)
    assert (found.code, found.must) == ("can_cu.chua_vao_so", False)
    assert found.text.startswith("8 căn cứ chưa có trong sổ văn bản: số 57-NQ/TW, 58-NQ/TW")


def test_given_a_paper_named_as_what_its_base_is_about_when_checked_then_it_need_not_be_in_the_register() -> (
    None
):
    opening = (
        "Thực hiện Kế hoạch số 56-KH/TU, ngày 20/4/2026 của Tỉnh ủy về học tập, quán triệt Nghị quyết số 80-NQ/TW; "
        "tính đến ngày 04/5/2026 còn 02 chi bộ chưa học xong Nghị quyết số 80-NQ/TW:"
    )
    draft = citing("- Việc.", sections=(DraftSection("0", "", 0, opening),))
    (found,) = of_bases(draft)
    assert found.text == "Căn cứ số 56-KH/TU chưa có trong sổ văn bản."
