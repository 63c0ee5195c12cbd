"""DOC, RTF and ODT made by a real word processor say the same as the text that they were made from."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from office_app.domain.errors.files import FileEncryptedError, FileTypeError
from office_app.domain.read_files import FileKind, LegacyFont
from office_app.reading.client import ReadingProcess
from office_app.recognition.as_json import to_json
from tests.documents import PAPERS, make_docx
from tests.reading.made_files import NO_PROGRESS

FILES = Path(__file__).parents[1] / "data" / "files"
NAMES = sorted(path.stem for path in PAPERS.glob("*.txt"))
KINDS = {"doc": FileKind.DOC, "rtf": FileKind.RTF, "odt": FileKind.ODT}
EVERY_FEATURE = [
    "TỈNH ỦY",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "ĐẢNG BỘ TỈNH",
    "Có VÀ HOA.",
    "Khung đây",
    "Trong khung chữ",
    "I- MỤC ĐÍCH",
    "1. Mục đích",
    "1.1. Chi tiết",
    "1.2. Chi tiết hai",
    "2. Yêu cầu",
    "a) a",
    "b) b",
    "II- NỘI DUNG",
    "1. Tài liệu",
    "- Gạch đầu dòng",
    "Trước ngày 15/3 xong.",
    "Khóa XIII¹ và XIV²",
    "Xem liên kết; ab-c",
    "dòng hai",
    "1\tTổ chức",
    "2\ttrong\tbảng",
    "Nơi nhận:",
    "- Lưu VP.",
    "T/M BAN THƯỜNG VỤ",
    "Hết.",
    "¹ Nghị quyết số 57-NQ/TW.",
    "² Nghị quyết số 04-NQ/TW.",
]


def values(reader: ReadingProcess, path: Path) -> dict[str, Any]:
    """Return all that recognition finds, without where it was found."""
    found = to_json(reader.recognise(path, NO_PROGRESS).recognised)
    return {key: value for key, value in found.items() if key != "spans"}


@pytest.mark.parametrize("name", NAMES)
def test_given_a_paper_in_any_kind_of_file_when_recognised_then_the_values_are_those_of_its_text(
    reader: ReadingProcess, folder: Path, name: str
):
    expected = values(reader, PAPERS / f"{name}.txt")
    text = (PAPERS / f"{name}.txt").read_text(encoding="utf-8")

    assert values(reader, make_docx(text, folder / "giấy.docx")) == expected
    for suffix in KINDS:
        assert values(reader, FILES / f"{name}.{suffix}") == expected, suffix


@pytest.mark.parametrize("suffix", ["docx", *KINDS])
def test_given_lists_tables_notes_boxes_and_changes_when_read_then_the_text_is_that_of_the_printed_page(
    reader: ReadingProcess, suffix: str
):
    text = reader.read(FILES / f"every_feature.{suffix}", NO_PROGRESS)

    assert text.kind is KINDS.get(suffix, FileKind.DOCX)
    assert [line for line in text.text.split("\n") if line] == EVERY_FEATURE
    assert text.legacy is None


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize(("way", "font"), [("vntime", LegacyFont.TCVN3), ("vni", LegacyFont.VNI)])
def test_given_old_fonts_when_read_then_letters_and_capitals_are_unicode(
    reader: ReadingProcess, suffix: str, way: str, font: LegacyFont
):
    expected = reader.read(FILES / f"province_plan.{suffix}", NO_PROGRESS).text
    if font is LegacyFont.TCVN3:  # .VnTime itself has no accented capitals
        expected = expected.replace("Ủy viên", "ủy viên").replace("Ủy ban", "ủy ban")

    text = reader.read(FILES / f"province_plan-{way}.{suffix}", NO_PROGRESS)

    assert text.text == expected
    assert text.legacy is font


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0\fcharset163 Arial;}}\f0 \'d0a\'d2ng u\'d2y}", "Đảng ủy"),
        (r"{\rtf1\ansi\uc1 \u272?\u7843?ng \u7911?y}", "Đảng ủy"),
        (r"{\rtf1\ansi\uc2 \u272\'aa\'aang {\uc0\u7843}x}", "Đng ảx"),
        (r"{\rtf1\ansi{\fonttbl{\f0\fnil .VnTime;}}\f0 \'a7\'b6ng \'f1y}", "Đảng ủy"),
        (r"{\rtf1 a{\*\unknown b}{\info{\title c}}{\pict\bin3 {}\}d}", "ad"),
        (r"{\rtf1 {\upr{cu}{\*\ud moi}} {\v an}{\deleted bo}{\caps hoa}\par h\u7845?t}", "moi HOA\nhất"),
        (r"{\rtf1 {\field{\*\fldinst PAGE}{\fldrslt 7}}\~\endash\_\tab x\line y}", "7\u00a0–-\tx\ny"),
    ],
)
def test_given_rtf_by_hand_when_read_then_code_pages_and_groups_are_heeded(
    reader: ReadingProcess, folder: Path, rtf: str, text: str
):
    path = folder / "văn bản.rtf"
    path.write_bytes(rtf.encode("latin-1"))

    assert reader.read(path, NO_PROGRESS).text == text


def test_given_flat_odt_with_deleted_text_in_place_when_read_then_the_change_is_accepted(
    reader: ReadingProcess, folder: Path
):
    odf = "urn:oasis:names:tc:opendocument:xmlns"
    path = folder / "phẳng.fodt"
    path.write_text(
        f'<office:document xmlns:office="{odf}:office:1.0" xmlns:text="{odf}:text:1.0"><office:body><office:text>'
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion/></text:changed-region>'
        "</text:tracked-changes><text:p>trước ngày <text:change-start text:change-id='c1'/>10/3"
        "<text:change-end text:change-id='c1'/>15/3</text:p></office:text></office:body></office:document>",
        encoding="utf-8",
    )

    text = reader.read(path, NO_PROGRESS)

    assert (text.kind, text.text) == (FileKind.ODT, "trước ngày 15/3")


def test_given_locked_or_too_old_files_when_read_then_the_error_says_so(reader: ReadingProcess, folder: Path):
    locked_doc, old_doc, locked_odt = folder / "khóa.doc", folder / "cũ.doc", folder / "khóa.odt"
    content = bytearray((FILES / "secret_notice.doc").read_bytes())
    start = next(at for at in range(512, len(content), 512) if content[at : at + 2] == b"\xec\xa5")
    locked = content.copy()
    locked[start + 11] |= 1
    locked_doc.write_bytes(locked)
    content[start + 2 : start + 4] = (104).to_bytes(2, "little")
    old_doc.write_bytes(content)
    with zipfile.ZipFile(locked_odt, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
        archive.writestr("content.xml", b"\x8f\x01\x00")

    for path in (locked_doc, locked_odt):
        with pytest.raises(FileEncryptedError):
            reader.read(path, NO_PROGRESS)
    with pytest.raises(FileTypeError, match="Word 95"):
        reader.read(old_doc, NO_PROGRESS)


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_given_workbook_as_document_when_read_then_rows_are_lines_with_the_letterhead_first(
    reader: ReadingProcess, suffix: str
):
    text = reader.read(FILES / f"table.{suffix}", NO_PROGRESS)

    assert text.kind is FileKind.XLSX
    assert [page.text.split("\n")[:5] for page in text.pages] == [
        [
            "TỈNH ỦY SƠN BÌNH",
            "*",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "| TT | Nội dung | Đơn vị chủ trì | Thời gian |",
            "| 1 | Tổ chức hội nghị | Ban Xây dựng Đảng | 15/07/2026 |",
        ],
        ["trang hai"],
    ]
