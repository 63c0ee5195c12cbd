"""The markup of papers, and the paper of a draft."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.domain.official_paper import BlockKind
from office_app.domain.paper_markup import (
    draft_sections,
    escape,
    paper_of_draft,
    parse_markup,
    parse_runs,
)
from tests.writing.samples import PLAN_TEXT, SETTINGS, plan_draft


def test_given_markup_when_parsed_then_each_line_is_a_block():
    blocks = parse_markup(
        "# I- MỤC ĐÍCH\n\n## 1. Yêu cầu\n### a) Thời gian\n- Làm *ngay*.\n\n#không phải đề mục"
    )
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PART, "I- MỤC ĐÍCH"),
        (BlockKind.SECTION, "1. Yêu cầu"),
        (BlockKind.SUBSECTION, "a) Thời gian"),
        (BlockKind.PARAGRAPH, "- Làm ngay."),
        (BlockKind.PARAGRAPH, "#không phải đề mục"),
    ]


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("thường **đậm** thường", [("thường ", "", ""), ("đậm", "b", ""), (" thường", "", "")]),
        ("“*lấy xây làm chính*”,", [("“", "", ""), ("lấy xây làm chính", "", "i"), ("”,", "", "")]),
        ("***cả hai***", [("cả hai", "b", "i")]),
        ("**đậm và *nghiêng* nữa**", [("đậm và ", "b", ""), ("nghiêng", "b", "i"), (" nữa", "b", "")]),
        ("2 * 3 * 4", [("2 * 3 * 4", "", "")]),
        ("**chưa đóng", [("**chưa đóng", "", "")]),
        ("a*b*c", [("a*b*c", "", "")]),
        (r"\*giữ sao\*", [("*giữ sao*", "", "")]),
        ("*", [("*", "", "")]),
    ],
)
def test_given_a_line_when_parsed_then_its_runs_are_told_apart(line, runs):
    assert [(run.text, "b" * run.bold, "i" * run.italic) for run in parse_runs(line)] == runs


@pytest.mark.parametrize("text", ["a * b", "**x**", "\\", "a\\*b", "=1+1", "*x*"])
def test_given_any_text_when_escaped_then_it_is_read_back(text):
    assert "".join(run.text for run in parse_runs(escape(text))) == text


def test_given_a_text_when_split_then_keys_come_from_the_headings():
    sections = draft_sections(PLAN_TEXT)
    assert [(s.key, s.level, s.heading) for s in sections] == [
        ("0", 0, ""),
        ("I", 1, "I- MỤC ĐÍCH, YÊU CẦU"),
        ("I.1", 2, "1. Mục đích"),
        ("I.2", 2, "2. Yêu cầu"),
        ("II", 1, "II- NỘI DUNG"),
        ("II.1", 2, "1. Học tập"),
        ("II.1.1", 3, "1.1. Thời gian"),
        ("III", 1, "III- TỔ CHỨC THỰC HIỆN"),
    ]
    assert sections[0].text.startswith("Thực hiện Nghị quyết")
    assert len(sections[-1].text.splitlines()) == 2


def test_given_headings_without_or_with_the_same_number_when_split_then_keys_differ():
    keys = [s.key for s in draft_sections("# PHẦN ĐẦU\n# I- A\n## 2. B\n## 2. C\n### a) D\n### b. E")]
    assert len(set(keys)) == len(keys)
    assert keys[2:] == ["I.2", "I.2-2", "I.2.a", "I.2.b"]


def test_given_a_lone_sign_when_split_then_the_closing_belongs_to_no_section():
    text = "Mở đầu\n# I- A\nnội dung\n#\nKết thúc."
    sections = draft_sections(text)
    assert [(s.key, s.level, s.text) for s in sections] == [
        ("0", 0, "Mở đầu"),
        ("I", 1, "nội dung"),
        ("end", 0, "Kết thúc."),
    ]
    assert [block.text for block in parse_markup(text)] == ["Mở đầu", "I- A", "nội dung", "Kết thúc."]


def test_given_a_draft_when_made_a_paper_then_the_letterhead_comes_from_the_settings():
    paper = paper_of_draft(plan_draft(), SETTINGS, number=5, issued_on=date(2026, 8, 5))
    assert (paper.superior, paper.issuer, paper.place) == (
        "ĐẢNG BỘ TỈNH THÁI NGUYÊN",
        "ĐẢNG ỦY XÃ LA HIÊN",
        "La Hiên",
    )
    assert (paper.symbol, paper.doc_type, paper.issued_on) == ("05-KH/ĐU", "Kế hoạch", date(2026, 8, 5))
    assert paper.blocks[1].source == "I"


def test_given_a_letter_or_a_staff_body_when_made_a_paper_then_the_head_follows():
    letter = paper_of_draft(replace(plan_draft(), doc_type="Công văn", type_code="CV"), SETTINGS)
    assert (letter.doc_type, letter.number) == (None, None)
    office = paper_of_draft(replace(plan_draft(), body_code="VPĐU", dated=date(2026, 9, 2)), SETTINGS)
    assert (office.superior, office.issuer) == ("ĐẢNG ỦY XÃ LA HIÊN", "VĂN PHÒNG")
    assert office.issued_on == date(2026, 9, 2)
