"""An office's own Word file as template: filled with the same data, or told where it is wrong."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import docx
import pytest

from office_app.domain.errors.templates import WordTemplateError
from office_app.domain.word_templates import WordField, WordFieldKind
from office_app.writing.template_docx import WordTemplates
from tests.writing.word_templates import word_file

WORD = WordTemplates()
DATA: Mapping[str, object] = {
    "co_quan_ban_hanh": "Ban Thường vụ Đảng ủy xã La Hiên",
    "trich_yeu": "học tập <Nghị quyết> & quy định «57»",
    "can_cu": [
        {
            "loai": "kế hoạch",
            "so": "242-KH/TU",
            "ngay": date(2026, 7, 22),
            "co_quan": "Ban Thường vụ Tỉnh ủy",
            "ve": "",
        }
    ],
    "phan_cong": [
        {"don_vi": "Văn phòng Đảng ủy", "han": date(2026, 9, 4)},
        {"don_vi": "Chi bộ xóm Trúc Mai", "han": None},
    ],
}


def fields(content: bytes) -> Sequence[WordField]:
    return WORD.fields(content, "mau")


def test_given_the_offices_word_file_when_filled_then_its_own_layout_holds_the_data():
    content = word_file(
        "Thực hiện {{ can_cu[0] | trich_dan }}, {{ co_quan_ban_hanh }} xây dựng kế hoạch {{ trich_yeu }}:",
        "{% if phan_cong %}Có {{ phan_cong | length | dem }} đơn vị.{% endif %}",
        header="{{ co_quan_ban_hanh | upper }}",
        table=[
            "{{ loop.index }}. {{ muc.don_vi }}",
            "{% if muc.han %}{{ muc.han | ngay }}{% else %}Thường xuyên{% endif %}",
        ],
    )
    kinds = {field.name: (field.kind, [column.name for column in field.columns]) for field in fields(content)}
    assert kinds == {
        "can_cu": (WordFieldKind.LIST, []),
        "co_quan_ban_hanh": (WordFieldKind.TEXT, []),
        "phan_cong": (WordFieldKind.ROWS, ["don_vi", "han"]),
        "trich_yeu": (WordFieldKind.TEXT, []),
    }
    assert [column.kind for column in fields(content)[2].columns] == [WordFieldKind.TEXT, WordFieldKind.DATE]
    document = docx.Document(io.BytesIO(WORD.fill(content, DATA, "mau")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == (
        "Thực hiện Kế hoạch số 242-KH/TU, ngày 22/7/2026 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Đảng ủy xã La Hiên"
        " xây dựng kế hoạch học tập <Nghị quyết> & quy định «57»:"
    )
    assert texts[1] == "Có 02 đơn vị."
    assert document.paragraphs[0].runs[0].bold
    assert document.sections[0].header.paragraphs[0].text == "BAN THƯỜNG VỤ ĐẢNG ỦY XÃ LA HIÊN"
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [["1. Văn phòng Đảng ủy", "04/9/2026"], ["2. Chi bộ xóm Trúc Mai", "Thường xuyên"]]


def test_given_no_value_when_filled_then_a_mark_stands_in_the_word_file():
    content = word_file("Hạn {{ han }}, trước ngày {{ han | ngay }}.")
    document = docx.Document(io.BytesIO(WORD.fill(content, {"han": None}, "mau")))
    assert document.paragraphs[0].text == "Hạn [chưa điền], trước ngày [chưa điền]."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kính gửi {{ noi_nhan }}", "«noi_nhan»"),
        ("Đơn vị {{ phan_cong[0].ten_don_vi }}", "«ten_don_vi»"),
        ("{% if can_cu %}bỏ lửng", "endif"),
        ("{{ can_cu | la_lung }}", "la_lung"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ 'a' * 10000000000 }}", "phép nhân"),
        ("{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}", "quá nhiều lượt"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "macro"),
        ("{{ can_cu }}", "liet_ke"),
        ("{{ " * 30000, "chưa đóng"),
        ("}} thừa", "thừa dấu đóng"),
        ("{{ " + "(" * 3000 + " }}", "quá nhiều lớp"),
        ("{{ co_quan_ban_hanh }} " * 6000, "quá nhiều câu lệnh"),
        ("{%tr " * 2000, "chưa đóng"),
        ("Hết {{ can_cu", "chưa đóng"),
    ],
)
def test_given_a_mistake_in_the_word_file_when_filled_then_place_or_field_is_named(text, words):
    with pytest.raises(WordTemplateError) as caught:
        WORD.fill(word_file("Dòng đầu.", text), DATA, "mau-rieng")
    assert words in caught.value.text_vi()
    assert "mau-rieng" in caught.value.text_vi()


def test_given_no_word_file_when_kept_then_it_is_said():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 6_000_000)
    for content in (b"", b"khong phai", word_file("a")[:500], bomb.getvalue()):
        with pytest.raises(WordTemplateError):
            WORD.fields(content, "mau")
