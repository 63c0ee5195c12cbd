"""What this PC remembers of its intake: the queue, and the folder it watches."""

import json
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office, restore_office
from office_app.domain.errors import Cancelled
from office_app.domain.incoming import IncomingFilter
from office_app.domain.intake import WaitingFile
from office_app.domain.read_files import LegacyFont, OpticalReading
from tests.storage.values import directive, now


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    made = open_office(data_dir, now=now)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Ổ chung" / "Văn bản đến"
    made.mkdir(parents=True)
    return made


def put(folder: Path, name: str, content: str = "") -> Path:
    path = folder / name
    path.write_text(content or f"nội dung của {name}", encoding="utf-8")
    return path


def looks(office: Office, times: int = 2) -> list[Path]:
    """Look into the folder several times and return all that was offered."""
    return [path for _ in range(times) for path in office.new_files()]


def reopened(office: Office) -> Office:
    office.close()
    return open_office(office.folder, now=now)


# ---- the queue

QUEUE = [
    WaitingFile(
        Path("/mnt/Ổ chung/449-CV-TU.pdf"),
        sha256="ab" * 32,
        fields={"symbol": "449-CV/TU", "issued_on": "2026-05-04"},
        ticks={"assignment:120-240": False, "deadline:10-40": True},
        legacy=LegacyFont.VNI,
        optical=OpticalReading.EVERYWHERE,
    ),
    WaitingFile(Path("giấy mời.jpg"), legacy=None),
    WaitingFile(Path("chưa đọc.docx")),
]


def test_given_a_queue_when_the_program_starts_again_then_it_is_as_before(office: Office):
    assert office.saved_intake() == ()
    office.save_intake(QUEUE)
    office = reopened(office)
    try:
        assert list(office.saved_intake()) == QUEUE
        office.save_intake([])
        assert office.saved_intake() == ()
    finally:
        office.close()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b'{"v": 1, "files": [{"path": 3}]}', b'{"v": 9, "files": []}', b'{"v": 1, "fi'],
)
def test_given_a_queue_file_that_was_cut_off_when_started_then_the_queue_is_empty_and_can_be_saved(
    office: Office, content: bytes
):
    office.save_intake(QUEUE)
    (office.folder / "intake-queue.json").write_bytes(content)
    assert office.saved_intake() == ()
    office.save_intake(QUEUE)
    assert list(office.saved_intake()) == QUEUE


# ---- the watched folder


def test_given_no_folder_when_asked_then_nothing_is_new(office: Office):
    assert (office.watched_folder, looks(office)) == (None, [])


def test_given_a_file_put_there_when_looked_at_twice_then_it_is_offered_once(office: Office, folder: Path):
    office.set_watched_folder(folder)
    path = put(folder, "449-CV-TU.txt")
    assert office.new_files() == []  # perhaps still being copied
    assert office.new_files() == [path]
    assert looks(office, 3) == []


def test_given_a_file_that_grows_when_looked_at_then_it_waits_until_it_is_whole(office: Office, folder: Path):
    office.set_watched_folder(folder)
    path = put(folder, "449-CV-TU.pdf", "một")
    for part in ("hai", "ba"):
        assert office.new_files() == []
        with path.open("a", encoding="utf-8") as file:
            file.write(part)
    assert office.new_files() == []
    assert office.new_files() == [path]


def test_given_files_that_are_no_papers_when_looked_at_then_they_are_left(office: Office, folder: Path):
    office.set_watched_folder(folder)
    for name in (
        "~$nháp.docx",
        ".~lock.nháp.odt#",
        "a.pdf.crdownload",
        "b.part",
        "c.tmp",
        "d.exe",
        ".ẩn.pdf",
    ):
        put(folder, name)
    (folder / "trống.pdf").touch()
    (folder / "thư mục.pdf").mkdir()
    wanted = [put(folder, name) for name in ("Ảnh.JPG", "bảng.xlsx", "thư.DOC")]
    assert sorted(looks(office)) == sorted(wanted)
    assert office.files_in(folder) == 3


def test_given_content_already_registered_when_it_comes_again_then_it_is_not_offered(
    office: Office, folder: Path
):
    office.set_watched_folder(folder)
    path = put(folder, "449-CV-TU.txt")
    office.register(directive(files=()), [path])
    put(folder, "bản chép.txt", path.read_text(encoding="utf-8"))
    assert looks(office) == []
    office = reopened(office)
    try:
        assert looks(office) == []
    finally:
        office.close()


def test_given_the_same_content_twice_when_looked_at_then_one_is_offered(office: Office, folder: Path):
    office.set_watched_folder(folder)
    put(folder, "a.txt", "như nhau")
    put(folder, "b.txt", "như nhau")
    assert len(looks(office)) == 1


def test_given_a_file_let_go_when_started_again_then_only_what_is_new_is_offered(
    office: Office, folder: Path
):
    office.set_watched_folder(folder)
    gone, kept = put(folder, "bỏ.txt"), put(folder, "giữ.txt")
    assert looks(office) == [gone, kept]
    office.dismiss_file(gone)
    office = reopened(office)
    try:
        assert office.watched_folder == folder
        assert looks(office) == [kept]  # neither registered nor let go before the program ended
        gone.write_text("bản mới", encoding="utf-8")
        assert looks(office) == [gone]
    finally:
        office.close()


