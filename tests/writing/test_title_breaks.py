"""Lines of a title are of like length and end between terms, not inside them."""

import pypdfium2 as pdfium
import pytest

from office_app.writing import fonts
from office_app.writing.paper_files import PaperFiles
from tests.writing.samples import plan

SUBJECTS = (
    "học tập, quán triệt, tuyên truyền và triển khai thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
    "quán triệt, tuyên truyền và tổ chức thực hiện Nghị quyết số 26-NQ/TU, ngày 13/9/2023 của Tỉnh ủy về Hội nghị",
    "kết quả học tập, quán triệt và tuyên truyền Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Thái Nguyên lần thứ I",
)
PARTED = (
    "nghị quyết",
    "bộ chính",
    "đại hội",
    "hội nghị",
    "số 57-nq/tw",
    "số 26-nq/tu",
    "đảng bộ",
    "thực hiện",
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_given_a_long_subject_when_broken_then_no_term_is_parted_and_no_line_is_added(subject: str):
    room = 390.0
    lines = fonts.broken(subject, fonts.balanced(subject, room, 14, bold=True), 14, bold=True)
    assert len(lines) == fonts.lines(subject, room, 14, bold=True) > 1
    for term in PARTED:
        assert sum(term in line.casefold() for line in lines) >= (term in subject.casefold())


def test_given_a_plan_when_drawn_then_its_title_breaks_so_in_the_pdf():
    document = pdfium.PdfDocument(PaperFiles().pdf(plan(subject=SUBJECTS[0])))
    lines = document[0].get_textpage().get_text_range().splitlines()
    document.close()
    assert "học tập, quán triệt, tuyên truyền và triển khai thực hiện" in [line.strip() for line in lines]


def test_given_a_title_that_cannot_be_broken_well_then_it_keeps_its_lines():
    subject = "Nghị quyết " * 12
    width = fonts.balanced(subject, 120.0, 14)
    assert len(fonts.broken(subject, width, 14)) == fonts.lines(subject, 120.0, 14)
