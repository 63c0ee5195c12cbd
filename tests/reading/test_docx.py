"""Text of Word files."""

from pathlib import Path

import pytest

from office_app.domain.errors.files import FileDamagedError, FileReadError
from office_app.domain.read_files import FileKind
from office_app.reading.client import ReadingProcess
from tests.reading.made_files import (
    BODY,
    LEFT,
    NO_PROGRESS,
    RIGHT,
    TITLE,
    docx_bytes,
    docx_with_parts,
    paragraph,
)


def read(reader: ReadingProcess, folder: Path, content: bytes) -> list[str]:
    path = folder / "Văn bản của Tỉnh ủy.docx"
    path.write_bytes(content)
    return reader.read(path, NO_PROGRESS).text.split("\n")


def test_given_docx_when_read_then_letterhead_table_comes_left_block_first(
    reader: ReadingProcess, folder: Path
):
    path = folder / "Kế hoạch số 12.docx"
    path.write_bytes(docx_bytes())

    text = reader.read(path, NO_PROGRESS)

    assert text.kind is FileKind.DOCX
    assert len(text.pages) == 1 and not text.scanned
    assert text.text.split("\n") == [*LEFT, *filter(None, RIGHT), *TITLE, *BODY]


def test_given_docx_named_pdf_when_read_then_it_simply_reads(reader: ReadingProcess, folder: Path):
    path = folder / "sai đuôi.pdf"
    path.write_bytes(docx_bytes())

    assert reader.read(path, NO_PROGRESS).kind is FileKind.DOCX


def test_given_letterhead_typed_with_tabs_when_read_then_left_block_comes_first(
    reader: ReadingProcess, folder: Path
):
    tab = "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>"
    body = paragraph(f"TỈNH ỦY THÁI NGUYÊN{tab}ĐẢNG CỘNG SẢN VIỆT NAM")
    body += paragraph(f"*{tab}Thái Nguyên, ngày 5/3/2026") + paragraph("KẾ HOẠCH")

    assert read(reader, folder, docx_with_parts(body)) == [
        "TỈNH ỦY THÁI NGUYÊN",
        "*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Thái Nguyên, ngày 5/3/2026",
        "KẾ HOẠCH",
    ]


def test_given_tables_when_read_then_cells_come_left_to_right(reader: ReadingProcess, folder: Path):
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    inner = f"<w:tbl>{row(paragraph('trong'), paragraph('bảng'))}</w:tbl>"
    body = (
        "<w:tbl>"
        + row(paragraph("1"), paragraph("Tổ chức hội nghị"), paragraph("15/3/2026"))
        + row(paragraph("2"), paragraph(""), inner + "<w:p/>")
        + row(paragraph("Nơi nhận:") + paragraph("- Lưu VP."), paragraph("T/M BAN THƯỜNG VỤ"))
        + "</w:tbl>"
    )

    assert read(reader, folder, docx_with_parts(body)) == [
        "1\tTổ chức hội nghị\t15/3/2026",
        "2\ttrong\tbảng",
        "Nơi nhận:",
        "- Lưu VP.",
        "T/M BAN THƯỜNG VỤ",
    ]


