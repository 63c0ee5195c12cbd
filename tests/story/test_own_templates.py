"""The office changes templates, compares them, sets them back and hands them on; they outlive a backup."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office, restore_office
from office_app.domain.errors.templates import TemplateError, TemplateMissingError
from office_app.domain.settings import OfficeSettings
from office_app.domain.templates import TemplateOrigin
from office_app.domain.word_templates import WordFieldKind
from tests.writing.outline import pdf_text
from tests.writing.word_templates import word_file

NAME = "giay-moi"
OUR_LINE = "Xin mời các đồng chí tắt chuông điện thoại trong giờ họp."


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    opened = open_office(data_dir)
    opened.save_settings(OfficeSettings("La Hiên", "Thái Nguyên"))
    yield opened
    opened.close()


def listed(office: Office, name: str = NAME):
    return next(line for line in office.templates() if line.name == name)


def test_given_a_new_office_when_listed_then_all_shipped_templates_are_whole(office):
    lines = office.templates()
    assert len(lines) >= 19
    assert {line.origin for line in lines} == {TemplateOrigin.SHIPPED}
    assert not any(line.fault or line.shipped_is_newer for line in lines)
    assert {line.doc_type for line in lines} >= {
        "Kế hoạch",
        "Công văn",
        "Báo cáo",
        "Giấy mời",
        "Quyết định",
        "Chỉ thị",
    }


def test_given_a_changed_template_when_saved_then_it_is_compared_and_set_back(office):
    shipped = office.template_text(NAME)
    ours = shipped.rstrip("\n") + "\n" + OUR_LINE + "\n"
    assert office.check_template(ours) == []
    assert office.save_template(NAME, ours) == NAME
    assert listed(office).origin is TemplateOrigin.CHANGED
    marked = [line for line in office.compare_template(NAME) if line.mark != " "]
    assert [(line.mark, line.text) for line in marked] == [("+", OUR_LINE)]
    assert OUR_LINE in pdf_text(office.preview_template(office.template_text(NAME)))
    office.reset_template(NAME)
    assert office.template_text(NAME) == shipped
    assert listed(office).origin is TemplateOrigin.SHIPPED
    with pytest.raises(TemplateMissingError):
        office.reset_template(NAME)


def test_given_the_shipped_text_saved_again_when_listed_then_nothing_was_changed(office):
    office.save_template(NAME, office.template_text(NAME))
    assert listed(office).origin is TemplateOrigin.SHIPPED


def test_given_a_mistake_when_saved_then_line_and_field_are_told_and_nothing_is_written(office):
    text = office.template_text(NAME)
    line = len(text.splitlines()) + 1
    with pytest.raises(TemplateError) as caught:
        office.save_template(NAME, text + "{{ so_ghe }}\n")
    assert caught.value.details["line"] == line
    assert "so_ghe" in caught.value.text_vi()
    assert listed(office).origin is TemplateOrigin.SHIPPED


def test_given_a_newer_shipped_template_when_listed_then_it_is_said_until_it_was_seen(office, data_dir):
    office.save_template(NAME, office.template_text(NAME) + OUR_LINE + "\n")
    assert not listed(office).shipped_is_newer
    (data_dir / "mau" / f"{NAME}.goc").write_text("0" * 64)  # made from an older text than the present one
    assert listed(office).shipped_is_newer
    office.keep_own_template(NAME)
    assert not listed(office).shipped_is_newer
    assert OUR_LINE in office.template_text(NAME)


def test_given_a_template_of_ones_own_when_handed_on_then_another_office_has_it(office, tmp_path):
    text = office.template_text(NAME).replace('name = "Giấy mời"', 'name = "Giấy mời họp báo"')
    name = office.save_template("Giấy mời họp báo", text)
    assert name == "giay-moi-hop-bao"
    assert listed(office, name).origin is TemplateOrigin.OWN
    assert office.compare_template(name) == []
    file_name, content = office.export_template(name)
    office.reset_template(name)
    with pytest.raises(TemplateMissingError):
        office.template_text(name)
    assert (
        office.import_template(f"C:\\Tải về\\{file_name}", b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
        == name
    )
    assert office.template_text(name) == text
    for bad in (b"\xff\xfe\x00", b"khong phai mau"):
        with pytest.raises(TemplateError):
            office.import_template("la.txt", bad)
    for bad_name in ("../x", "", "con", "???"):
        with pytest.raises((TemplateError, TemplateMissingError)):
            office.template_text(bad_name) if "/" in bad_name else office.save_template(bad_name, text)


def test_given_a_template_spoilt_by_hand_when_listed_then_its_fault_is_told(office, data_dir):
    office.save_template(NAME, office.template_text(NAME) + OUR_LINE + "\n")
    (data_dir / "mau" / f"{NAME}.txt").write_text("hỏng", encoding="utf-8")
    assert "thiếu phần đầu" in listed(office).fault.text
    office.reset_template(NAME)
    assert listed(office).fault is None


def test_given_own_templates_when_backed_up_and_restored_then_they_are_there(data_dir, tmp_path):
    office = open_office(data_dir)
    office.save_template(NAME, office.template_text(NAME) + OUR_LINE + "\n")
    word = office.keep_word_template(
        "Kế hoạch riêng.docx", word_file("Kính gửi {{ noi }}, ngày {{ ngay | ngay }}")
    )
    office.backup(tmp_path / "sao-luu.zip")
    office.close()
    restore_office(tmp_path / "sao-luu.zip", tmp_path / "khac")
    again = open_office(tmp_path / "khac")
    assert OUR_LINE in again.template_text(NAME)
    assert listed(again).origin is TemplateOrigin.CHANGED
    (kept,) = again.word_templates()
    assert kept.name == word == "Kế hoạch riêng" and not kept.fault
    assert [(field.name, field.kind) for field in kept.fields] == [
        ("ngay", WordFieldKind.DATE),
        ("noi", WordFieldKind.TEXT),
    ]
    assert again.fill_word_template(word, {"noi": "Chi bộ 1", "ngay": date(2026, 9, 4)})[:2] == b"PK"
    again.delete_word_template(word)
    assert not again.word_templates()
    again.close()


@pytest.mark.parametrize(
    "name", ["lich-cong-tac-tuan", "phieu-xu-ly", "cong-van-trien-khai", "quyet-dinh", "bao-cao-quy"]
)
def test_given_a_shipped_template_when_previewed_then_its_paper_is_drawn(office, name):
    office.save_settings(OfficeSettings("Thanh Lâm", "Vĩnh Yên", commune_kind="phường"))
    text = pdf_text(office.preview_template(office.template_text(name)))
    assert "[chưa điền]" not in text and "None" not in text
    assert len(text) > 300
    assert "La Hiên" not in text  # the commune of the shipped examples, not that of the letterhead
