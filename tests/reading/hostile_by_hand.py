"""Files made to do harm: endless loops, bombs, depth without end, numbers that lie."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.reading.made_files import (
    docx_with_parts,
    hanging_pdf,
    paragraph,
    raw_pdf,
    small_picture,
    xlsx_bytes,
)

FILES = Path(__file__).parents[1] / "data" / "files"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_REPEATED_CELLS = (
    '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell '
    'table:number-columns-repeated="2000000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
)


def made_by_hand() -> Iterator[tuple[str, bytes]]:
    yield from _texts()
    yield from _rich_texts()
    yield from _word()
    yield from _archives()
    yield from _old_word()
    yield from _pdfs()
    yield from _pictures()


def _texts() -> Iterator[tuple[str, bytes]]:
    size = 200_000
    for at, piece in enumerate(
        (
            "Số ",
            "ngày 1/1/2026 ",
            "Giao ",
            "(",
            "- ",
            "Kính gửi: ",
            "1.1.1.",
            "ĐẢNG ỦY ",
            "a\u0301\u0323",
            "trước ngày ",
        )
    ):
        yield f"lặp {at}.txt", (piece * (size // len(piece))).encode()
    yield "một dòng.txt", ("ă" * 5_000_000).encode()
    yield "dòng trống.txt", b"\n" * 5_000_000
    yield "dấu nối.txt", b"\xa7\xb6ng \xf1y- " * 100_000
    yield "dấu.txt", ("a" + "\u0301" * 1_000_000).encode()
    yield "sang trang.txt", b"\f" * 1_000_000


def _rich_texts() -> Iterator[tuple[str, bytes]]:
    yield "sâu.rtf", b"{\\rtf1 " + b"{" * 3_000_000
    yield "nhiều nhóm.rtf", b"{\\rtf1 " + b"{}" * 400_000 + b"}"
    yield "đóng trước.rtf", b"{\\rtf1 a" + b"}" * 1_000_000
    yield (
        "bảng sâu.rtf",
        b"{\\rtf1 " + b"\\pard\\intbl\\itap%d x\\nestcell " * 10 % tuple(range(10**8, 10**9, 10**8 - 1))[:10],
    )
    yield "ô.rtf", b"{\\rtf1 " + b"\\pard\\intbl x\\cell" * 50_000 + b"\\row}"
    yield (
        "số to.rtf",
        b"{\\rtf1\\uc9999999999\\u9999999999 a\\u-9999999999 b\\f-999999999\\bin-5 c\\bin9999999999 d}",
    )
    yield "ghi chú.rtf", b"{\\rtf1 " + b"{\\footnote x" * 900 + b"}" * 901
    yield "khung.rtf", b"{\\rtf1 " + b"{\\shp{\\*\\shpinst{\\shptxt x" * 300 + b"}" * 901
    yield (
        "phông.rtf",
        b"{\\rtf1{\\fonttbl" + b"".join(b"{\\f%d A%d;}" % (at, at) for at in range(200_000)) + b"}x}",
    )
    yield "dài.rtf", b"{\\rtf1 " + b"x" * 30_000_000 + b"}"


def _word() -> Iterator[tuple[str, bytes]]:
    deep = 100_000
    yield "sâu.docx", docx_with_parts("<w:sdt>" * deep + "</w:sdt>" * deep)
    nested = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("trong") + "</w:tc></w:tr></w:tbl>" * 60
    yield "bảng sâu.docx", docx_with_parts(nested)
    box = "<w:p><w:r><w:txbxContent>" * 60 + paragraph("trong") + "</w:txbxContent></w:r></w:p>" * 60
    yield "khung sâu.docx", docx_with_parts(box)
    yield "trường.docx", docx_with_parts("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>" * 50_000)
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:basedOn w:val="S{(at + 1) % 5}"/></w:style>'
        for at in range(5)
    )
    yield "vòng.docx", docx_with_parts(paragraph("x", '<w:pPr><w:pStyle w:val="S0"/></w:pPr>'), styles=circle)
    note = '<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>'
    cite = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    yield "chú thích vòng.docx", docx_with_parts(cite * 20_000, footnotes=note)
    levels = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='99999999999999999999'/>"
    levels += "<w:lvlText w:val='%1%1%1%9'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    number = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    yield "số to.docx", docx_with_parts(paragraph("x", number), numbering=levels)
    entities = '<!DOCTYPE d [<!ENTITY a0 "x">' + "".join(
        f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12)
    )
    yield (
        "thực thể.fodt",
        f'{entities}]><office:document xmlns:office="{_ODF}:office:1.0">&a11;</office:document>'.encode(),
    )
    for name, body in (
        (
            "lặp ô.odt",
            _REPEATED_CELLS,
        ),
        ("cách.odt", '<text:p>a<text:s text:c="2000000000"/>b</text:p>' * 100),
        ("sâu.odt", "<text:p>" + "<text:span>" * 200 + "x" + "</text:span>" * 200 + "</text:p>"),
        (
            "danh sách.odt",
            "<text:list><text:list-item>" * 110
            + "<text:p>x</text:p>"
            + "</text:list-item></text:list>" * 110,
        ),
        (
            "chú thích.odt",
            "<text:p><text:note><text:note-body>" * 70 + "</text:note-body></text:note></text:p>" * 70,
        ),
    ):
        yield (
            name,
            _archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": _odt(body)}),
        )


def _archives() -> Iterator[tuple[str, bytes]]:
    zeros = bytes(64 << 20)
    for member, ending in (
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "xlsx"),
        ("content.xml", "odt"),
    ):
        members = {"mimetype": b"application/vnd.oasis.opendocument.text"} if ending == "odt" else {}
        yield f"bom.{ending}", _archive({**members, member: zeros})
    inner = _archive({"a": zeros})
    yield "bom lồng.docx", _archive({"word/document.xml": _archive({"b": inner * 20})})
    yield "chồng.docx", _overlapping(_archive({"word/document.xml": bytes(4 << 20)}), 9_000)
    yield "nhiều tệp.docx", _archive({f"word/{at}.xml": b"" for at in range(11_000)})
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    yield "ô cuối.xlsx", _with_member(xlsx_bytes([["x"]]), "xl/worksheets/sheet1.xml", sheet.encode())
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    rows = f'<office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row></table:table></office:spreadsheet>'
    content = _odt(rows).replace(b"<office:text>", b"").replace(b"</office:text>", b"")
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    yield "lặp.ods", _archive({"mimetype": mimetype, "content.xml": content})


def _old_word() -> Iterator[tuple[str, bytes]]:
    """Cycles and lies in the tables of a DOC: sector tables, pieces, fonts."""
    content = (FILES / "every_feature.doc").read_bytes()
    (fat,) = struct.unpack_from("<I", content, 0x4C)
    start = 512 + 512 * fat
    for at in range(12):
        changed = bytearray(content)
        struct.pack_into("<I", changed, start + 4 * at, max(0, at - 1))
        yield f"vòng {at}.doc", bytes(changed)
    word = next(at for at in range(512, len(content), 512) if content[at : at + 2] == b"\xec\xa5")
    for part in (1, 2, 3, 11, 12, 13, 15, 33, 40, 56, 73, 74):
        changed = bytearray(content)
        struct.pack_into("<II", changed, word + 0x9A + 8 * part, 0, 0xFFFF)
        yield f"bảng {part}.doc", bytes(changed)
    for at in range(0x4C, 0x6C, 4):
        changed = bytearray(content)
        struct.pack_into("<I", changed, word + at, 0x7FFFFFFF)
        yield f"độ dài {at}.doc", bytes(changed)


def _pdfs() -> Iterator[tuple[str, bytes]]:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>"
    catalog, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    yield "treo.pdf", hanging_pdf()
    yield "treo sâu.pdf", hanging_pdf(2, 40)
    yield "trang vòng.pdf", raw_pdf([catalog, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])
    yield (
        "nhiều trang.pdf",
        raw_pdf([catalog, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page, b"null"]),
    )
    yield (
        "trang to.pdf",
        raw_pdf([catalog, pages, page.replace(b"595 842", b"2000000000 2000000000"), b"null"]),
    )
    yield "mảng sâu.pdf", raw_pdf([catalog, pages, page, b"[" * 1_000_000])
    packed = zlib.compress(bytes(200 << 20), 9)
    stream = b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)
    yield "bom.pdf", raw_pdf([catalog, pages, page, stream])
    image = b"<</Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceGray/BitsPerComponent 8/Length 3>>\nstream\nabc\nendstream"
    drawn = b"<</Length 20>>\nstream\n595 0 0 842 0 0 cm /I Do\nendstream"
    with_image = page.replace(b"/Resources<<>>", b"/Resources<</XObject<</I 5 0 R>>>>")
    yield "ảnh to.pdf", raw_pdf([catalog, pages, with_image, drawn, image])
    yield (
        "xref vòng.pdf",
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 9/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
    )


def _pictures() -> Iterator[tuple[str, bytes]]:
    for side in (0x7FFFFFFF, 60_000, 0):
        header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        chunks = (
            _png_chunk(b"IHDR", header)
            + _png_chunk(b"IDAT", zlib.compress(bytes(1 << 20)))
            + _png_chunk(b"IEND", b"")
        )
        yield f"to {side}.png", b"\x89PNG\r\n\x1a\n" + chunks
    tags = struct.pack("<H", 4)
    for tag, value in ((256, 100), (257, 100), (259, 1), (273, 8)):
        tags += struct.pack("<HHII", tag, 4, 1, value)
    yield "vòng.tif", b"II*\0" + struct.pack("<I", 8) + tags + struct.pack("<I", 8)
    yield (
        "vòng hai.tif",
        b"II*\0" + struct.pack("<I", 8) + tags + struct.pack("<I", 62) + tags + struct.pack("<I", 8),
    )
    big = tags.replace(struct.pack("<I", 100), struct.pack("<I", 2_000_000))
    yield "to.tif", b"II*\0" + struct.pack("<I", 8) + big + bytes(4)
    jpeg = bytearray(small_picture("JPEG"))
    frame = jpeg.find(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = b"\xff\xdc\xff\xdc"
    yield "to.jpg", bytes(jpeg)


# ---- helpers


def _archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def _overlapping(archive: bytes, count: int) -> bytes:
    """Return the archive with its only member listed ``count`` times, all at the same place."""
    end = archive.rfind(b"PK\x05\x06")
    start = archive.find(b"PK\x01\x02")
    entry = archive[start:end]
    return (
        archive[:start]
        + entry * count
        + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    )


def _with_member(archive: bytes, member: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        return _archive({name: content if name == member else old.read(name) for name in old.namelist()})


def _odt(body: str) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "table", "style"))
    return f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>".encode()


def _png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
