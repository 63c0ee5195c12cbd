"""Reading a scan through the reading process against bare Tesseract on the same pictures, with the same model."""

import io
import os
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil
import pypdfium2
from PIL import Image, ImageChops

from benchmarks.figures import CACHE, Bench, Figure
from benchmarks.reading import pdfs
from office_app.reading.client import ReadingProcess
from office_app.shipped import resource
from office_app.use_cases.progress import NoProgress

_DPI = 200
_ROUNDS = 3
_TURNS = (0.8, -0.4, 1.1, -0.9, 0.5)
_RED = (205, 35, 45)


def measure(bench: Bench) -> None:
    """Ours draws the pages, puts them straight, parts the inks, places each word and crosses a process as well."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    from tesserocr import PyTessBaseAPI

    path = _scan()
    pictures = _pictures(path)
    engine = PyTessBaseAPI(path=str(resource("ocr")), lang="vie")
    with closing(ReadingProcess()) as reader:
        reader.read(path, NoProgress())  # starts the child and its engine

        def bare() -> None:
            for picture in pictures:
                engine.SetImage(picture)
                engine.SetSourceResolution(_DPI)
                engine.GetUTF8Text()

        def ours() -> None:
            reader.read(path, NoProgress())

        rounds = [(_seconds_of(_children, ours), _seconds_of(_own, bare)) for _ in range(_ROUNDS)]
    engine.End()
    taken, floor = (1000 * statistics.median(column) / len(pictures) for column in zip(*rounds, strict=True))
    bench.add(Figure("read a scanned page (processor time)", taken, floor, "bare Tesseract", limit=1.15))


def _seconds_of(clock: Callable[[], float], work: Callable[[], object]) -> float:
    before = clock()
    work()
    return clock() - before


def _children() -> float:
    """Return the processor time of the reading processes: they give way to others, so a clock on the wall would lie."""
    times = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return sum(spent.user + spent.system for spent in times)


def _own() -> float:
    return time.process_time()


def _pictures(path: Path) -> list[Image.Image]:
    with closing(pypdfium2.PdfDocument(path)) as document:
        return [page.render(scale=_DPI / 72).to_pil().convert("L") for page in document]


def _scan() -> Path:
    """Return a scan of one of the PDFs for reading: turned a little, noisy, a red seal on the last page."""
    path = CACHE / "scan.pdf"
    if not path.exists():
        with closing(pypdfium2.PdfDocument(pdfs()[0])) as document:
            pages = [page.render(scale=_DPI / 72).to_pil().convert("RGB") for page in document]
        pages[-1].paste(
            _RED, (900, 1200, 1180, 1480), Image.radial_gradient("L").resize((280, 280)).point(_ring)
        )
        scans = [_scanned(page, turn) for page, turn in zip(pages, _TURNS, strict=False)]
        scans[0].save(path, "PDF", save_all=True, append_images=scans[1:], resolution=_DPI)
    return path


def _ring(value: int) -> int:
    return 255 if 165 < value < 180 else 0


def _scanned(page: Image.Image, degrees: float) -> Image.Image:
    page = page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=(250, 250, 247))
    noise = Image.effect_noise(page.size, 16)
    page = ImageChops.add(page, Image.merge("RGB", (noise, noise, noise)), 1, -128)
    stream = io.BytesIO()
    page.save(stream, "JPEG", quality=55)
    return Image.open(stream)
