"""The Word file as a clerk's Word meets it: valid parts, real styles, numbers, footnotes and sections."""

from datetime import date
from typing import Any

import pytest
from docx.oxml.ns import qn

from office_app.writing.docx_styles import STYLE_NAMES
from office_app.writing.paper_files import PaperFiles
from tests.writing.kinds import DIRECTIVE_TEXT, decision, directive, every_kind, register, report
from tests.writing.outline import docx_paragraphs
from tests.writing.samples import plan, wide_annex
from tests.writing.word_schema import faults, word_parts

WRITER = PaperFiles(lambda: date(2026, 8, 1))
PAPERS = every_kind()
MAIN = "word/document.xml"


def values(root: Any, tag: str, name: str = "val") -> list[str]:
    return [str(element.get(qn(f"w:{name}"))) for element in root.iter(qn(f"w:{tag}"))]


@pytest.mark.parametrize("kind", PAPERS)
def test_given_a_paper_when_written_then_every_part_keeps_the_schemas_order(kind):
    for name, root in word_parts(WRITER.docx(PAPERS[kind])).items():
        if name.startswith("word/") and not name.endswith(".rels"):
            assert faults(root) == [], name


@pytest.mark.parametrize("kind", PAPERS)
def test_given_a_paper_when_written_then_all_that_is_named_is_there(kind):
    parts = word_parts(WRITER.docx(PAPERS[kind]))
    styles = set(values(parts["word/styles.xml"], "style", "styleId"))
    lists = set(values(parts["word/numbering.xml"], "num", "numId"))
    targets = {
        relation.get("Id"): f"word/{relation.get('Target')}"
        for relation in parts["word/_rels/document.xml.rels"]
    }
    assert set(targets.values()) <= set(parts)
    typed = {one.get("PartName").lstrip("/") for one in parts["[Content_Types].xml"] if one.get("PartName")}
    assert {name for name in parts if not name.endswith((".rels", "[Content_Types].xml"))} == typed
    for name, root in parts.items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        assert set(values(root, "pStyle") + values(root, "rStyle") + values(root, "tblStyle")) <= styles
        assert set(values(root, "basedOn") + values(root, "next")) <= styles
    assert set(values(parts[MAIN], "numId")) <= lists
    ids = [element.get(qn("r:id")) for element in parts[MAIN].iter() if element.get(qn("r:id"))]
    assert set(ids) <= set(targets)


@pytest.mark.parametrize("kind", PAPERS)
def test_given_a_paper_when_written_then_no_empty_paragraph_makes_room(kind):
    """Word wants a paragraph in every cell and after a table: in the body those are one point high."""
    for paragraph in word_parts(WRITER.docx(PAPERS[kind]))[MAIN].iter(qn("w:p")):
        in_cell = paragraph.getparent().tag == qn("w:tc")
        if in_cell or list(paragraph.iter(qn("w:t"))):
            continue
        assert values(paragraph, "spacing", "line") == ["20"]


def test_given_headings_and_lists_when_written_then_word_counts_them_itself():
    labels = [(p.label, p.text) for p in docx_paragraphs(WRITER.docx(PAPERS["minutes"])) if p.label]
    assert [label for label, _ in labels] == ["I-", "-", "+", "+", "-", "II-"]
    led = docx_paragraphs(WRITER.docx(plan("- **Thời gian:** 01 buổi\n# I- *A*\n-\n# II-")))
    assert [p.text for p in led if p.label] == ["- Thời gian: 01 buổi", "I- A"]
    articles = [p.text for p in docx_paragraphs(WRITER.docx(decision())) if p.label]
    assert articles == [
        "Điều 1. Thành lập Tổ giúp việc",
        "Điều 2. Nhiệm vụ",
        "a) Tham mưu kế hoạch",
        "b) Theo dõi kết quả",
        "Điều 3. Hiệu lực",
        "I- LÃNH ĐẠO TỔ",
        "II- TỔ VIÊN",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# I- A\n# III- B\n# IV- C",
        "# I- A\n### a) x\n### b) x\n### c) x\n### d) x\n### đ) x\n### e) x\n# II- B\n### a) y",
        "## 2. B\n## 3. C\n# I- A\n## 1. D\n### 1.1. E\n### 1.3. F\n### 2.1. G",
        "# I. A\n# II- B\n# III. C\n## 1) D\n## 2. E",
        "# Phần thứ nhất | A\n# I- B\n# II- C\n# Phần thứ hai\n# I- D\n## 1. E\n## Điều 1. F\n## 1. G\n## Điều 3. H",
        "# I- A\n- a\n+ b\n– c\n- **d**\n**- e**\n1. f",
    ],
)
def test_given_any_labels_when_written_then_they_read_as_they_were_typed(text):
    typed = [line.lstrip("# ").replace("**", "") for line in text.split("\n")]
    typed = [line.partition(" |")[0] + ("\nA" if "|" in line else "") for line in typed]
    texts = [p.text for p in docx_paragraphs(WRITER.docx(plan(text)))]
    at = texts.index("-----") + 1
    assert texts[at : at + len(typed)] == typed


