"""Ten wrong files: each costs one clear line in Vietnamese, and the next good file is read as ever."""

import errno
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from office_app.domain.errors.files import (
    FileArchiveError,
    FileDamagedError,
    FileEncryptedError,
    FileForbiddenError,
    FileInUseError,
    FileMissingError,
    FileReadError,
    FileTypeError,
    ReadingTooBigError,
)
from office_app.reading import source
from office_app.reading.client import ReadingProcess
from office_app.reading.limits import ReadingLimits
from office_app.use_cases import system_errors
from tests.reading.made_files import (
    BODY,
    NO_PROGRESS,
    docx_bytes,
    hanging_pdf,
    lying_zip,
    pdf_bytes,
    write_bomb,
)


@pytest.fixture(scope="module")
def quick_reader() -> Iterator[ReadingProcess]:
    # Long enough for the start of the reading process on a busy machine.
    process = ReadingProcess(limits=ReadingLimits(seconds=8))
    yield process
    process.close()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def renamed_program(path: Path) -> None:
    path.write_bytes(b"MZ\x90\x00\x03" + bytes(200) + b"PE\x00\x00" + bytes(4000))


def damaged_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4\n" + os.urandom(5000))


def encrypted_pdf(path: Path) -> None:
    path.write_bytes(pdf_bytes([BODY], password="bi mat"))


def bomb(path: Path) -> None:
    write_bomb(path, "word/document.xml")
    assert path.stat().st_size < 2 << 20


