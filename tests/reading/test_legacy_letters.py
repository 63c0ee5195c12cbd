"""Letters of old fonts in every kind of file; clean Unicode and other tongues stay as they are."""

import unicodedata
from pathlib import Path

import pytest

from office_app.domain.read_files import FileKind, HowToRead, LegacyFont
from office_app.reading.client import ReadingProcess
from office_app.reading.formats.legacy import Letters, Run, font_kind, suspect
from tests.documents import PAPERS
from tests.reading.made_files import (
    NO_PROGRESS,
    docx_with_parts,
    in_old_letters,
    old_font_pdf,
    paragraph,
    pdf_bytes,
)

# Written down from what programs of the time stored, not made with our tables.
TCVN3 = "Uû ban nh©n d©n x· La Hiªn tæ chøc häc tËp, qu¸n triÖt NghÞ quyÕt §¹i héi XIV cña §¶ng; th­êng trùc §¶ng ñy"
VNI = "Uyû ban nhaân daân xaõ La Hieân toå chöùc hoïc taäp, quaùn trieät Nghò quyeát Ñaïi hoäi XIV cuûa Ñaûng; thöôøng tröïc Ñaûng uûy"
PLAIN = (
    "ban nhân dân xã La Hiên tổ chức học tập, quán triệt Nghị quyết Đại hội XIV của Đảng; thường trực Đảng ủy"
)
NAMES = sorted(path.stem for path in PAPERS.glob("*.txt"))


@pytest.mark.parametrize(
    ("old", "font", "text"), [(TCVN3, LegacyFont.TCVN3, f"Uỷ {PLAIN}"), (VNI, LegacyFont.VNI, f"Uỷ {PLAIN}")]
)
def test_given_text_file_in_old_letters_when_read_then_it_is_unicode_unless_switched_off(
    reader: ReadingProcess, folder: Path, old: str, font: LegacyFont, text: str
):
    path = folder / "cũ.txt"
    path.write_bytes(old.encode("cp1252"))

    read = reader.read(path, NO_PROGRESS)
    as_it_is = reader.read(path, NO_PROGRESS, HowToRead(legacy=None))

    assert (read.text, read.legacy, read.kind) == (text, font, FileKind.TXT)
    assert (as_it_is.text, as_it_is.legacy) == (old.replace("\u00ad", ""), None)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("font", LegacyFont)
def test_given_any_paper_in_old_letters_when_converted_then_it_is_the_same_again(name: str, font: LegacyFont):
    text = unicodedata.normalize("NFC", (PAPERS / f"{name}.txt").read_text(encoding="utf-8"))
    text = text.translate(str.maketrans("", "", "¹²³"))
    old = in_old_letters(text, font)

    assert suspect(old) is font
    converted = Letters("auto", font, throughout=True).plain(old)
    assert converted.lower() == text.lower()
    if font is LegacyFont.VNI:
        assert converted == text


