"""The Word file opened by another program: LibreOffice prints it as our own PDF shows it."""

import shutil
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from office_app.domain.official_paper import OfficialPaper
from office_app.writing.paper_files import PaperFiles
from tests.writing.kinds import every_kind
from tests.writing.outline import Line, pdf_lines
from tests.writing.samples import PLAN_TEXT, filler_text, plan

SOFFICE = shutil.which("soffice")
WRITER = PaperFiles(lambda: date(2026, 8, 1))
PAPERS = every_kind() | {"long plan": plan(PLAN_TEXT.replace("# III-", filler_text(40) + "\n# III-"))}

pytestmark = [pytest.mark.slow, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Line]]:
    """The lines of each paper's Word file, printed by one run of LibreOffice with a profile of its own."""
    folder = tmp_path_factory.mktemp("libreoffice")
    names = {kind: folder / f"{kind.replace(' ', '-')}.docx" for kind in PAPERS}
    for kind, path in names.items():
        path.write_bytes(WRITER.docx(PAPERS[kind]))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, names.values())], check=True, capture_output=True, timeout=300)
    return {kind: pdf_lines(Path(path).with_suffix(".pdf").read_bytes()) for kind, path in names.items()}


@pytest.mark.parametrize("kind", PAPERS)
def test_given_a_paper_when_opened_in_libreoffice_then_it_says_the_same_on_as_many_pages(converted, kind):
    ours, theirs = pdf_lines(WRITER.pdf(PAPERS[kind])), converted[kind]
    assert abs(ours[-1].page - theirs[-1].page) <= 1
    assert letters(ours, PAPERS[kind]) == letters(theirs, PAPERS[kind])


def letters(lines: list[Line], paper: OfficialPaper) -> list[str]:
    """Every letter of a paper, sorted, but page numbers and the heads of tables that repeat with the pages."""
    heads = {
        word
        for block in (*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks))
        if block.table
        for head in block.table.heads
        for word in head.split()
    }
    texts = [word for line in lines if not line.text.isdigit() for word in line.text.split()]
    return sorted("".join(word for word in texts if word not in heads))


@pytest.mark.parametrize("kind", PAPERS)
def test_given_a_paper_when_opened_in_libreoffice_then_every_component_looks_alike(converted, kind):
    ours, theirs = pdf_lines(WRITER.pdf(PAPERS[kind])), converted[kind]
    looks: dict[str, set[tuple[int, str]]] = {}
    for line in theirs:
        looks.setdefault(line.text, set()).add((round(line.size), line.look.partition(" ")[2]))
    compared = 0
    for line in ours:
        if line.text in looks and not line.text.isdigit():
            compared += 1
            assert (round(line.size), line.look.partition(" ")[2]) in looks[line.text], line.text
    assert compared >= len(ours) * 0.5


@pytest.mark.parametrize("kind", PAPERS)
def test_given_a_paper_when_opened_in_libreoffice_then_page_one_stands_where_ours_does(converted, kind):
    """Components of the first page lie within two lines of where our PDF has them, and in the same columns."""
    ours, theirs = once(pdf_lines(WRITER.pdf(PAPERS[kind]))), once(converted[kind])
    shared = [line for text, line in ours.items() if text in theirs]
    assert len(shared) >= 5
    for line in shared:
        assert theirs[line.text].left == pytest.approx(line.left, abs=6), line.text
        assert theirs[line.text].top == pytest.approx(line.top, abs=36), line.text


def once(lines: list[Line]) -> dict[str, Line]:
    """Lines of the first page that stand there only once."""
    texts = Counter(line.text for line in lines if line.page == 1)
    return {line.text: line for line in lines if line.page == 1 and texts[line.text] == 1}
