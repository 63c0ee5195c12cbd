"""Scans read before the program was closed: there again at once after the start, and gone once they wait no more."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.incoming import SecretDocumentError
from office_app.domain.intake import WaitingFile
from office_app.domain.read_files import FileText
from office_app.gui.intake.queue import Stage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from office_app.reading.client import ReadingProcess
from office_app.reading.limits import ReadingLimits
from office_app.storage.read_scans import FOLDER
from tests.gui.conftest import NOW
from tests.gui.intake_papers import pdf_file, scan_of_directive, secret_scan
from tests.gui.intake_room import form_of, opened_room, read_all, wait_recognised, wait_registered
from tests.gui.waiting import wait_idle


@pytest.fixture
def hurried() -> Iterator[ReadingProcess]:
    """A reader whose optical reading always breaks off: what is whole was not read by it."""
    process = ReadingProcess(limits=ReadingLimits(optical_seconds=0.001))
    yield process
    process.close()


@pytest.fixture
def read_scan(office: Office, tmp_path: Path) -> tuple[Path, FileText]:
    path = scan_of_directive(tmp_path)
    return path, office.read(path).file


def kept(office: Office) -> list[Path]:
    return list((office.folder / FOLDER).glob("*"))


def read_again(office: Office, path: Path, hurried: ReadingProcess) -> FileText:
    """Read with a reader that gets no page done."""
    office._reading.__dict__["reader"] = hurried
    return office.read(path).file


@pytest.mark.slow
def test_given_a_scan_read_when_the_program_starts_again_then_its_form_is_there_without_reading(
    office: Office,
    services: RoomServices,
    runner: JobRunner,
    qtbot: QtBot,
    tmp_path: Path,
    hurried: ReadingProcess,
):
    page = opened_room(office, services, qtbot)
    read_all(page, qtbot, scan_of_directive(tmp_path))
    page.presenter.change("signer", "Trần Thị Bích")
    before, words = form_of(page), page.presenter.queue.items[0].read
    page.leave()
    wait_idle(runner, qtbot)
    office.close()

    again = open_office(office.folder, now=lambda: NOW)
    again._reading.__dict__["reader"] = hurried
    page = opened_room(again, services, qtbot)
    wait_recognised(page, qtbot)
    item = page.presenter.queue.items[0]
    assert item.stage is Stage.READY and item.read is not None and words is not None
    assert [one.words for one in item.read.file.pages] == [one.words for one in words.file.pages]
    assert item.read.recognised == words.recognised
    assert form_of(page).document.signer == "Trần Thị Bích"
    assert form_of(page).text == before.text

    page.presenter.register()
    wait_registered(again, qtbot, 1)
    wait_idle(runner, qtbot)
    assert kept(again) == []
    again.close()


def test_given_a_scan_let_go_when_the_queue_is_kept_then_nothing_of_it_is(
    office: Office, read_scan: tuple[Path, FileText]
):
    path, file = read_scan
    office.save_intake([WaitingFile(path)])  # begun before the scan was read
    office.save_intake([WaitingFile(path, file.sha256)])
    assert len(kept(office)) == 1

    office.save_intake([WaitingFile(path.with_name("khác.pdf"))])
    assert kept(office) == []


def test_given_a_secret_scan_when_read_then_nothing_of_it_is_kept(office: Office, tmp_path: Path):
    read = office.read(secret_scan(tmp_path))

    assert read.recognised.refused == "MẬT"
    assert kept(office) == []
    with pytest.raises(SecretDocumentError):
        office.propose_entry(read)


def test_given_files_with_words_of_their_own_or_pages_not_read_to_the_end_when_read_then_none_is_kept(
    office: Office, tmp_path: Path, hurried: ReadingProcess
):
    office.read(pdf_file(tmp_path))
    office._reading.__dict__["reader"] = hurried
    assert office.read(scan_of_directive(tmp_path)).file.page_1_cut_short
    assert kept(office) == []


def test_given_rules_of_the_office_that_changed_when_read_again_then_the_scan_is_read_anew(
    office: Office, read_scan: tuple[Path, FileText], hurried: ReadingProcess
):
    path, file = read_scan
    assert read_again(office, path, hurried) == file

    rule = 'secrecy = [{ phrase = "KHÔNG PHỔ BIẾN RỘNG" }]\n'
    (office.folder / "quy-tac-nhan-dang.toml").write_text(rule, encoding="utf-8")
    assert read_again(office, path, hurried).page_1_cut_short


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"\0" * 7 + b"\x09" + b"\0" * 7 + b"\x02{}"])
def test_given_a_kept_scan_that_was_damaged_when_read_again_then_it_is_read_anew(
    office: Office, read_scan: tuple[Path, FileText], content: bytes
):
    (place,) = kept(office)
    place.write_bytes(content)

    assert office.read(read_scan[0]).file == read_scan[1]
    assert len(place.read_bytes()) > 100


def test_given_a_kept_scan_when_backed_up_then_it_is_left_out(
    office: Office, read_scan: tuple[Path, FileText], tmp_path: Path
):
    office.backup(tmp_path / "sao lưu.zip")

    with zipfile.ZipFile(tmp_path / "sao lưu.zip") as archive:
        assert not [name for name in archive.namelist() if FOLDER in name]
    assert len(kept(office)) == 1
