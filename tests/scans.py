"""Papers as a scanner or a phone brings them: turned a little, noisy, with seal and stamps in red."""

import io
import random
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from office_app.domain.vietnamese import nfc
from office_app.shipped import resource
from tests.documents import make_pdf

DPI = 200
RED = (205, 35, 45)
_PAPER = (250, 250, 247)


def page_pictures(pdf: Path) -> list[Image.Image]:
    """Return the pages of a PDF as clean pictures at 200 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def scanned(picture: Image.Image, seed: int = 0, *, degrees: float | None = None) -> Image.Image:
    """Return the picture as scanned: 0.3 to 1.2 degrees off, soft, noisy, a JPEG of quality 55."""
    chance = random.Random(seed)
    if degrees is None:
        degrees = chance.uniform(0.3, 1.2) * chance.choice((-1, 1))
    picture = picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    picture = picture.filter(ImageFilter.GaussianBlur(0.5))
    noise = _noise(picture.size, chance)
    picture = ImageChops.add(picture, Image.merge("RGB", (noise,) * 3), 1, -128)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=55, dpi=(DPI, DPI))
    return Image.open(stream)


def _noise(size: tuple[int, int], chance: random.Random) -> Image.Image:
    """Return grey noise about 128, some 16 steps deep; the same for the same seed, unlike that of the library."""
    one, other = (Image.frombytes("L", size, chance.randbytes(size[0] * size[1])) for _ in range(2))
    return ImageChops.add(one, other, 2).point([round(128 + (grey - 127.5) * 0.31) for grey in range(256)])


def seal(picture: Image.Image, centre: tuple[int, int]) -> Image.Image:
    """Press a round red seal of 36 mm on the picture; what is printed under it stays dark."""
    ink = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(ink)
    x, y = centre
    for radius, width in ((142, 7), (128, 3), (62, 4)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=width)
    draw.regular_polygon((x, y, 40), 5, fill=RED)
    return ImageChops.multiply(picture, ink)


def stamp(
    picture: Image.Image, words: str, at: tuple[int, int], *, size: int = 60, tilt: float = 0.0
) -> Image.Image:
    """Press a framed stamp in red with its middle ``at`` the place."""
    font = ImageFont.truetype(str(resource("fonts", "LiberationSerif-Bold.ttf")), size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(words))
    box = Image.new("RGB", (right - left + size, bottom - top + size), "white")
    draw = ImageDraw.Draw(box)
    draw.rectangle((4, 4, box.width - 5, box.height - 5), outline=RED, width=5)
    draw.text((size / 2 - left, size / 2 - top), words, font=font, fill=RED)
    box = box.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    ink = Image.new("RGB", picture.size, "white")
    ink.paste(box, (at[0] - box.width // 2, at[1] - box.height // 2))
    return ImageChops.multiply(picture, ink)


def scans_of(text: str, folder: Path, seed: int = 0) -> list[Image.Image]:
    """Return the pages of a paper as scanned, sealed at its end as papers are."""
    pages = page_pictures(make_pdf(nfc(text), folder / "sạch.pdf"))
    pages[-1] = seal(pages[-1], (1040, _end_of_writing(pages[-1]) - 60))
    return [scanned(page, seed + number) for number, page in enumerate(pages)]


def _end_of_writing(picture: Image.Image) -> int:
    box = ImageChops.invert(picture.convert("L")).point(lambda value: 255 if value > 100 else 0).getbbox()
    return box[3] if box else picture.height // 2


def speckled(picture: Image.Image, share: float, size: int = 1) -> Image.Image:
    """Return the picture as from a dirty copier: dots of ``size`` pixels on about that share of it."""
    chance, picture = random.Random(1), picture.convert("RGB")
    for _ in range(round(share * picture.width * picture.height / size**2)):
        picture.paste(
            (20, 20, 20), _square(chance.randrange(picture.width), chance.randrange(picture.height), size)
        )
    return picture


def _square(left: int, top: int, size: int) -> tuple[int, int, int, int]:
    return left, top, left + size, top + size


def scan_pdf(pages: Sequence[Image.Image], path: Path) -> Path:
    """Write the pages as a PDF of pictures, as a scanner does."""
    pages[0].save(path, "PDF", save_all=True, append_images=list(pages[1:]), resolution=DPI, quality=75)
    return path


def phone_photo(picture: Image.Image) -> Image.Image:
    """Return the page as photographed under a lamp: yellow, lighter on one side, on a dark table."""
    light = (
        Image.linear_gradient("L")
        .rotate(90)
        .resize(picture.size)
        .point([110 + at * 5 // 9 for at in range(256)])
    )
    tinted = [
        ImageChops.multiply(band, light.point([round(value * share) for value in range(256)]))
        for band, share in zip(picture.split(), (1.0, 0.94, 0.78), strict=True)
    ]
    table = Image.new("RGB", (picture.width + 300, picture.height + 360), (60, 48, 40))
    table.paste(Image.merge("RGB", tinted), (140, 170))
    return table
