"""Layout values that the office sets itself: kept, printed with, refused when no paper can be printed with them."""

from pathlib import Path

import pypdfium2
import pytest

from office_app.bootstrap import open_office
from office_app.domain.settings import OfficeSettings
from office_app.writing.layout_rules import LayoutValueError
from tests.writing.samples import plan


def test_given_a_wider_margin_when_set_then_papers_of_the_office_have_it_until_set_back(tmp_path: Path):
    office = open_office(tmp_path)
    office.save_settings(OfficeSettings("La Hiên", "Thái Nguyên"))
    given = left_of(office._writer.pdf(plan()))
    office.set_layout_value("page.left", 40)
    assert left_of(office._writer.pdf(plan())) == pytest.approx(given + 10 * 72 / 25.4, abs=1)
    (own,) = [value for value in office.layout_values() if value.path == "page.left"]
    assert (own.value, own.given, own.source) == (40, 30, "văn phòng đặt")
    office.set_layout_value("page.left", None)
    assert left_of(office._writer.pdf(plan())) == pytest.approx(given, abs=1)
    office.close()


def test_given_a_value_that_cannot_be_printed_with_when_set_then_the_settings_stay(tmp_path: Path):
    office = open_office(tmp_path)
    office.save_settings(OfficeSettings("La Hiên", "Thái Nguyên"))
    with pytest.raises(LayoutValueError, match=r"page\.left"):
        office.set_layout_value("page.left", 400)
    settings = office.settings()
    assert settings is not None and settings.layout == ()
    office.close()


def left_of(pdf: bytes) -> float:
    """Return how far from the left edge the body begins, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        textpage = document[0].get_textpage()
        boxes = [textpage.get_charbox(index) for index in range(textpage.count_chars())]
    return min(float(box[0]) for box in boxes if box[2] > box[0])
