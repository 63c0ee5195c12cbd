"""Templates in files: the office's own before the shipped ones, and what is said of mistakes in them."""

import pytest

from office_app.domain.errors.templates import TemplateError
from office_app.domain.paper_markup import draft_sections
from office_app.writing.templates import Templates

TEMPLATES = Templates()


def own(tmp_path, text, name="thu"):
    head = '+++\nname = "Thử"\ndescription = "Thử"\ndoc_type = "Kế hoạch"\ntype_code = "KH"\n[data]\nten = "tên"\n+++\n'
    (tmp_path / f"{name}.txt").write_text(head + text, encoding="utf-8")
    return Templates(tmp_path)


def test_given_the_offices_own_copy_when_filled_then_it_stands_in_for_the_shipped_one(tmp_path):
    templates = own(tmp_path, "Của {{ ten }}", "ke-hoach-hoc-tap")
    assert templates.fill("ke-hoach-hoc-tap", {"ten": "xã"}) == "Của xã"
    assert set(own(tmp_path, "x").names()) == {*TEMPLATES.names(), "thu"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("một\n{% if %}\n", 10),
        ("một\nhai\n{{ khong_co }}\n", 11),
        ("{{ ten.khong.co }}", 9),
        ("một\n{{ ten | ngay }}", 10),
        ("một\n{{ ''.__class__.__mro__ }}", 10),
        ("{% for x in 5 %}{% endfor %}", 9),
    ],
)
def test_given_a_mistake_in_a_template_when_filled_then_template_and_line_are_named(tmp_path, text, line):
    with pytest.raises(TemplateError) as caught:
        own(tmp_path, text).fill("thu", {"ten": "xã"})
    assert (caught.value.details["template"], caught.value.details["line"]) == ("thu", line)
    assert "{" not in caught.value.text_vi().replace("{{", "").replace("{%", "")


def test_given_data_missing_or_no_template_when_filled_then_it_is_said(tmp_path):
    with pytest.raises(TemplateError, match="can_cu"):
        TEMPLATES.fill("ke-hoach-hoc-tap", {})
    for name in ("khong-co", "../rules/holidays", ""):
        with pytest.raises(TemplateError):
            TEMPLATES.fill(name, {})
    (tmp_path / "hong.txt").write_text("không có phần đầu", encoding="utf-8")
    (tmp_path / "sai.txt").write_text("+++\nname = \n+++\n", encoding="utf-8")
    (tmp_path / "la.txt").write_bytes(b"\xff\xfe\x00")
    for name in ("hong", "sai", "la"):
        with pytest.raises(TemplateError):
            Templates(tmp_path).fill(name, {})


def test_given_data_like_markup_when_filled_then_it_stays_text(tmp_path):
    text = own(tmp_path, "- {{ ten }}.").fill("thu", {"ten": "**không đậm**\n# không phải đề mục {{ ten }}"})
    [section] = draft_sections(text)
    assert section.level == 0
    assert section.text == r"- \*\*không đậm\*\* # không phải đề mục {{ ten }}."