def test_given_tracked_changes_when_read_then_they_are_accepted(reader: ReadingProcess, folder: Path):
    body = (
        '<w:p><w:r><w:t xml:space="preserve">trước ngày </w:t></w:r>'
        "<w:del><w:r><w:delText>10/3</w:delText></w:r></w:del><w:ins><w:r><w:t>15/3</w:t></w:r></w:ins></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>nửa đầu </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>nửa sau</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>bỏ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )

    assert read(reader, folder, docx_with_parts(body)) == ["trước ngày 15/3", "mới", "nửa đầu nửa sau"]


def test_given_footnotes_when_read_then_they_come_last_with_superscript_numbers(
    reader: ReadingProcess, folder: Path
):
    cite = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p><w:r><w:t>khóa XIII</w:t></w:r>{cite.format(5)}</w:p>"
    body += f"<w:p><w:r><w:t>khóa XIV</w:t></w:r>{cite.format(2)}</w:p>"
    notes = '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    for note_id, text in ((2, "Nghị quyết số 04-NQ/TW."), (5, "Nghị quyết số 57-NQ/TW.")):
        inner = f"<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {text}</w:t></w:r></w:p>"
        notes += f'<w:footnote w:id="{note_id}">{inner}</w:footnote>'

    assert read(reader, folder, docx_with_parts(body, footnotes=notes)) == [
        "khóa XIII¹",
        "khóa XIV²",
        "¹ Nghị quyết số 57-NQ/TW.",
        "² Nghị quyết số 04-NQ/TW.",
    ]


def test_given_automatic_numbering_when_read_then_numbers_are_in_the_text(
    reader: ReadingProcess, folder: Path
):
    def level(at: int, form: str, text: str) -> str:
        return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'

    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "upperRoman", "%1-")}{level(1, "decimal", "%2.")}'
        f"{level(2, 'lowerLetter', '%3)')}</w:abstractNum>"
        f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = (
        '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )

    def numbered(text: str, at: int, num: int = 1) -> str:
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr></w:pPr>'
        return paragraph(text, properties)

    body = paragraph("MỤC ĐÍCH", '<w:pPr><w:pStyle w:val="MucCon"/></w:pPr>')
    body += numbered("Mục đích", 1) + numbered("a", 2) + numbered("b", 2) + numbered("Yêu cầu", 1)
    body += numbered("NỘI DUNG", 0) + numbered("Tài liệu", 1) + numbered("Gạch", 0, 2)
    body += numbered("không số", 0, 0)

    assert read(reader, folder, docx_with_parts(body, numbering=numbering, styles=styles)) == [
        "I- MỤC ĐÍCH",
        "1. Mục đích",
        "a) a",
        "b) b",
        "2. Yêu cầu",
        "II- NỘI DUNG",
        "1. Tài liệu",
        "- Gạch",
        "không số",
    ]


def test_given_text_boxes_fields_and_hidden_text_when_read_then_only_what_is_seen_comes(
    reader: ReadingProcess, folder: Path
):
    box = f"<w:txbxContent>{paragraph('Trong khung')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Đoạn chính</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:noBreakHyphen/><w:br/><w:t>dòng mới</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Trong ô nội dung')}</w:sdtContent></w:sdt>"
    )

    assert read(reader, folder, docx_with_parts(body)) == [
        "Đoạn chính",
        "Trong khung",
        "3-",
        "dòng mới",
        "Trong ô nội dung",
    ]


@pytest.mark.parametrize(
    ("header", "seen"),
    [
        (paragraph("HUYỆN ỦY") + paragraph("ĐẢNG CỘNG SẢN VIỆT NAM"), ["HUYỆN ỦY", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
        (paragraph("Trang 1"), []),
    ],
)
def test_given_header_when_read_then_it_counts_only_as_the_missing_letterhead(
    reader: ReadingProcess, folder: Path, header: str, seen: list[str]
):
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'

    assert read(reader, folder, docx_with_parts(paragraph("KẾ HOẠCH") + section, header=header)) == [
        *seen,
        "KẾ HOẠCH",
    ]


def test_given_entities_in_the_xml_when_read_then_nothing_is_expanded(reader: ReadingProcess, folder: Path):
    secret = folder / "mật.txt"
    secret.write_text("nội dung tệp khác", encoding="utf-8")
    bomb = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    for definition in (f'<!ENTITY e0 "lol">{bomb}', f'<!ENTITY e11 SYSTEM "{secret.as_uri()}">'):
        content = docx_with_parts(paragraph("chữ"))
        document = f"<!DOCTYPE d [{definition}]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{paragraph('&e11;')}</w:body></w:document>"
        with pytest.raises(FileDamagedError):
            read(reader, folder, _with_document(content, document))


def test_given_xml_nested_without_end_when_read_then_it_is_an_error_not_a_crash(
    reader: ReadingProcess, folder: Path
):
    deep = "<w:sdt>" * 200_000 + "</w:sdt>" * 200_000

    with pytest.raises(FileReadError):
        read(reader, folder, docx_with_parts(deep))
    assert (
        read(reader, folder, docx_with_parts("<w:sdt>" * 240 + paragraph("sâu") + "</w:sdt>" * 240))[0]
        == "sâu"
    )


def test_given_strict_office_xml_when_read_then_it_reads_too(reader: ReadingProcess, folder: Path):
    content = docx_with_parts(paragraph("chữ"))
    strict = f"<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>{paragraph('nghiêm')}</w:body></w:document>"

    assert read(reader, folder, _with_document(content, strict)) == ["nghiêm"]


def _with_document(content: bytes, document: str) -> bytes:
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return stream.getvalue()
