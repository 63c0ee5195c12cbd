"""The markup of papers, and the paper of a draft."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.domain.markup_writing import markup_of
from office_app.domain.official_paper import BlockKind, cell_runs, cell_text
from office_app.domain.paper_markup import (
    draft_sections,
    escape,
    paper_of_draft,
    parse_markup,
    parse_runs,
)
from tests.writing.samples import PLAN_TEXT, SETTINGS, plan_draft


@pytest.mark.parametrize(
    "text",
    [
        PLAN_TEXT,
        "# Chương II | TỔ CHỨC THỰC HIỆN\n## Điều 1. Phạm vi\n> Căn cứ Điều lệ Đảng\n-> **QUYẾT ĐỊNH** <-",
        "Chữ *nghiêng*, **đậm**, ***cả hai***, __gạch__, dấu sao 2 * 3[^ Chú thích. ]\n\\# không phải đề mục",
        "| STT | Chi bộ | Số |\n| :-: | ---------- | --: |\n|= Các xóm |\n| 1 | La **Đồng** | 3 |\n|+ | Cộng | 3 |",
        "| | |\n| một | hai \\| ba |\n> Căn cứ",
    ],
)
def test_given_blocks_when_written_back_then_the_text_gives_the_same_blocks(text):
    blocks = parse_markup(text)
    again = parse_markup(markup_of(blocks))
    assert [(one.kind, one.runs) for one in again] == [(one.kind, one.runs) for one in blocks]
    for one, other in zip(again, blocks, strict=True):
        if one.table is None or other.table is None:
            assert one.table is other.table
            continue
        assert replace(one.table, widths=()) == replace(other.table, widths=())
        assert one.table.widths == pytest.approx(other.table.widths, abs=0.01)


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
    assert office.issuer_in_text == "Văn phòng Đảng ủy xã La Hiên"


def test_given_a_chi_bo_when_made_a_paper_then_it_stands_under_the_communes_party_organisation():
    paper = paper_of_draft(
        replace(plan_draft(), body_code="CBTM"),
        SETTINGS,
        issuing_unit="Chi bộ xóm Trúc Mai",
        copies_mark="ABC-268",
    )
    assert (paper.superior, paper.issuer) == ("ĐẢNG BỘ XÃ LA HIÊN", "CHI BỘ XÓM TRÚC MAI")
    assert (paper.copies_mark, paper.issuer_in_text) == ("ABC-268", "Chi bộ xóm Trúc Mai")


def test_given_divisions_and_articles_when_parsed_then_they_are_known_by_their_words():
    text = (
        "# Phần thứ nhất | NHỮNG QUY ĐỊNH CHUNG\n# chương II\n# Phần chính\n"
        "## Điều 1. Phạm vi\n## 1. Nội dung\nĐiều 1. không phải đề mục"
    )
    kinds = BlockKind
    assert [(block.kind, block.text) for block in parse_markup(text)] == [
        (kinds.DIVISION, "Phần thứ nhất\nNHỮNG QUY ĐỊNH CHUNG"),
        (kinds.DIVISION, "Chương II"),
        (kinds.PART, "Phần chính"),
        (kinds.ARTICLE, "Điều 1. Phạm vi"),
        (kinds.SECTION, "1. Nội dung"),
        (kinds.PARAGRAPH, "Điều 1. không phải đề mục"),
    ]
    drafted = paper_of_draft(plan_draft(text), SETTINGS).blocks
    assert [block.kind for block in drafted][:4] == [
        kinds.DIVISION,
        kinds.DIVISION,
        kinds.PART,
        kinds.ARTICLE,
    ]


def test_given_bases_and_a_centred_line_when_parsed_then_hyphen_and_end_mark_are_left_to_the_layout():
    blocks = parse_markup(
        "> Căn cứ Điều lệ Đảng;\n> - Xét đề nghị của Văn phòng,\n-> **QUYẾT ĐỊNH** <-\n\\> 5 việc"
    )
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.BASIS, "Căn cứ Điều lệ Đảng"),
        (BlockKind.BASIS, "Xét đề nghị của Văn phòng"),
        (BlockKind.CENTRED, "QUYẾT ĐỊNH"),
        (BlockKind.PARAGRAPH, "> 5 việc"),
    ]
    assert blocks[2].runs[0].bold


def test_given_notes_and_underlines_when_parsed_then_a_note_belongs_to_the_words_before_it():
    runs = parse_runs("Theo **Chỉ thị 01**[^ Ban hành ngày 23/01/2026. ], __mọi__ chi bộ[^Trừ nơi_khác] học.")
    assert [(run.text, run.bold, run.underline, run.note) for run in runs] == [
        ("Theo ", False, False, ""),
        ("Chỉ thị 01", True, False, "Ban hành ngày 23/01/2026."),
        (", ", False, False, ""),
        ("mọi", False, True, ""),
        (" chi bộ", False, False, "Trừ nơi_khác"),
        (" học.", False, False, ""),
    ]
    assert parse_runs("Họ tên: ______ [^] a__b__c")[0].text == "Họ tên: ______ [^] a__b__c"


@pytest.mark.parametrize("text", ["x[^ y ]", "__x__", "a[^", "[1]", "______"])
def test_given_text_like_notes_when_escaped_then_it_is_read_back(text):
    assert parse_runs(escape(text))[0].text == text


def test_given_a_table_when_parsed_then_rule_groups_and_total_shape_it():
    table = parse_markup(
        "| STT | Đơn vị | Số |\n| :-: | ------ | --: |\n|= Các chi bộ xóm |\n"
        "| 1 | Chi bộ **Trúc Mai** | 30 |\n|+ | Tổng cộng | 30 |"
    )[0].table
    assert table is not None
    assert table.heads == ["STT", "Đơn vị", "Số"]
    assert [align.value for align in table.aligns] == ["center", "left", "right"]
    assert table.widths == (3 / 12, 6 / 12, 3 / 12)
    assert (table.group_rows, table.total_row) == ((0,), True)
    assert cell_text(table.rows[0][0]) == "Các chi bộ xóm"
    assert [run.bold for run in cell_runs(table.rows[1][1])] == [False, True]
    assert table.rows[2] == ["", "Tổng cộng", "30"]


def test_given_a_table_without_heads_when_parsed_then_only_rows_are_left():
    table = parse_markup("| | |\n|---|---|\n| Ý kiến | |")[0].table
    assert table is not None
    assert (table.heads, table.columns, table.rows) == ((), 2, [["Ý kiến", ""]])
