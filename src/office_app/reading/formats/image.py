"""Pictures as they come from scanners and phones: JPG, PNG, TIFF of many pages, BMP, WEBP."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image, ImageOps

from office_app.domain.errors.files import (
    FileDamagedError,
    FileReadError,
    FileTooLongError,
    PictureTooBigError,
)
from office_app.domain.read_files import WordBox
from office_app.reading.formats.ocr_page import PagePicture
from office_app.reading.formats.page import Page, check_count
from office_app.reading.limits import ReadingLimits

_KINDS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP")
_ONE_PICTURE = ("MPO", "WEBP", "PNG")  # what else such a file holds is a preview or an animation
_ORIENTATION, _ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)  # EXIF
_A4 = (595.0, 842.0)
_SHORTEST, _LONGEST = 3.0, 25.0  # inches; a picture whose resolution says otherwise does not know its size
_SHARP = 2600  # pixels of the longer side: more is no gain
_COARSE = 1300  # fewer are too few for the letters


class OpenImage:
    """One picture file held open between its pages."""

    def __init__(self, data: bytes, name: str, limits: ReadingLimits) -> None:
        """Raises FileDamagedError, PictureTooBigError, FileTooLongError (pages)."""
        self._name, self._limits = name, limits
        # Looked at by ourselves, for every page, before anything is unpacked.
        Image.MAX_IMAGE_PIXELS = None
        with _damage(name):
            self._image: Any = Image.open(io.BytesIO(data), formats=_KINDS)
            single = self._image.format in _ONE_PICTURE
            self.pages = 1 if single else int(getattr(self._image, "n_frames", 1))
        check_count(self.pages, limits.pdf_pages, "trang", name)
        self._check_size()

    def close(self) -> None:
        self._image.close()

    def size(self, page: int) -> tuple[float, float]:
        """Return the size of page ``page`` (from 0) as it is shown, in points."""
        if not 0 <= page < self.pages:
            raise IndexError(f"page {page} of {self.pages}")
        with _damage(self._name):
            self._image.seek(page)
            self._check_size()
            width, height = self._image.size
            dpi = self._image.info.get("dpi")
            if self._image.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE:
                width, height = height, width
                dpi = dpi and (dpi[1], dpi[0])
        return _points(width, height, dpi)

    def picture(self, page: int) -> PagePicture:
        """Return page ``page`` (from 0) at a size that is good to read.

        Raises:
            IndexError, FileDamagedError, PictureTooBigError.
        """
        width, height = self.size(page)
        return PagePicture(_legible(self._shown(page)), width, height)

    def draw(self, page: int, width: int, name: str, limits: ReadingLimits) -> bytes:
        """Return page ``page`` (from 0), ``width`` pixels wide, as PNG.

        Raises:
            IndexError, FileDamagedError, PictureTooBigError; FileTooLongError when the page is as long as a roll.
        """
        self.size(page)
        shown = self._shown(page)
        height = max(1, round(shown.height * width / shown.width))
        if width * height > limits.image_pixels:
            raise FileTooLongError(
                name=name, length=f"trang cao {height} điểm ảnh", limit=limits.image_pixels // width
            )
        stream = io.BytesIO()
        shown.resize((width, height), reducing_gap=2.0).save(stream, format="PNG", compress_level=1)
        return stream.getvalue()

    def words(self, page: int, name: str) -> list[WordBox]:
        """Return no words: those of a picture come with its text."""
        if not 0 <= page < self.pages:
            raise IndexError(f"page {page} of {self.pages}")
        return []

    def _shown(self, page: int) -> Image.Image:
        """Return the page upright as its file says, mode L or RGB."""
        with _damage(self._name):
            self._image.seek(page)
            if self._image.format == "JPEG":  # a large one is unpacked at half the size, or a quarter
                self._image.draft(None, (_SHARP, _SHARP))
            return _plain(ImageOps.exif_transpose(self._image))

    def _check_size(self) -> None:
        width, height = self._image.size
        most = self._limits.picture_pixels
        if self._image.format == "JPEG":
            most *= 4  # unpacked at half the size or less
        if width * height > most or not width or not height:
            raise PictureTooBigError(
                name=self._name, width=width, height=height, limit=self._limits.picture_pixels // 1_000_000
            )


def read(data: bytes, name: str, limits: ReadingLimits) -> list[Page]:
    """Return the pages, without text: that is for optical reading."""
    image = OpenImage(data, name, limits)
    try:
        return [Page("", True, *image.size(page)) for page in range(image.pages)]
    finally:
        image.close()


@contextmanager
def _damage(name: str) -> Iterator[None]:
    """Turn what the library stumbles over into our error."""
    try:
        yield
    except (FileReadError, MemoryError):
        raise
    except Exception as error:  # it raises nearly everything: SyntaxError, struct.error, KeyError …
        raise FileDamagedError(name=name) from error


def _points(width: int, height: int, dpi: Any) -> tuple[float, float]:
    """Return the size of the sheet; that of A4 where the resolution is not known."""
    try:
        inches = sorted((width / float(dpi[0]), height / float(dpi[1])))
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        inches = [0.0, 0.0]
    if inches[0] >= _SHORTEST and inches[1] <= _LONGEST:
        return 72 * width / float(dpi[0]), 72 * height / float(dpi[1])
    short, long = _A4 if width <= height else _A4[::-1]
    scale = min(short / width, long / height)
    return width * scale, height * scale


def _plain(image: Any) -> Image.Image:
    """Return any picture in mode L or RGB, on white where it is transparent."""
    mode = image.mode
    if mode.startswith("I;16") or mode in ("I", "F"):
        image = image.convert("F")
        _, high = image.getextrema()
        scale = 255 / (65535 if high > 255 else 255 if high > 1 else 1)
        image = image.point(lambda value: value * scale + 0).convert("L")
    elif "A" in mode or "a" in mode or "transparency" in image.info:
        image = image.convert("RGBA")
        sheet = Image.new("RGB", image.size, "white")
        sheet.paste(image, mask=image.getchannel("A"))
        image = sheet
    elif mode not in ("L", "RGB"):
        image = image.convert("L" if mode == "1" else "RGB")
    assert isinstance(image, Image.Image)
    return image


def _legible(shown: Image.Image) -> Image.Image:
    longer = max(shown.size)
    if longer > _SHARP:
        scale = _SHARP / longer
    elif longer < _COARSE:
        scale = 2.0
    else:
        return shown
    size = (max(1, round(shown.width * scale)), max(1, round(shown.height * scale)))
    return shown.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