@pytest.mark.parametrize(
    "text",
    [
        "Réunion à l'hôtel: café, résumé déjà lu, où être naïf ça va, à côté de l'évêché",
        "Größe für über München, Straße, schön, Übungsplätze, Änderungen, Öl",
        "Não há ação sem coração; São João, às três da manhã, avó e avô",
        "El Niño, mañana, año, señor, corazón, está aquí también",
        "5 µm, § 25, 30 °C, © 2026, ® và ¶ · Công an xã Hà Giang có tình hình",
        "Tài chính, Công an xã Hà Giang có tình hình và tài sản công",
        *((PAPERS / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES),
    ],
)
def test_given_other_tongues_or_unicode_when_looked_at_then_nothing_is_suspected(text: str):
    assert suspect(unicodedata.normalize("NFC", text)) is None


def test_given_mixed_document_when_read_then_only_the_old_lines_change(reader: ReadingProcess, folder: Path):
    path = folder / "lẫn.txt"
    unicode_lines = "Số 12-KH/TU\nTài chính, Công an xã Hà Giang\nĐảng ủy xã đã có kế hoạch"
    path.write_text(f"{unicode_lines}\n{TCVN3}\n", encoding="utf-8")

    assert reader.read(path, NO_PROGRESS).text == f"{unicode_lines}\nUỷ {PLAIN}\n"


def test_given_words_in_capitals_with_small_accents_when_converted_then_they_are_capitals_again():
    letters = Letters("auto", LegacyFont.TCVN3, throughout=True)

    assert letters.plain("KHÈN\nUû ban Sè 207-CV/§U\nBÝ TH¦") == "KHẨN\nUỷ ban Số 207-CV/ĐU\nBÍ THƯ"


def test_given_fonts_of_docx_styles_theme_and_runs_when_read_then_each_run_goes_by_its_own(
    reader: ReadingProcess, folder: Path
):
    def run(text: str, properties: str = "") -> str:
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="CuHoa"><w:basedOn w:val="Cu"/><w:rPr><w:rFonts w:hAnsi=".VnTimeH"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Vni"><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr></w:style>'
    )
    body = (
        paragraph("§¶ng ñy x·", '<w:pPr><w:pStyle w:val="Cu"/></w:pPr>')
        + paragraph("kÕ ho¹ch", '<w:pPr><w:pStyle w:val="CuHoa"/></w:pPr>')
        + f"<w:p>{run('é “5” – ')}{run('Ña', '<w:rStyle w:val=Q/>'.replace('Q', chr(34) + 'Vni' + chr(34)))}"
        + f"{run('ûng', '<w:rFonts w:hAnsi=Q/>'.replace('Q', chr(34) + 'VNI-Helve' + chr(34)))}"
        + f"{run(' Đảng', '<w:rFonts w:hAnsi=Q/>'.replace('Q', chr(34) + '.VnTime' + chr(34)))}</w:p>"
        + "<w:p><w:r><w:rPr><w:rFonts w:hAnsi='.VnTime'/></w:rPr><w:t>th</w:t><w:softHyphen/><w:t>êng </w:t>"
        + "<w:sym w:font='.VnTime' w:char='F0A7'/></w:r></w:p>"
    )
    path = folder / "kiểu chữ.docx"
    path.write_bytes(docx_with_parts(body, styles=styles))

    text = reader.read(path, NO_PROGRESS)

    assert text.text.split("\n") == ["Đảng ủy xã", "KẾ HOẠCH", "é “5” – Đảng Đảng", "thường Đ"]
    assert text.legacy is LegacyFont.TCVN3


def test_given_pdf_in_old_fonts_when_read_then_capitals_and_horns_are_there_too(
    reader: ReadingProcess, folder: Path
):
    lines = ["ĐẢNG CỘNG SẢN VIỆT NAM", "KẾ HOẠCH", "Thường trực Đảng ủy hướng dẫn, tư tưởng của Trung ương"]
    old, new = folder / "cũ.pdf", folder / "mới.pdf"
    old.write_bytes(old_font_pdf(lines))
    new.write_bytes(pdf_bytes([lines]))

    text = reader.read(old, NO_PROGRESS)

    assert (text.text.split("\n"), text.legacy) == (lines, LegacyFont.TCVN3)
    assert reader.read(new, NO_PROGRESS).legacy is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (".VnTime", LegacyFont.TCVN3),
        (".VnArialH", LegacyFont.TCVN3),
        ("ABCDEF+.VnTime,Bold", LegacyFont.TCVN3),
        ("VNI-Times", LegacyFont.VNI),
        ("VNI Helve", LegacyFont.VNI),
        ("Times New Roman", None),
        ("Vni", None),
        ("", None),
    ],
)
def test_given_name_of_a_font_when_asked_then_it_is_known_which_letters_it_has(
    name: str, kind: LegacyFont | None
):
    assert font_kind(name) is kind


def test_given_decomposed_text_when_read_then_letters_are_one_character(reader: ReadingProcess, folder: Path):
    text = "Đảng ủy xã tổ chức học tập"
    decomposed = unicodedata.normalize("NFD", text)
    paths = [folder / "a.txt", folder / "b.docx", folder / "c.rtf"]
    paths[0].write_text(decomposed, encoding="utf-8")
    paths[1].write_bytes(docx_with_parts(paragraph(decomposed)))
    rtf = "".join(f"\\u{ord(char)}?" for char in decomposed)
    paths[2].write_text(f"{{\\rtf1 {rtf}}}", encoding="ascii")

    assert [reader.read(path, NO_PROGRESS).text for path in paths] == [text] * 3


def test_given_letter_of_vni_cut_by_the_border_of_runs_when_joined_then_it_is_whole():
    assert Letters("auto").paragraph([Run("Ña", "VNI-Times"), Run("ûng", "VNI-Times")]) == "Đảng"
