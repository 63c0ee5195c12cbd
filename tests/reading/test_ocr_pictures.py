"""What happens to a picture before it is read: put straight, lit evenly, rid of coloured ink."""

import random

import pytest
from PIL import Image, ImageDraw, ImageFont

from office_app.reading.formats.deskew import turn_of
from office_app.reading.formats.picture_ink import inks_of
from office_app.shipped import resource
from tests.scans import phone_photo, scanned, seal, stamp


@pytest.fixture(scope="module")
def page() -> Image.Image:
    """Return a page of words of many lengths."""
    chance = random.Random(3)
    picture = Image.new("RGB", (1654, 2339), (250, 250, 247))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(resource("fonts", "LiberationSerif-Regular.ttf")), 39)
    for row in range(36):
        words = [
            chance.choice(("đảng", "viên", "học", "tập", "nghị", "quyết", "của", "xã"))
            for _ in range(chance.choice((5, 11, 11)))
        ]
        draw.text((240, 200 + 52 * row), " ".join(words), font=font, fill=(25, 25, 25))
    return picture


@pytest.mark.parametrize("degrees", [0.0, 0.7, -1.2, 3.4, -5.5])
def test_given_a_page_turned_a_little_when_measured_then_the_turn_back_is_known(
    page: Image.Image, degrees: float
):
    turn = turn_of(scanned(page, 1, degrees=degrees).convert("L"))

    assert turn.quarters == 0
    assert turn.degrees == pytest.approx(-degrees, abs=0.2)


def test_given_a_page_on_its_side_when_measured_then_a_quarter_turn_is_asked_for(page: Image.Image):
    assert turn_of(page.convert("L").rotate(90, expand=True)).quarters == 1
    assert turn_of(page.convert("L").rotate(270, expand=True)).quarters == 1


def test_given_a_seal_over_writing_when_inks_are_parted_then_the_writing_stays_and_the_seal_goes(
    page: Image.Image,
):
    centre = (600, 900)
    inks = inks_of(seal(page, centre))
    around = (450, 750, 750, 1050)

    assert inks.coloured is not None
    assert dark(inks.black.crop(around)) == pytest.approx(dark(page.convert("L").crop(around)), rel=0.1)
    assert dark(inks.coloured.crop(around)) > 0.05
    assert dark(inks.coloured.crop((240, 1200, 1500, 2000))) == 0


def test_given_a_page_without_colour_when_inks_are_parted_then_there_is_one(page: Image.Image):
    assert inks_of(scanned(page)).coloured is None
    assert inks_of(page.convert("L")).coloured is None


def test_given_a_page_printed_in_blue_when_inks_are_parted_then_nothing_is_lost(page: Image.Image):
    blue = Image.merge("RGB", (*[page.convert("L")] * 2, Image.new("L", page.size, 200)))

    assert dark(inks_of(blue).black) > 0.5 * dark(page.convert("L"))


def test_given_a_photo_under_a_lamp_when_inks_are_parted_then_paper_is_white_all_over(page: Image.Image):
    black = inks_of(phone_photo(stamp(page, "ĐẾN", (1200, 2200)))).black

    for corner in ((200, 260), (1700, 260), (200, 2400), (1700, 2400)):
        assert min(black.crop((*corner, corner[0] + 40, corner[1] + 40)).tobytes()) > 200


def dark(grey: Image.Image) -> float:
    """Return the share of dark pixels."""
    return sum(grey.histogram()[:110]) / (grey.width * grey.height)
