"""Reading 200 PDFs through the reading process against bare pypdfium2 in this process."""

import hashlib
from contextlib import closing
from pathlib import Path

import pypdfium2

from benchmarks.figures import CACHE, Bench, Figure, in_turn
from office_app.domain.official_paper import Block, BlockKind, OfficialPaper, Run, SignatureBlock
from office_app.reading.client import ReadingProcess
from office_app.use_cases.progress import NoProgress
from office_app.writing.paper_files import PaperFiles

COUNT = 200


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


def _bare(path: Path) -> str:
    with closing(pypdfium2.PdfDocument(path)) as document:
        return "\f".join(page.get_textpage().get_text_range() for page in document)


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
