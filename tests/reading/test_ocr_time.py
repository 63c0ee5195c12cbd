"""Pages full of specks: read all the same, and where time runs out it is said, above all of page 1."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.incoming import FirstPageUnreadError
from office_app.domain.incoming import IncomingDocument, IncomingFilter
from office_app.domain.read_files import HowToRead, OpticalReading
from office_app.reading.client import ReadingProcess
from office_app.reading.limits import ReadingLimits
from office_app.use_cases.intake import read_document
from tests.reading.made_files import NO_PROGRESS
from tests.reading.scanned_plan import check, clean_page
from tests.scans import scan_pdf, scanned, speckled

HURRIED = ReadingLimits(optical_seconds=0.001)
BY_HAND = IncomingDocument("9-TB/TU", date(2026, 3, 2), "Thông báo", "Tỉnh ủy", "gõ tay", date(2026, 3, 3))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    return clean_page(tmp_path_factory.mktemp("giấy"))


@pytest.fixture(scope="module")
def hurried() -> Iterator[ReadingProcess]:
    process = ReadingProcess(limits=HURRIED)
    yield process
    process.close()


@pytest.fixture
def dirty(folder: Path, page: Image.Image) -> Path:
    """Two pages with specks too large to be told from writing."""
    return scan_pdf([speckled(page, 0.1, 4)] * 2, folder / "lấm tấm.pdf")


@pytest.fixture
def office(data_dir: Path, hurried: ReadingProcess) -> Iterator[Office]:
    made = open_office(data_dir)
    made._reading.__dict__["reader"] = hurried  # the program's own with less time
    yield made
    del made._reading.__dict__["reader"]
    made.close()


def test_given_a_page_full_of_fine_specks_when_read_then_its_words_are_there(
    reader: ReadingProcess, folder: Path, page: Image.Image
):
    path = scan_pdf([speckled(scanned(page), 0.08)], folder / "bẩn.pdf")

    read = reader.recognise(path, NO_PROGRESS)

    check(read)
    assert not read.file.page_1_cut_short


def test_given_pages_that_take_too_long_when_read_then_each_says_so_and_page_1_asks_for_the_mark(
    hurried: ReadingProcess, dirty: Path
):
    read = read_document(dirty, reader=hurried, how=HowToRead(), progress=NO_PROGRESS)

    assert [(page.optical, page.cut_short) for page in read.file.pages] == [(True, True)] * 2
    assert read.notes[0].startswith("Trang 1 chưa đọc được hết chữ vì đọc quá lâu: xin tự kiểm tra dấu mật")


def test_given_a_page_without_legible_words_when_read_in_time_then_the_clerk_is_asked_to_look_too(
    reader: ReadingProcess, folder: Path
):
    path = folder / "trắng.png"
    Image.new("L", (1240, 1754), 255).save(path)

    read = read_document(path, reader=reader, how=HowToRead(), progress=NO_PROGRESS)

    assert not read.file.page_1_cut_short
    assert read.notes[0].startswith("Trang 1 không đọc được chữ nào: xin tự kiểm tra dấu mật")


@pytest.mark.parametrize("read_before", [True, False])
def test_given_page_1_not_read_in_time_when_registered_then_the_clerk_must_agree_once(
    office: Office, dirty: Path, read_before: bool
):
    office.read(dirty, optical=OpticalReading.WHERE_NEEDED if read_before else OpticalReading.NOWHERE)

    with pytest.raises(FirstPageUnreadError, match=r"«lấm tấm\.pdf»"):
        office.register(BY_HAND, [dirty])
    assert office.incoming_ids(IncomingFilter()) == []

    assert office.register(BY_HAND, [dirty]).arrival_number == 1


def test_given_page_1_read_in_time_later_when_registered_then_nobody_is_asked(
    office: Office, reader: ReadingProcess, folder: Path, page: Image.Image
):
    path = scan_pdf([scanned(page)], folder / "quét.pdf")
    assert office.read(path).file.page_1_cut_short
    office._reading.__dict__["reader"] = reader
    office.read(path)

    assert office.register(BY_HAND, [path]).arrival_number == 1
