"""Numbering, spelling and names: points and rows that stand twice, annexes, tone marks, recipients."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.bootstrap.calendar import work_calendar
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.outgoing import DraftAnnex, DraftSection, DraftTask, Finding, OutgoingDraft
from office_app.domain.plan_check import Against, check_draft
from office_app.domain.plan_mending import mended
from tests.unit.drafts import a_draft

TODAY = date(2026, 5, 4)
AGAINST = Against(work_calendar((2026,)), TODAY)
ANNEX = DraftAnnex("A1", "LỊCH HỌC", "# I- MỘT\n- Việc.\n# II- HAI\n- Việc.")


def written(text: str = "- Việc.", **changes: object) -> OutgoingDraft:
    opening = DraftSection("0", "", 0, "Thực hiện Kế hoạch số 118-KH/TU, Đảng ủy xã xây dựng kế hoạch:")
    return a_draft(**{"sections": (opening, DraftSection("I", "I- NỘI DUNG", 1, text)), **changes})


def found_in(draft: OutgoingDraft, prefix: str, against: Against = AGAINST) -> list[Finding]:
    return [one for one in check_draft(draft, against) if one.code.startswith(prefix)]


@pytest.mark.parametrize(
    ("text", "must", "after"),
    [
        ("1. Một\n2. Hai\n2. Ba", True, "1. Một\n2. Hai\n3. Ba"),
        ("1. Một\nLời thêm.\n2. Hai\nLời thêm.\n2. Ba", True, "1. Một\nLời thêm.\n2. Hai\nLời thêm.\n3. Ba"),
        ("1. Một\n3. Hai", False, "1. Một\n2. Hai"),
        ("1.1. Một\n1.2. Hai\n1.2. Ba", True, "1.1. Một\n1.2. Hai\n1.3. Ba"),
        ("a) Một\nb) Hai\na) Ba", True, "a) Một\nb) Hai\nc) Ba"),
        (
            "| TT | Việc |\n| --- | --- |\n| 1 | A |\n| 2 | B |\n| 2 | C |",
            True,
            "| TT | Việc |\n| --- | --- |\n| 1 | A |\n| 2 | B |\n| 3 | C |",
        ),
    ],
)
def test_given_points_numbered_wrong_when_mended_then_the_count_runs_on(
    text: str, must: bool, after: str
) -> None:
    draft = written(text)
    (found,) = found_in(draft, "danh_so.")
    assert (found.must, found.section) == (must, "I")
    better = mended(draft, found)
    assert better.sections[1].text == after and found_in(better, "danh_so.") == []


@pytest.mark.parametrize(
    "text",
    [
        "1. Một\na) x\nb) y\n2. Hai\na) x\nb) y",
        "a) x\nb) y\nCác đơn vị:\na) x\nb) y",
        "1. Một\nLời thêm.\n2. Hai",
        "2. Tiếp theo mục trước\n3. Ba",
        "| STT | Việc |\n|= Nhóm một |\n| 1 | A |\n|= Nhóm hai |\n| 1 | B |\n|+ | Cộng |",
        "| Đơn vị | Số |\n| 2 | 1 |\n| 2 | 3 |",
    ],
)
def test_given_lists_that_begin_anew_when_checked_then_nothing_is_said(text: str) -> None:
    assert found_in(written(text), "danh_so.") == []


def test_given_articles_twice_when_checked_then_the_next_number_is_proposed() -> None:
    parts = [DraftSection(str(at), f"Điều {at}. Tên", 2 if at > 1 else 1, "Lời.") for at in (1, 2)]
    parts.append(DraftSection("2-2", "Điều 2. Tên khác", 1, "Lời."))
    draft = a_draft(sections=parts)
    (found,) = found_in(draft, "danh_so.")
    assert found.must and mended(draft, found).sections[2].heading == "Điều 3. Tên khác"


def test_given_doubles_in_an_annex_when_mended_then_only_the_annex_changes() -> None:
    draft = written("- Việc.", annexes=(replace(ANNEX, text="# I- MỘT\n1. A\n1. B\n# I- HAI\n- Việc."),))
    for _ in range(2):
        found = found_in(draft, "danh_so.")
        assert found[0].must and found[0].section == "A1"
        draft = mended(draft, found[0])
    assert draft.annexes[0].text == "# I- MỘT\n1. A\n2. B\n# II- HAI\n- Việc."
    assert found_in(draft, "danh_so.") == []


def test_given_days_and_papers_in_an_annex_when_checked_then_they_are_judged_there() -> None:
    text = "| TT | Ngày |\n| 1 | 10/5/2026 |\n| 2 | 31/6/2026 |\n- Theo Chỉ thị số 5-KH/TU."
    draft = written(annexes=(replace(ANNEX, text=text),))
    found = {one.code: one for one in check_draft(draft, AGAINST) if one.section == "A1"}
    assert set(found) == {"ngay.nghi", "ngay.khong_co", "can_cu.khac_loai"}
    assert "| 1 | 08/5/2026 |" in mended(draft, found["ngay.nghi"]).annexes[0].text


def test_given_two_annexes_of_one_number_when_checked_then_red() -> None:
    twice = (replace(ANNEX, label="Phụ lục I"), replace(ANNEX, key="A2", label="Phụ lục I"))
    assert [(one.must, one.section) for one in found_in(written(annexes=twice), "danh_so.")] == [(True, "A2")]
    counted = (ANNEX, replace(ANNEX, key="A2"))  # «Phụ lục» alone is counted when printed
    assert found_in(written(annexes=counted), "danh_so.") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"recipients": ("Thường trực Đảng uỷ", "Lưu Văn phòng Đảng ủy")},
        {"addressees": ("Chi uỷ các chi bộ",)},
        {"subject": "học tập, hoà giải ở cơ sở"},
        {"annexes": (replace(ANNEX, text="- Cấp uỷ họp."),)},
        {"authority": "T/M ĐẢNG UỶ"},
    ],
)
def test_given_both_tone_placements_anywhere_when_mended_then_the_paper_has_one(
    changes: dict[str, object],
) -> None:
    draft = written("- Đảng ủy họp.", **changes)
    (found,) = found_in(draft, "chinh_ta.")
    assert not found.must
    better = mended(draft, found)
    assert found_in(better, "chinh_ta.") == [] and better != draft


def test_given_a_signer_who_writes_the_older_way_when_checked_then_the_name_is_left_alone() -> None:
    assert found_in(written("- Đảng ủy họp.", signer="Nguyễn Thuý Hoà"), "chinh_ta.") == []


def test_given_a_name_twice_when_mended_then_the_second_goes() -> None:
    names = ("Thường trực Đảng ủy", "Các chi bộ", "Thường trực Đảng uỷ (b/c)", "Lưu Văn phòng Đảng ủy")
    draft = written(recipients=names, addressees=("Các chi bộ", "Các Chi bộ"))
    (to, sent) = sorted(found_in(draft, "noi_"), key=lambda one: one.code)
    assert (to.code, sent.code) == ("noi_gui.trung", "noi_nhan.trung")
    assert mended(draft, to).addressees == ("Các chi bộ",)
    assert mended(draft, sent).recipients == (names[0], names[1], names[3])


def asking(*bodies: str) -> Against:
    asked = [Obligation(ObligationKind.REPORT, "báo cáo", unit=body) for body in bodies]
    upper = IncomingDocument(
        "118-KH/TU", date(2026, 4, 28), "Kế hoạch", "Tỉnh ủy", "học", TODAY, obligations=asked
    )
    return Against(AGAINST.calendar, TODAY, directives=(upper,))


def test_given_nobody_told_of_those_the_directive_names_when_checked_then_red_else_yellow() -> None:
    draft = written("- Báo cáo kết quả về cấp trên.")
    (found,) = found_in(draft, "noi_nhan.", asking("Ban Thường vụ Tỉnh ủy"))
    assert found.must and mended(draft, found).recipients[0] == "Ban Thường vụ Tỉnh ủy (b/c)"
    both = asking("Ban Thường vụ Tỉnh ủy", "Ban Tổ chức Tỉnh ủy")
    told = written("- Báo cáo kết quả.", recipients=("Thường trực Tỉnh ủy", "Lưu Văn phòng Đảng ủy"))
    assert [(one.must, "Ban Tổ chức" in one.text) for one in found_in(told, "noi_nhan.", both)] == [
        (False, True)
    ]
    assert found_in(draft, "noi_nhan.", asking("Ban Xây dựng Đảng")) == []  # our own body


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("- Mời báo cáo viên lên lớp.", True),
        ("- Ban Xây dựng Đảng tổng hợp, báo cáo Tỉnh ủy trước ngày 12/6/2026.", False),
        ("- Các chi bộ báo cáo kết quả về Đảng ủy.", False),
    ],
)
def test_given_a_report_asked_for_when_the_text_names_none_then_red(text: str, missing: bool) -> None:
    recipients = ("Tỉnh ủy", "Lưu Văn phòng Đảng ủy")
    found = found_in(written(text, recipients=recipients), "bao_cao.", asking("Tỉnh ủy"))
    assert [(one.code, one.must) for one in found] == ([("bao_cao.khong_co", True)] if missing else [])


def test_given_work_of_the_issuer_itself_when_checked_then_it_need_not_be_a_recipient() -> None:
    tasks = [DraftTask(unit, "Chỉ đạo", None) for unit in ("Ban Thường vụ Đảng ủy", "Công an xã")]
    assert [one.text for one in found_in(written(tasks=tasks), "noi_nhan.")] == [
        "Công an xã được giao việc nhưng không có ở Nơi nhận."
    ]


def test_given_a_footnote_or_a_printed_bracket_when_checked_then_it_is_no_gap() -> None:
    text = "- Chỉ thị số 01-CT/TW[^ Ban hành ngày 23/01/2026. ].\n- Tài liệu \\[1\\]."
    assert found_in(written(text), "cho_trong") == []
    assert [one.must for one in found_in(written("- Địa điểm: [địa điểm]."), "cho_trong")] == [True]


def test_given_a_heading_that_says_all_when_nothing_is_under_it_then_it_is_not_empty() -> None:
    parts = (
        DraftSection("I", "I- THỜI GIAN: trong tháng 6/2026", 1, ""),
        DraftSection("II", "II- VIỆC", 1, ""),
    )
    assert [one.section for one in found_in(a_draft(sections=parts), "muc.")] == ["II"]
