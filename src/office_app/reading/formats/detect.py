"""What a file really is, told by its content; its name says nothing."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.errors.files import FileDamagedError, FileEncryptedError

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Found:
    """``words`` name it in Vietnamese.

    ``kind`` is pdf, docx, doc, odt, rtf, xlsx, ods, sheet, txt, image, archive or "" for what else is not read.
    """

    kind: str
    words: str


# Start of the file -> what it is.
_STARTS: tuple[tuple[bytes, Found], ...] = (
    (b"MZ", Found("", "chương trình Windows")),
    (b"\x7fELF", Found("", "chương trình Linux")),
    (b"\x89PNG\r\n\x1a\n", Found("image", "ảnh PNG")),
    (b"\xff\xd8\xff", Found("image", "ảnh JPEG")),
    (b"GIF8", Found("", "ảnh GIF")),
    (b"II*\x00", Found("image", "ảnh TIFF")),
    (b"MM\x00*", Found("image", "ảnh TIFF")),
    (b"II+\x00", Found("image", "ảnh TIFF")),
    (b"MM\x00+", Found("image", "ảnh TIFF")),
    (b"BM", Found("image", "ảnh BMP")),
    (b"Rar!\x1a\x07", Found("archive", "tệp nén RAR")),
    (b"7z\xbc\xaf\x27\x1c", Found("archive", "tệp nén 7-Zip")),
    (b"\x1f\x8b", Found("archive", "tệp nén GZIP")),
    (b"BZh", Found("archive", "tệp nén BZIP2")),
    (b"\xfd7zXZ\x00", Found("archive", "tệp nén XZ")),
    (b"MSCF", Found("archive", "tệp nén CAB")),
    (b"L\x00\x00\x00\x01\x14\x02\x00", Found("", "lối tắt Windows, không phải tệp gốc")),
    (b"SQLite format 3\x00", Found("", "cơ sở dữ liệu SQLite")),
    (b"ID3", Found("", "tệp âm thanh MP3")),
    (b"OggS", Found("", "tệp âm thanh OGG")),
    (b"\x1aE\xdf\xa3", Found("", "tệp phim MKV")),
    (b"%!PS", Found("", "tệp in PostScript")),
    (b"AT&TFORM", Found("", "văn bản quét DJVU")),
    (b"!BDN", Found("", "hộp thư Outlook")),
)
_RIFF = {
    b"WEBP": Found("image", "ảnh WEBP"),
    b"WAVE": Found("", "tệp âm thanh WAV"),
    b"AVI ": Found("", "tệp phim AVI"),
}
_OLE_STREAMS = (
    ("WordDocument", "doc", "văn bản Word 97-2003, loại DOC"),
    ("PowerPoint Document", "", "trình chiếu PowerPoint 97-2003, loại PPT"),
    ("Workbook", "sheet", "bảng tính Excel 97-2003, loại XLS"),
    ("Book", "sheet", "bảng tính Excel 95, loại XLS"),
    ("__properties_version1.0", "", "thư Outlook, loại MSG"),
)
_ZIP_MIMETYPES = (
    ("opendocument.text", "odt", "văn bản OpenDocument, loại ODT"),
    ("opendocument.spreadsheet", "ods", "bảng tính OpenDocument, loại ODS"),
    ("opendocument.presentation", "", "trình chiếu OpenDocument, loại ODP"),
    ("epub", "", "sách điện tử EPUB"),
)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|script)\b", re.I | re.S
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\f\x1a\x1b")) + b"\x7f"


def detect(data: bytes, name: str, members: Sequence[str] = ()) -> Found:
    """Return what ``data`` is; ``members`` names those of an archive that has been opened already.

    Raises:
        FileEncryptedError: an Office file with a password; what is inside cannot be told.
        FileDamagedError: an old Office file whose list of contents is cut off.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Found("pdf", "PDF")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data, members or _members(data))
    if head.startswith(_OLE):
        return _ole(data, name)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rt"):
        return Found("rtf", "văn bản RTF")
    for start, found in _STARTS:
        if head.startswith(start) and not (len(start) == 2 and _is_text(data)):
            return found
    if head[4:8] == b"ftyp":
        photo = head[8:11] in (b"hei", b"hev", b"mif", b"msf")
        return Found("", "ảnh HEIC của iPhone, cần lưu lại thành JPG" if photo else "tệp phim MP4")
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], Found("", "tệp RIFF"))
    if not _is_text(data):
        return Found("", "dữ liệu nhị phân, không phải văn bản")
    if (markup := _markup(head)) is not None:
        return markup
    return Found("txt", "văn bản thuần TXT")


def _markup(head: bytes) -> Found | None:
    if b'progid="Word.Document"' in head or b"schemas.microsoft.com/office/word/2003/wordml" in head:
        return Found("", "văn bản Word 2003 dạng XML")
    if b"schemas.microsoft.com/office/2006/xmlPackage" in head:
        return Found("", "văn bản Word dạng XML")
    if b"<office:document" in head and b"opendocument" in head:
        return Found("odt", "văn bản OpenDocument dạng XML, loại FODT")
    return Found("", "trang web HTML") if _MARKUP.match(head) else None


def _members(data: bytes) -> Sequence[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return ()


def _zip(data: bytes, names: Sequence[str]) -> Found:
    # Damaged ones too go to the reader that they were meant for, which then calls them damaged.
    text = "\n".join(names) if names else data[:_HEAD].decode("latin-1")
    if (names and names[0] == "mimetype") or b"mimetypeapplication/" in data[:128]:
        for mimetype, kind, words in _ZIP_MIMETYPES:
            if mimetype.encode() in data[:256]:
                return Found(kind, words)
    if "word/" in text:
        return Found("docx", "văn bản Word, loại DOCX")
    if "xl/" in text:
        if "xl/workbook.bin" in text:
            return Found("sheet", "bảng tính Excel nhị phân, loại XLSB")
        return Found("xlsx", "bảng tính Excel, loại XLSX")
    if "ppt/" in text:
        return Found("", "trình chiếu PowerPoint, loại PPTX")
    if "[Content_Types].xml" in text and not names:
        return Found("docx", "văn bản Office bị hỏng")
    return Found("archive", "tệp nén ZIP")


def _ole(data: bytes, name: str) -> Found:
    if _has_stream(data, "EncryptedPackage"):
        raise FileEncryptedError(name=name)
    for stream, kind, words in _OLE_STREAMS:
        if _has_stream(data, stream):
            return Found(kind, words)
    directory = 512 * (1 + int.from_bytes(data[0x30:0x34], "little"))
    if directory >= len(data):  # cut before the list of what is inside
        raise FileDamagedError(name=name)
    return Found("", "tệp Office cũ, không rõ loại")


def _has_stream(data: bytes, name: str) -> bool:
    """Tell whether the directory lists the stream; its entries are 128 bytes long and start with the name."""
    entry = name.encode("utf-16-le") + b"\0\0"
    at = data.find(entry)
    while at >= 0 and at % 128:
        at = data.find(entry, at + 1)
    return at >= 0


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if data.find(b"\0") >= 0:
        return False
    sample = data[: 64 * 1024]
    return len(sample.translate(None, _CONTROLS)) >= len(sample) * 0.99