def test_given_files_of_the_saved_queue_when_started_again_then_they_are_not_offered_beside_it(
    office: Office, folder: Path
):
    office.set_watched_folder(folder)
    waiting = put(folder, "chờ.txt")
    assert looks(office) == [waiting]
    office.save_intake([WaitingFile(waiting)])
    office = reopened(office)
    try:
        other = put(folder, "khác.txt")
        assert looks(office) == [other]
    finally:
        office.close()


def test_given_files_there_when_only_new_ones_are_wanted_then_the_old_are_never_offered(
    office: Office, folder: Path
):
    put(folder, "cũ.txt")
    office.set_watched_folder(folder, with_present=False)
    new = put(folder, "mới.txt")
    assert looks(office) == [new]


def test_given_a_share_that_goes_and_comes_back_when_looked_at_then_nothing_is_lost(
    office: Office, folder: Path
):
    office.set_watched_folder(folder)
    gone = put(folder, "bỏ.txt")
    looks(office)
    office.dismiss_file(gone)
    away = folder.with_name("đã rút")
    folder.rename(away)
    assert looks(office) == []
    away.rename(folder)
    new = put(folder, "mới.txt")
    assert looks(office) == [new]


def test_given_watching_is_off_when_switched_on_again_then_what_was_let_go_stays_so(
    office: Office, folder: Path
):
    office.set_watched_folder(folder)
    gone = put(folder, "bỏ.txt")
    looks(office)
    office.dismiss_file(gone)
    office.set_watched_folder(None)
    new = put(folder, "mới.txt")
    assert (office.watched_folder, office.last_watched_folder, looks(office)) == (None, folder, [])
    office.set_watched_folder(folder)
    assert looks(office) == [new]


def test_given_a_backup_brought_back_when_looked_again_then_papers_no_longer_registered_are_offered(
    office: Office, folder: Path, tmp_path: Path
):
    old = put(folder, "cũ.txt")
    office.set_watched_folder(folder, with_present=False)
    backup = tmp_path / "sao lưu.zip"
    office.backup(backup)
    office.save_intake(QUEUE)
    path = put(folder, "449-CV-TU.txt")
    office.register(directive(files=()), [path])
    assert looks(office) == []
    office.close()

    restore_office(backup, office.folder)

    again = open_office(office.folder, now=now)
    try:
        assert again.incoming_ids(IncomingFilter()) == []
        # Of this PC, not of the office: as they were.
        assert (again.watched_folder, list(again.saved_intake())) == (folder, QUEUE)
        assert looks(again) == [path] and old.exists()
    finally:
        again.close()


def test_given_pasted_papers_when_backed_up_and_brought_back_then_they_stay_on_this_pc(
    office: Office, tmp_path: Path
):
    pasted = office.keep_pasted("Kính gửi các chi bộ".encode(), "Chữ dán", ".txt")
    backup = tmp_path / "sao lưu.zip"
    office.backup(backup)
    office.close()
    with zipfile.ZipFile(backup) as archive:  # nobody has looked at it for secrecy marks yet
        assert not [name for name in archive.namelist() if "pasted" in name]

    restore_office(backup, office.folder)

    assert pasted.read_text(encoding="utf-8") == "Kính gửi các chi bộ"


class AskOnTheWay:
    """Progress of somebody who wants to know the folder while files are hashed."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._pool = ThreadPoolExecutor(1)
        self.told: list[Path | None] = []

    def step(self, done: int, total: int, what: str) -> None:
        asked = self._pool.submit(lambda: self._office.watched_folder)
        self.told.append(asked.result(timeout=10))


def test_given_a_look_under_way_when_the_screen_asks_for_the_folder_then_it_need_not_wait(
    office: Office, folder: Path
):
    office.set_watched_folder(folder)
    put(folder, "449-CV-TU.txt")
    office.new_files()
    asking = AskOnTheWay(office)
    office.new_files(asking)
    assert asking.told == [folder]


class StopAt:
    """Progress of somebody who stops at the first file."""

    def step(self, done: int, total: int, what: str) -> None:
        raise Cancelled


def test_given_a_look_that_is_stopped_when_looked_again_then_the_files_are_offered(
    office: Office, folder: Path
):
    office.set_watched_folder(folder)
    path = put(folder, "449-CV-TU.txt")
    office.new_files()
    with pytest.raises(Cancelled):
        office.new_files(StopAt())
    assert office.new_files() == [path]


def test_given_what_is_remembered_when_looked_into_then_it_names_no_file(office: Office, folder: Path):
    office.set_watched_folder(folder)
    looks(office)
    gone = put(folder, "tên không được lưu.txt")
    looks(office)
    office.dismiss_file(gone)
    content = json.loads((office.folder / "watched-folder.json").read_bytes())
    assert content["folder"] == str(folder) and len(content["done"]) == 1
    assert "tên không được lưu" not in json.dumps(content, ensure_ascii=False)