def test_given_headings_when_written_then_they_rest_on_words_own_for_the_navigation_pane():
    styles = word_parts(WRITER.docx(plan()))["word/styles.xml"]
    based = {
        style.find(qn("w:name")).get(qn("w:val")): style.find(qn("w:basedOn")).get(qn("w:val"))
        for style in styles.iter(qn("w:style"))
        if style.find(qn("w:basedOn")) is not None
    }
    assert all(name.startswith("VB ") for name in STYLE_NAMES.values())
    assert [based[STYLE_NAMES[key]] for key in ("part", "section", "subsection")] == [
        "Heading1",
        "Heading2",
        "Heading3",
    ]
    fonts = list(styles.iter(qn("w:rFonts")))
    assert fonts
    for font in fonts:
        assert {font.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "Times New Roman"
        }


def test_given_footnotes_when_written_then_they_are_words_own():
    parts = word_parts(WRITER.docx(directive()))
    notes = parts["word/footnotes.xml"]
    texts = {
        note.get(qn("w:id")): "".join(text.text for text in note.iter(qn("w:t")))
        for note in notes
        if note.get(qn("w:type")) is None
    }
    assert values(parts[MAIN], "footnoteReference", "id") == ["1", "2"]
    assert [text.strip() for text in texts.values()] == [
        part.partition("]")[0].strip() for part in DIRECTIVE_TEXT.split("[^")[1:]
    ]
    named = plan("# Phần thứ nhất | Chung[^ tên ]\n> Căn cứ X[^ căn cứ ]\n| a |\n| b[^ ô ] |")
    notes = word_parts(WRITER.docx(named))["word/footnotes.xml"]
    assert [text.text.strip() for text in notes.iter(qn("w:t"))] == ["tên", "căn cứ", "ô"]
    assert "word/footnotes.xml" not in word_parts(WRITER.docx(plan()))


def test_given_annexes_when_written_then_each_is_a_section_of_its_own():
    [body, *annexes] = list(word_parts(WRITER.docx(report(5)))[MAIN].iter(qn("w:sectPr")))
    assert values(body, "pgSz", "orient") == ["None"]
    assert [values(annex, "pgSz", "orient") for annex in annexes] == [["landscape"], ["None"]]
    assert [len(list(section.iter(qn("w:titlePg")))) for section in (body, *annexes)] == [1, 0, 0]
    apart = PaperFiles(lambda: date(2026, 8, 1), lambda: {"text.annex_pages": "restart"})
    sections = list(word_parts(apart.docx(report(5)))[MAIN].iter(qn("w:sectPr")))
    assert [values(section, "pgNumType", "start") for section in sections] == [[], ["1"], ["1"]]


def test_given_a_contact_line_when_written_then_only_page_one_has_it():
    parts = word_parts(WRITER.docx(directive(annexes=(wide_annex(2),))))
    body, annex = parts[MAIN].iter(qn("w:sectPr"))
    assert values(body, "footerReference", "type") == ["first"]
    assert values(annex, "footerReference", "type") == []
    assert "".join(text.text for text in parts["word/footer1.xml"].iter(qn("w:t"))) == directive().contact


def test_given_a_register_when_written_then_its_head_repeats_and_no_row_is_split():
    table = next(word_parts(WRITER.docx(register(60)))[MAIN].iter(qn("w:tbl")))
    rows = list(table.iter(qn("w:tr")))
    assert len(rows) == 61
    assert [len(list(row.iter(qn("w:tblHeader")))) for row in rows] == [1, *[0] * 60]
    assert all(len(list(row.iter(qn("w:cantSplit")))) == 1 for row in rows)


def test_given_a_group_row_when_written_then_it_spans_the_table_and_stays_with_its_first_row():
    table = list(word_parts(WRITER.docx(report(2)))[MAIN].iter(qn("w:tbl")))[1]
    group = list(table.iter(qn("w:tr")))[1]
    assert values(group, "gridSpan") == ["5"]
    assert len(list(group.iter(qn("w:keepNext")))) == 1
    assert len(list(group.iter(qn("w:b")))) == 1
