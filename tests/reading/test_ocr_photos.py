"""Photos and picture files through the reading process: however they lie, of every kind, damaged and huge."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from office_app.domain.errors.files import FileDamagedError, FileTypeError, PictureTooBigError
from office_app.domain.read_files import FileKind
from office_app.reading.client import ReadingProcess
from tests.reading.made_files import NO_PROGRESS
from tests.reading.scanned_plan import Steps, check, clean_page
from tests.scans import phone_photo


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    return clean_page(tmp_path_factory.mktemp("giấy"))


@pytest.mark.slow
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_given_a_photo_laid_wrong_when_read_then_it_is_turned(
    reader: ReadingProcess, folder: Path, page: Image.Image, quarters: int
):
    path = folder / "ảnh chụp.jpg"
    phone_photo(page).rotate(1.5 + 90 * quarters, expand=True).save(path, quality=80)

    read = reader.recognise(path, NO_PROGRESS)

    check(read)
    assert read.file.kind is FileKind.IMAGE
    first = read.file.pages[0]
    title = next(word for word in first.words if word.text == "86-KH/ĐU")
    across, down = title.left / first.width, title.top / first.height
    assert {1: across < 0.4 and down > 0.5, 2: across > 0.5 and down > 0.6, 3: across > 0.6 and down < 0.5}[
        quarters
    ]


def test_given_a_photo_whose_file_says_it_lies_on_its_side_when_shown_then_it_is_upright(
    reader: ReadingProcess, folder: Path, page: Image.Image
):
    path = folder / "IMG_0001.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it a quarter clockwise to see it
    page.rotate(90, expand=True).save(path, quality=75, exif=exif, dpi=(200, 200))

    read = reader.recognise(path, NO_PROGRESS)

    check(read)
    assert read.file.pages[0].height > read.file.pages[0].width
    shown = Image.open(io.BytesIO(reader.page_image(path, 0, 500)))
    assert shown.size == (500, 707)


def test_given_a_tiff_of_two_pages_when_read_then_both_are(
    reader: ReadingProcess, folder: Path, page: Image.Image
):
    path = folder / "fax.tif"
    second = Image.new("L", page.size, 255)
    pages = [page.convert("1"), second.convert("1")]
    pages[0].save(path, save_all=True, append_images=pages[1:], dpi=(200, 200), compression="group4")
    steps = Steps()

    read = reader.recognise(path, steps)

    check(read)
    assert [page.number for page in read.file.pages] == [1, 2]
    assert read.file.pages[0].width == pytest.approx(595, abs=2)
    assert read.file.pages[1].text == ""
    assert "đang nhận dạng trang 2/2 của «fax.tif»" in steps.told
    assert Image.open(io.BytesIO(reader.page_image(path, 1, 300))).size[0] == 300


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", ["palette.png", "alpha.png", "bit.png", "grey16.png", "cmyk.jpg", "x.bmp", "x.webp"]
)
def test_given_any_kind_of_picture_when_read_then_it_says_the_same(
    reader: ReadingProcess, folder: Path, page: Image.Image, kind: str
):
    made = {
        "palette.png": lambda: page.convert("P"),
        "alpha.png": lambda: _see_through(page),
        "bit.png": lambda: page.convert("1"),
        "grey16.png": lambda: page.convert("L").convert("I").point(lambda value: value * 257).convert("I;16"),
        "cmyk.jpg": lambda: page.convert("CMYK"),
    }
    path = folder / kind
    made.get(kind, lambda: page)().save(path)

    check(reader.recognise(path, NO_PROGRESS))


def _see_through(page: Image.Image) -> Image.Image:
    ink = page.convert("L").point(lambda value: 255 - value)
    sheet = Image.new("RGBA", page.size, (0, 0, 0, 0))
    sheet.putalpha(ink)
    return sheet


def test_given_a_picture_of_huge_dimensions_when_read_then_it_is_refused_at_once(
    reader: ReadingProcess, folder: Path
):
    path = folder / "bom.png"
    path.write_bytes(_png_header(60_000, 50_000))

    with pytest.raises(PictureTooBigError, match=r"60000 × 50000 điểm ảnh, giới hạn 60 triệu"):
        reader.recognise(path, NO_PROGRESS)
    with pytest.raises(PictureTooBigError):
        reader.page_image(path, 0, 200)


def _png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10_000)))


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "bmp", "webp"])
def test_given_a_picture_cut_short_when_read_then_it_is_damaged(
    reader: ReadingProcess, folder: Path, page: Image.Image, suffix: str
):
    path = folder / f"cụt.{suffix}"
    page.resize((400, 566)).save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(FileDamagedError):
        reader.recognise(path, NO_PROGRESS)


def test_given_a_photo_of_an_iphone_when_read_then_the_error_says_what_to_do(
    reader: ReadingProcess, folder: Path
):
    path = folder / "IMG_0002.HEIC"
    path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100))

    with pytest.raises(FileTypeError, match="HEIC của iPhone, cần lưu lại thành JPG"):
        reader.recognise(path, NO_PROGRESS)