def huge_text(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(300 << 20)


def folder_not_file(path: Path) -> None:
    path.mkdir()


def hanging(path: Path) -> None:
    path.write_bytes(hanging_pdf())


def never_there(path: Path) -> None:
    return


WRONG: list[tuple[Callable[[Path], None], str, str, str]] = [
    (empty, "rỗng.pdf", "files.empty", "rỗng (0 byte)"),
    (renamed_program, "Công văn 15.pdf", "files.type", "chương trình Windows"),
    (damaged_pdf, "hỏng.pdf", "files.damaged", "bị hỏng"),
    (encrypted_pdf, "có khóa.pdf", "files.encrypted", "có mật khẩu"),
    (bomb, "bom.docx", "files.too_much_memory", "cần quá 300 MB bộ nhớ"),
    (huge_text, "rất to.txt", "files.too_large", "(300 MB, giới hạn 200 MB)"),
    (folder_not_file, "thư mục.pdf", "files.folder", "là thư mục"),
    (never_there, "đã xóa.pdf", "files.missing", "Không còn thấy tệp"),
    # Stopped for its time or its memory, whichever runs out first.
    (hanging, "treo máy.pdf", "files.too_long files.too_much_memory", "nên đã dừng"),
]


@pytest.mark.parametrize(("make", "name", "code", "words"), WRONG, ids=[entry[0].__name__ for entry in WRONG])
def test_given_wrong_file_when_read_then_one_vietnamese_line_and_the_next_file_reads(
    quick_reader: ReadingProcess,
    folder: Path,
    make: Callable[[Path], None],
    name: str,
    code: str,
    words: str,
):
    wrong, good = folder / name, folder / "Kế hoạch tốt.pdf"
    make(wrong)
    good.write_bytes(pdf_bytes([BODY]))

    with pytest.raises(FileReadError) as caught:
        quick_reader.read(wrong, NO_PROGRESS)

    assert caught.value.code in code.split()
    line = caught.value.text_vi()
    assert f"«{name}»" in line and words in line and "\n" not in line and "{" not in line
    assert quick_reader.read(good, NO_PROGRESS).text.startswith(BODY[0])


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_given_file_that_may_not_be_read_when_read_then_it_says_so(
    quick_reader: ReadingProcess, folder: Path
):
    (folder / "tốt.txt").write_text("được đọc", encoding="utf-8")
    quick_reader.read(folder / "tốt.txt", NO_PROGRESS)  # so that the child runs before privileges are dropped
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        path = place / "không cho đọc.pdf"
        path.write_bytes(pdf_bytes([BODY]))
        path.chmod(0)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(65534)  # root may read everything; nobody may not
        try:
            with pytest.raises(FileForbiddenError, match=r"Không có quyền đọc tệp «không cho đọc\.pdf»"):
                quick_reader.read(path, NO_PROGRESS)
            with pytest.raises(FileForbiddenError):
                quick_reader.page_image(path, 0, 100)
        finally:
            if was_root:
                os.seteuid(0)
    assert quick_reader.read(folder / "tốt.txt", NO_PROGRESS).text == "được đọc"


def test_given_file_deleted_while_it_is_being_taken_in_when_read_then_it_is_missing(
    quick_reader: ReadingProcess, folder: Path
):
    path = folder / "vừa xóa.pdf"
    path.write_bytes(pdf_bytes([BODY]))

    class DeletesOnTheWay:
        def step(self, done: int, total: int, what: str) -> None:
            path.unlink(missing_ok=True)

    with pytest.raises(FileMissingError):
        quick_reader.read(path, DeletesOnTheWay())


def test_given_pdf_deleted_after_its_first_picture_when_next_is_drawn_then_it_is_missing(
    quick_reader: ReadingProcess, folder: Path
):
    path = folder / "vừa xóa.pdf"
    path.write_bytes(pdf_bytes([BODY, BODY]))
    quick_reader.page_image(path, 0, 100)
    path.unlink()

    with pytest.raises(FileMissingError):
        quick_reader.page_image(path, 1, 100)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows keeps others from opening a file")
def test_given_file_held_by_another_program_when_read_then_it_is_in_use(
    quick_reader: ReadingProcess, folder: Path
):
    if sys.platform == "win32":
        import ctypes

        path = folder / "đang mở.docx"
        path.write_bytes(docx_bytes())
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateFileW.restype = ctypes.c_void_p
        held = kernel.CreateFileW(
            ctypes.c_wchar_p(str(path)), ctypes.c_uint32(0x80000000), 0, None, 3, 0, None
        )
        try:
            with pytest.raises(FileInUseError):
                quick_reader.read(path, NO_PROGRESS)
        finally:
            kernel.CloseHandle(ctypes.c_void_p(held))
        assert quick_reader.read(path, NO_PROGRESS).text


@pytest.mark.parametrize(
    ("number", "windows", "kind"),
    [
        (errno.EACCES, 32, FileInUseError),
        (errno.EACCES, 33, FileInUseError),
        (errno.EACCES, 5, FileForbiddenError),
        (errno.EBUSY, 0, FileInUseError),
        (errno.ENOENT, 0, FileMissingError),
        (errno.ENODEV, 0, FileMissingError),
        (errno.EIO, 0, FileReadError),
    ],
)
def test_given_error_of_the_system_when_file_is_opened_then_it_has_its_own_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, windows: int, kind: type[FileReadError]
):
    # What another system, a dead disk or a pulled stick answers cannot be had here; only the answer is made up.
    def fail(self: Path, *args: object, **more: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    path = folder / "tệp.pdf"
    path.write_bytes(b"x")
    monkeypatch.setattr(Path, "open", fail)
    monkeypatch.setattr(system_errors, "windows_open_error", lambda path: windows)

    with pytest.raises(FileReadError) as caught:
        source.read_source(path, 200, NO_PROGRESS)
    assert type(caught.value) is kind


@pytest.mark.skipif(sys.platform != "linux", reason="special files of Linux")
def test_given_special_file_when_read_then_it_neither_hangs_nor_fills_the_memory(
    quick_reader: ReadingProcess, folder: Path
):
    pipe = folder / "ống.pdf"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(FileTypeError, match="thiết bị"):
            quick_reader.read(path, NO_PROGRESS)
    with pytest.raises(FileReadError):  # says it has 0 bytes, and cannot be read at its start
        quick_reader.read(Path("/proc/self/mem"), NO_PROGRESS)
    with pytest.raises(FileMissingError):
        quick_reader.read(folder / "có\0rỗng.pdf", NO_PROGRESS)
    with pytest.raises(FileMissingError):
        quick_reader.read(folder / "thiếu" / "tệp.pdf", NO_PROGRESS)


@pytest.mark.parametrize("claimed", [1000, 0xFFFFFFF0])
def test_given_archive_that_lies_about_sizes_when_read_then_it_is_refused(
    quick_reader: ReadingProcess, folder: Path, claimed: int
):
    path = folder / "nói dối.docx"
    path.write_bytes(lying_zip("word/document.xml", 400 << 20, claimed))

    with pytest.raises((FileDamagedError, ReadingTooBigError)):
        quick_reader.read(path, NO_PROGRESS)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Rar!\x1a\x07\x01\x00", "tệp nén RAR"),
        (b"\x7fELF" + bytes(50), "chương trình Linux"),
        (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(50), "lối tắt Windows"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "trang web HTML"),
        (b"\x00\x01\x02\x03" * 100, "dữ liệu nhị phân"),
    ],
)
def test_given_kind_that_is_not_read_when_read_then_it_is_named(
    quick_reader: ReadingProcess, folder: Path, content: bytes, words: str
):
    path = folder / "văn bản.docx"
    path.write_bytes(content)

    with pytest.raises(FileTypeError, match=words):
        quick_reader.read(path, NO_PROGRESS)


def test_given_word_files_locked_or_broken_when_read_then_it_says_which(
    quick_reader: ReadingProcess, folder: Path
):
    locked, cut, other = folder / "khóa.docx", folder / "cụt.docx", folder / "nén.docx"
    locked.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(632) + "EncryptedPackage\0".encode("utf-16-le")
    )
    cut.write_bytes(docx_bytes()[:-3000])
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("ảnh.png", b"x")

    with pytest.raises(FileEncryptedError):
        quick_reader.read(locked, NO_PROGRESS)
    with pytest.raises(FileDamagedError):
        quick_reader.read(cut, NO_PROGRESS)
    with pytest.raises(FileArchiveError) as refused:
        quick_reader.read(other, NO_PROGRESS)
    assert "là tệp nén ZIP" in refused.value.text_vi() and "Giải nén" in refused.value.text_vi()
