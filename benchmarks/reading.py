"""Reading PDFs against bare pypdfium2: their text alone, and all that the intake makes of it."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pypdfium2

from benchmarks.figures import CACHE, ROOT, Bench, Figure, cpu_ms, in_turn
from office_app.domain.incoming import Assignment, CitedDocument, Deadline
from office_app.domain.official_paper import Block, BlockKind, OfficialPaper, Run, SignatureBlock
from office_app.domain.read_files import ReadFile
from office_app.gui.widgets.page_marks import PageMarks
from office_app.gui.widgets.page_words import PageWords
from office_app.gui.widgets.passages import PassageFinder
from office_app.reading.client import ReadingProcess
from office_app.use_cases.progress import NoProgress
from office_app.writing.paper_files import PaperFiles
from tests.documents import make_pdf
from tests.writing.samples import plan

COUNT = 200
SEEDS = ROOT.parent / "shared" / "seeds"


def measure(bench: Bench) -> None:
    """Both bring out the text of every page; ours checks, hashes, limits and crosses a process as well."""
    paths = pdfs()
    with closing(ReadingProcess()) as reader:
        reader.read(paths[0], NoProgress())  # starts the child

        def ours() -> None:
            for path in paths:
                reader.read(path, NoProgress())

        taken, floor = in_turn(ours, lambda: [_bare(path) for path in paths], 5)
    bench.add(Figure(f"read {COUNT} PDFs of 5 pages", taken, floor, "bare pypdfium2", limit=2.0))
    _measure_understanding(bench)


def _measure_understanding(bench: Bench) -> None:
    """Both use two workers; ours also recognises, and lays out what the intake shows when a paper is opened.

    Processor time of all processes is compared, as the threads that lay out take turns with the reading processes
    on few cores. The time on the clock is told beside it.
    """
    paths = papers()
    with (
        closing(ReadingProcess()) as reader,
        ThreadPoolExecutor(2) as threads,
        ProcessPoolExecutor(2) as processes,
    ):

        def understand(path: Path) -> None:
            read = reader.recognise(path, NoProgress())
            lay_out(read)

        def all_of(pool: Executor, work: Callable[[Path], object]) -> None:
            list(pool.map(work, paths))

        all_of(threads, understand)  # starts the children
        all_of(processes, _bare)
        both = (lambda: all_of(threads, understand), lambda: all_of(processes, _bare))
        spent, least = in_turn(*both, 5, clock=cpu_ms)
        taken, floor = in_turn(*both, 5)
    name = f"read, recognise and lay out {len(paths)} papers"
    bench.add(Figure(f"{name}, processor", spent, least, "bare pypdfium2", limit=1 / 0.3))
    bench.add(Figure(f"{name}, clock", taken, floor, "bare pypdfium2"))


def _bare(path: Path) -> str:
    with closing(pypdfium2.PdfDocument(path)) as document:
        return "\f".join(page.get_textpage().get_text_range() for page in document)


def lay_out(read: ReadFile) -> int:
    """Do what the intake does when a paper is opened; return how many boxes are painted.

    It finds for every value the page it stands on, and on page 1, which is shown, the box of each line of each value.
    The words of a further page are asked for when the clerk goes there.
    """
    pages, found = read.file.pages, read.recognised
    marks = PageMarks(PassageFinder(found.text, [page.text for page in pages]))
    lists: Sequence[Sequence[CitedDocument | Deadline | Assignment]]
    lists = (found.cited, found.deadlines, found.assignments)
    spans = [value.span for values in lists for value in values if value.span is not None]
    marks.set_passages([(span, "planned") for span in spans])
    if not pages:  # a secret paper
        return 0
    first = pages[0]
    marks.set_words(0, first.words)
    words = PageWords(first.words, first.width, first.height)
    return sum(len(words.boxes(mark.first, mark.last)) for mark in marks.of_page(0))


def papers() -> Sequence[Path]:
    """Return papers as PDFs, each three times: short ones, plans of our own writing, and the seeds if they are there.

    All but the first are of 3 to 7 pages.
    """
    folder = CACHE / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    labelled = sorted((ROOT / "tests" / "data" / "papers").glob("*.txt"))
    made = [
        make_pdf(text.read_text(encoding="utf-8").replace("*", ""), folder / f"{text.stem}.pdf")
        for text in (*labelled, *sorted(SEEDS.glob("*.txt")))
    ]
    writer = PaperFiles()
    for text in labelled:
        draft = ROOT / "tests" / "golden" / "drafts" / text.name
        if draft.exists():
            made.append(folder / f"{text.stem}-plan.pdf")
            made[-1].write_bytes(writer.pdf(plan(draft.read_text(encoding="utf-8"))))
    return made * 3


def pdfs() -> list[Path]:
    folder = CACHE / "pdfs"
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:03d}.pdf" for number in range(COUNT)]
    writer = PaperFiles()
    for number, path in enumerate(paths):
        if not path.exists():
            path.write_bytes(writer.pdf(_paper(number)))
    return paths


def _paper(number: int) -> OfficialPaper:
    sentence = f"Đảng ủy các xã, phường tổ chức học tập đến toàn thể đảng viên lần thứ {number}. "
    salt = hashlib.sha256(str(number).encode()).hexdigest()
    block = Block(BlockKind.PARAGRAPH, (Run(sentence * 6 + salt),))
    return OfficialPaper(
        superior="",
        issuer="TỈNH ỦY VĨNH YÊN",
        doc_type="KẾ HOẠCH",
        type_code="KH",
        body_code="TU",
        place="Vĩnh Yên",
        subject="đo tốc độ đọc",
        blocks=[block] * 24,
        signature=SignatureBlock("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lương Thế Hòa"),
        recipients=["Lưu Văn phòng Tỉnh ủy"],
        number=number + 1,
    )
