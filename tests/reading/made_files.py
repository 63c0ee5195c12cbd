"""Files made on the fly: good ones of every kind, and the wrong ones that people really hand in."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from office_app.domain.read_files import LegacyFont
from office_app.reading.formats.legacy_tables import TCVN3, VNI
from office_app.use_cases.progress import NoProgress

FONT = Path(__file__).parents[2] / "resources" / "fonts" / "LiberationSerif-Regular.ttf"
NO_PROGRESS = NoProgress()
LEFT = ("ĐẢNG BỘ TỈNH THÁI NGUYÊN", "BAN THƯỜNG VỤ TỈNH ỦY", "*", "Số 12-KH/TU")
RIGHT = ("ĐẢNG CỘNG SẢN VIỆT NAM", "", "Thái Nguyên, ngày 05 tháng 3 năm 2026", "")
TITLE = ("KẾ HOẠCH", "học tập, quán triệt Nghị quyết Đại hội XIV của Đảng")
BODY = tuple(
    f"{at}. Tổ chức học tập, quán triệt Nghị quyết cho toàn thể cán bộ, đảng viên." for at in range(1, 25)
)


def pdf_bytes(pages: Sequence[Sequence[str]], *, password: str | None = None) -> bytes:
    """Return a PDF with one line of text below the other on each page."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    _use_font()
    stream = io.BytesIO()
    encrypt = None
    if password is not None:
        encrypt = StandardEncryption(password, ownerPassword="owner", strength=128)
    canvas = Canvas(stream, pagesize=(595, 842), encrypt=encrypt, invariant=1)
    for lines in pages:
        canvas.setFont("Serif", 13)
        for at, line in enumerate(lines):
            canvas.drawString(85, 780 - 18 * at, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def letterhead_pdf(*, order: str, gap: float = 120.0) -> bytes:
    """Return a one-page plan whose letterhead is drawn ``line`` by line, by ``block``, or ``last``."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    _use_font()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    canvas.setFont("Serif", 13)
    right_centre = 420.0
    left_centre = (
        right_centre - (stringWidth(LEFT[0], "Serif", 13) + stringWidth(RIGHT[0], "Serif", 13)) / 2 - gap
    )

    def letterhead() -> None:
        cells = [(left_centre, at, text) for at, text in enumerate(LEFT)]
        cells += [(right_centre, at, text) for at, text in enumerate(RIGHT) if text]
        if order == "line":
            cells.sort(key=lambda cell: cell[1])
        for centre, at, text in cells:
            canvas.drawCentredString(centre, 790 - 16 * at, text)

    def rest() -> None:
        for at, text in enumerate(TITLE):
            canvas.drawCentredString(310, 700 - 16 * at, text)
        for at, text in enumerate(BODY):
            canvas.drawString(85, 650 - 18 * at, text)

    for draw in (rest, letterhead) if order == "last" else (letterhead, rest):
        draw()
    canvas.save()
    return stream.getvalue()


def in_old_letters(text: str, font: LegacyFont) -> str:
    """Return what ``font`` must be given to show ``text``; accented capitals of TCVN3 come out small."""
    if font is LegacyFont.TCVN3:
        places = {letter: chr(place) for place, letter in TCVN3.items()}
        return "".join(places.get(char, places.get(char.lower(), char)) for char in text)
    signs: dict[str, str] = {}
    for written, letter in VNI.items():
        if written.islower() or written.isupper():
            signs.setdefault(letter, written)
    return "".join(signs.get(char, char) for char in text)


def old_font_pdf(lines: Sequence[str]) -> bytes:
    """Return a PDF in .VnTime, lines in capitals in .VnTimeH, without Unicode: as printed in the nineties."""
    content = b"BT 1 0 0 1 80 780 Tm 18 TL\n"
    for line in lines:
        old = in_old_letters(line.lower() if line.isupper() else line, LegacyFont.TCVN3).encode("latin-1")
        content += b"/F%d 13 Tf (%s) Tj T*\n" % (2 if line.isupper() else 1, old)
    widths = b"/FirstChar 32/LastChar 255/Widths[" + b"500 " * 224 + b"]"
    fonts = [
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding %s/FontDescriptor<</Type/FontDescriptor"
        b"/FontName/%s/Flags 32/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700"
        b"/StemV 80>>>>" % (name, widths, name)
        for name in (b".VnTime", b"ABCDEF+.VnTimeH")
    ]
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
            _stream(content + b"ET", b""),
            *fonts,
        ]
    )


def scanned_pdf(pages: int = 2) -> bytes:
    """Return a PDF whose pages are pictures in two strips, as scanners make them."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    picture = ImageReader(Image.effect_noise((300, 200), 60))
    for _ in range(pages):
        canvas.drawImage(picture, 10, 421, 575, 400)
        canvas.drawImage(picture, 10, 20, 575, 400)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of the given objects, the first being the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def hanging_pdf(fan_out: int = 12, depth: int = 9) -> bytes:
    """Return a small PDF whose page draws a form that draws the next one ``fan_out`` times, and so on."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        _stream(b"/F Do ", b""),
    ]
    for level in range(depth):
        resources = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F %d 0 R>>>>" % (
            6 + level
        )
        objects.append(_stream(b"/F Do " * fan_out, resources))
    objects.append(_stream(b"0 0 1 1 re f ", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"))
    return raw_pdf(objects)


def docx_bytes(*, letterhead: bool = True, paragraphs: Sequence[str] = BODY) -> bytes:
    """Return a DOCX, its letterhead being the usual table without borders."""
    import docx

    document = docx.Document()
    if letterhead:
        table = document.add_table(rows=1, cols=2)
        for cell, lines in zip(table.rows[0].cells, (LEFT, RIGHT), strict=True):
            cell.text = "\n".join(line for line in lines if line)
    for paragraph in (*TITLE, *paragraphs):
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_with_parts(body: str, **parts: str) -> bytes:
    """Return a DOCX with ``body`` as the XML in w:body and further parts such as ``footnotes``."""
    namespaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    roots = {"numbering": "numbering", "styles": "styles", "header": "hdr"}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        relation = f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        archive.writestr(
            "_rels/.rels", f'<Relationships xmlns="{package}/relationships">{relation}</Relationships>'
        )
        relations = "".join(
            f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="{kind}.xml"/>' for kind in parts
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        )
        for kind, xml in parts.items():
            root = roots.get(kind, kind)
            archive.writestr(f"word/{kind}.xml", f"<w:{root} {namespaces}>{xml}</w:{root}>")
        archive.writestr(
            "word/document.xml", f"<w:document {namespaces}><w:body>{body}</w:body></w:document>"
        )
    return stream.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def write_bomb(path: Path, member: str, size: int = 1 << 30) -> None:
    """Write an archive with a member of ``size`` zeros, about a thousandth of that on disk."""
    block = bytes(1 << 20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        entry = zipfile.ZipInfo(member)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(entry, "w", force_zip64=True) as out:
            for _ in range(size // len(block)):
                out.write(block)


def lying_zip(member: str, size: int, claimed: int) -> bytes:
    """Return an archive whose directory claims ``claimed`` bytes for a member of ``size`` zeros."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, bytes(size))
    return stream.getvalue().replace(size.to_bytes(4, "little"), claimed.to_bytes(4, "little"))


def xlsx_bytes(rows: Sequence[Sequence[object]], *, empty_first: bool = False) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if empty_first:
        sheet = book.create_sheet("Danh sách")
    for row in rows:
        sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def small_picture(kind: str) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (200, 100), 255).save(stream, format=kind)
    return stream.getvalue()


def _stream(content: bytes, entries: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def _use_font() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if "Serif" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Serif", str(FONT)))
