"""Issuing a plan and drawing its files, against drawing alone and against another program's conversion."""

import itertools
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.figures import CACHE, Bench, Figure, median_ms
from office_app.bootstrap import open_office
from office_app.domain.incoming import IncomingFilter
from office_app.domain.official_paper import OfficialPaper, SignatureBlock
from office_app.domain.paper_markup import parse_markup

TIMES = 9
CONVERSIONS = 3
LONG_PLAN = "20-page plan"


def measure(bench: Bench) -> None:
    """Issue copies of one drafted plan of the small sample office; draw a long one."""
    folder = Path(tempfile.mkdtemp(prefix="issue-", dir=CACHE if CACHE.exists() else None)) / "office"
    command = [sys.executable, "-m", "office_app.cli.main", "sample", "--data-dir", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    with closing(open_office(folder)) as office:
        directive = office.incoming_ids(IncomingFilter(doc_type="Kế hoạch"))[0]
        draft = office.outgoing_document(office.draft_plan([directive])).draft
        office.preview_pdf(draft)  # imports the PDF library
        drawing = median_ms(lambda: office.preview_pdf(draft), TIMES)
        numbers = itertools.count(500)

        def issue() -> None:
            office.issue(replace(draft, id=None), issued_on=office.today(), number=next(numbers))

        issue()  # imports the Word writer
        taken = statistics.median(median_ms(issue, 1) for _ in range(TIMES))
        making = median_ms(lambda: office.draft_plan([directive]), TIMES)
    bench.add(Figure("issue a plan: all of it", taken, drawing, "drawing its PDF alone", limit=5.0))
    bench.add(Figure("draft a plan from a directive", making, drawing, "drawing its PDF alone", limit=1.0))
    _measure_files(bench, folder.parent)
    shutil.rmtree(folder.parent, ignore_errors=True)


def _measure_files(bench: Bench, folder: Path) -> None:
    from office_app.writing.paper_files import PaperFiles

    files, paper = PaperFiles(), long_plan()
    previewed = median_ms(lambda: files.pdf(paper), TIMES)
    both = median_ms(lambda: (files.docx(paper), files.pdf(paper)), TIMES)
    bench.add(Figure(f"preview a {LONG_PLAN}", previewed, None, "the eye", ceiling=500.0))
    soffice = shutil.which("soffice")
    if soffice is None:
        bench.add(Figure(f"DOCX and PDF of a {LONG_PLAN}", both, None, "LibreOffice is not installed"))
        return
    source = folder / "plan.docx"
    source.write_bytes(files.docx(paper))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]

    def convert() -> None:
        subprocess.run(command, check=True, capture_output=True)

    convert()  # makes its profile
    floor = median_ms(convert, CONVERSIONS)
    bench.add(
        Figure(f"DOCX and PDF of a {LONG_PLAN}", both, floor, "LibreOffice converting the DOCX", limit=0.5)
    )


def long_plan() -> OfficialPaper:
    """Return a plan of about 20 pages with headings, lists, notes and tables."""
    sentence = "Các cấp ủy, tổ chức đảng lãnh đạo, chỉ đạo tổ chức học tập nghiêm túc, thiết thực, hiệu quả; "
    rows = "\n".join(f"| {n} | Chi bộ xóm số {n} | {n * 3} |" for n in range(1, 13))
    lines = []
    for part in ("I", "II", "III", "IV", "V", "VI"):
        lines.append(f"# {part}- PHẦN VIỆC")
        for section in range(1, 7):
            lines += [f"## {section}. Nội dung thứ {section}", f"### a) Việc thứ nhất\n- {sentence * 4}"]
            lines += [f"### b) Việc thứ hai[^ Theo kế hoạch của cấp trên. ]\n+ {sentence * 4}"]
            lines.append(sentence * 3)
        lines.append(f"| STT | Đơn vị | Số đảng viên |\n{rows}\n|+ | Tổng cộng | 234 |")
    return OfficialPaper(
        superior="ĐẢNG BỘ TỈNH THÁI NGUYÊN",
        issuer="ĐẢNG ỦY XÃ LA HIÊN",
        type_code="KH",
        body_code="ĐU",
        place="La Hiên",
        subject="học tập, quán triệt nghị quyết của Đảng",
        blocks=parse_markup("\n".join(lines)),
        signature=SignatureBlock("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Thị Hòa"),
        recipients=[f"Chi bộ xóm số {n}" for n in range(1, 31)],
        doc_type="Kế hoạch",
        number=5,
        issued_on=date(2026, 8, 5),
    )
