"""A paper with a secrecy mark is refused whichever way it comes, and leaves no trace.

Source: Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5.
"""

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from office_app.bootstrap import Office, open_office
from office_app.cli.main import main
from office_app.domain.errors.files import FileDamagedError
from office_app.domain.errors.incoming import FirstPageUnreadError, SecretDocumentError
from office_app.domain.incoming import IncomingDocument, IncomingFilter
from office_app.domain.intake import WaitingFile
from office_app.domain.read_files import OpticalReading
from tests.documents import PAPERS, make_docx, make_pdf
from tests.gui.intake_papers import secret_scan
from tests.scans import page_pictures

TEXT = (PAPERS / "secret_notice.txt").read_text(encoding="utf-8")
NAME = "Thông báo tối hậu"
OPEN = (PAPERS / "province_plan.txt").read_text(encoding="utf-8")
BY_HAND = IncomingDocument("9-TB/TU", date(2026, 3, 2), "Thông báo", "Tỉnh ủy", "gõ tay", date(2026, 3, 3))


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    made = open_office(data_dir)
    yield made
    made.close()


@pytest.fixture(params=["pdf", "docx", "txt"])
def secret(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "vào" / f"{NAME}.{request.param}"
    path.parent.mkdir()
    if request.param == "txt":
        path.write_text(TEXT, encoding="utf-8")
    else:
        (make_pdf if request.param == "pdf" else make_docx)(TEXT, path)
    return path


def traces(folder: Path, paper: Path) -> list[str]:
    """Return what of the paper lies in the folder: its bytes, its name, or any of its longer lines."""
    lines = [line.strip() for line in TEXT.splitlines() if len(line.strip()) > 24]
    needles = [paper.read_bytes()[:400]]
    needles += [text.encode(code) for text in (NAME, *lines) for code in ("utf-8", "utf-16-le")]
    needles += [text.encode("unicode_escape") for text in (NAME, *lines)]
    found = []
    for file in folder.rglob("*"):
        if NAME in file.name:
            found.append(str(file))
        elif file.is_file():
            content = file.read_bytes()
            found += [f"{file}: {needle[:40]!r}" for needle in needles if needle in content]
    return found


def test_given_a_secret_paper_when_it_comes_every_way_then_it_is_refused_and_nothing_of_it_stays(
    office: Office, secret: Path, data_dir: Path
):
    with pytest.raises(SecretDocumentError):  # filled in by hand, the file never read
        office.register(BY_HAND, [secret])

    read = office.read(secret)
    assert read.recognised.refused and read.recognised.text == "" and not read.file.pages
    with pytest.raises(SecretDocumentError):
        office.propose_entry(read)
    with pytest.raises(SecretDocumentError):  # read, refused, then filled in by hand
        office.register(BY_HAND, [secret])

    office.set_watched_folder(secret.parent)
    office.new_files()
    assert office.new_files() == [secret]
    office.save_intake([WaitingFile(secret), WaitingFile(secret.with_name("khác.pdf"))])
    office.dismiss_file(secret)

    assert [one.path.name for one in office.saved_intake()] == ["khác.pdf"]
    assert office.incoming_ids(IncomingFilter()) == []
    office.check()
    office.close()
    assert list((data_dir / "originals").rglob("*")) == []
    assert traces(data_dir, secret) == []

    again = open_office(data_dir)  # let go once, not offered at the next start either
    try:
        again.new_files()
        assert again.new_files() == []
    finally:
        again.close()


def test_given_secret_and_open_papers_on_one_line_when_taken_in_then_only_the_open_one_is(
    secret: Path, data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    paper = make_pdf(OPEN, tmp_path / "kế hoạch.pdf")
    assert main(["--data-dir", str(data_dir), "intake", str(secret), str(paper)]) == 1
    out, err = capsys.readouterr()
    assert "117/2025/QH15" in err and "Số đến 01/" in out
    assert traces(data_dir, secret) == []


@pytest.mark.slow
def test_given_a_scan_stamped_secret_whose_reading_was_stopped_when_registered_by_hand_then_refused(
    office: Office, tmp_path: Path
):
    scan = secret_scan(tmp_path)
    read = office.read(scan, optical=OpticalReading.NOWHERE)  # as when the clerk stops it: pages, no words
    assert read.recognised.refused is None and read.file.scanned

    with pytest.raises(SecretDocumentError):
        office.register(BY_HAND, [scan])

    assert office.incoming_ids(IncomingFilter()) == []


def cut_photo(share: float) -> Callable[[Path], Path]:
    """A photo of a paper stamped secret, of which only the first part arrived."""

    def make(folder: Path) -> Path:
        stream = io.BytesIO()
        page_pictures(secret_scan(folder))[0].convert("RGB").save(stream, "JPEG", quality=70)
        path = folder / f"anh cat {share}.jpg"
        path.write_bytes(stream.getvalue()[: int(len(stream.getvalue()) * share)])
        return path

    return make


def cut_scan(folder: Path) -> Path:
    data = secret_scan(folder).read_bytes()
    path = folder / "quet cat.pdf"
    path.write_bytes(data[: len(data) * 9 // 10])
    return path


def empty_picture(folder: Path) -> Path:
    path = folder / "trang.png"
    Image.new("L", (1240, 1754), 255).save(path)
    return path


UNREAD = {
    "photo 30 %": cut_photo(0.3),
    "photo 90 %": cut_photo(0.9),
    "PDF": cut_scan,
    "nothing": empty_picture,
}


@pytest.mark.parametrize("optical", [None, OpticalReading.WHERE_NEEDED])
@pytest.mark.parametrize("name", UNREAD)
def test_given_a_file_whose_first_page_nobody_could_read_when_registered_then_the_clerk_must_look_first(
    office: Office, data_dir: Path, tmp_path: Path, name: str, optical: OpticalReading | None
):
    path = UNREAD[name](tmp_path)
    if optical is not None:
        try:
            office.read(path, optical=optical)
        except FileDamagedError:
            assert name != "nothing"

    with pytest.raises(FirstPageUnreadError, match="tự xem dấu mật"):
        office.register(BY_HAND, [path])

    assert office.incoming_ids(IncomingFilter()) == []
    assert [file for file in (data_dir / "originals").rglob("*") if file.is_file()] == []
    assert office.register(BY_HAND, [path]).arrival_number == 1  # asked once: the clerk has looked
