"""Hostile templates end with a clear error, soon; honest ones of any size a paper can have are filled."""

from pathlib import Path

import pytest

from office_app.domain.errors.templates import TemplateError
from office_app.writing.template_source import parse_source
from office_app.writing.template_words import FILTERS
from office_app.writing.templates import TemplateTrials, fill_source

HEAD = '+++\nname = "Thử"\ndescription = "Thử"\ndoc_type = "Kế hoạch"\ntype_code = "KH"\n[data]\nten = "tên"\nmuc = "danh sách"\n[example]\nten = "xã"\nmuc = []\n+++\n'
DATA: dict[str, object] = {"ten": "xã La Hiên", "muc": [{"ten": "một"}, {"ten": "hai"}]}

HOSTILE = {
    "attributes": "{{ ''.__class__.__mro__ }}",
    "attribute of data": "{{ ten.__class__ }}",
    "attribute by name": "{{ ten['__class__'] }}",
    "attribute by filter": "{{ muc | map(attribute='__class__') | list | first }}",
    "filter attr": "{{ ten | attr('__class__') }}",
    "method": "{{ ten.format() }}",
    "method not called": "{{ ten.upper }}",
    "namespace": "{{ namespace.__init__ }}",
    "function": "{{ range.__self__ }}",
    "globals": "{{ lipsum(n=100000) }}",
    "self": "{{ self }}",
    "long text": "{{ 'a' * 10**9 }}",
    "long text in steps": "{{ 'a' * 1000000000 }}",
    "long list": "{{ ([1] * 1000000000) | length }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "big number": "{% set n = namespace(x=9) %}{% for i in range(100) %}{% set n.x = n.x * n.x %}{% endfor %}{{ n.x }}",
    "range": "{% for i in range(1000000000) %}x{% endfor %}",
    "nested ranges": "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
    "nested ranges that print": "{% for i in range(9999) %}{% for j in range(99) %}xxxxxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}",
    "doubling": "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "doubling by plus": "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "doubling by join": "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set n.x = [n.x, n.x] | join %}{% endfor %}",
    "doubling of lists": "{% set n = namespace(x=[1]) %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "doubling by lists in lists": "{% set n = namespace(x=[ten]) %}{% for i in range(60) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x }}",
    "comparing lists in lists": "{% set n = namespace(x=[1], y=[1]) %}{% for i in range(60) %}{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}{{ n.x == n.y }}",
    "long texts compared": "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(30) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "wide format": "{{ '%1000000000d' % 1 }}",
    "wide filter": "{{ ten | center(1000000000) }}",
    "replacing": "{{ ten | replace('a', 'aaaaaaaaaaaaaaaaaaa') }}",
    "filters in loops": "{% for i in range(15000) %}{{ range(15000) | list | sort | length }}{% endfor %}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "recursive loop": "{% for i in muc recursive %}{{ loop(muc) }}{% endfor %}",
    "caught text": "{% set x %}{{ ten }}{% endset %}{{ x }}",
    "file": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}",
    "parent": "{% extends 'x' %}",
    "deep brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "deep blocks": "{% if ten %}" * 400 + "x" + "{% endif %}" * 400,
    "deep operators": "{{ " + "not " * 5000 + "ten }}",
    "cheap loop": "{{ ten | vong_lap(-1000000) }}",
    "a list": "{{ muc }}",
    "a record": "{{ muc[0] }}",
    "division": "{{ 1 / 0 }}",
    "private name": "{% set _x = 1 %}{{ _x }}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_given_a_hostile_template_when_filled_then_a_template_error_names_a_line(text):
    source = parse_source(HEAD + "một dòng\n" + text, "thu")
    with pytest.raises(TemplateError) as caught:
        fill_source(source, DATA, "thu")
    assert isinstance(caught.value.details["line"], int)
    assert caught.value.text_vi()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_given_a_hostile_template_when_checked_then_a_fault_is_told(text):
    assert TemplateTrials().faults(HEAD + text)


def test_given_five_hundred_rows_when_filled_then_all_are_there():
    rows = [{"ten": f"Chi bộ số {n}", "so": n} for n in range(500)]
    text = "{% for dong in muc %}\n| {{ loop.index }} | {{ dong.ten | bo_dau | hoa }} | {{ dong.so | so }} | {% if dong.so > 250 %}{{ dong.so | phan_tram(500) }}{% else %}–{% endif %} |\n{% endfor %}"
    filled = fill_source(parse_source(HEAD + text, "thu"), DATA | {"muc": rows}, "thu").text
    assert len(filled.splitlines()) == 500
    assert filled.splitlines()[-1].startswith("| 500 | Chi bộ số 499 | 499 | 99,80")


def test_given_a_forty_page_body_when_filled_then_it_is_whole():
    body = [{"ten": "Nhiệm vụ " + "rất dài " * 40} for _ in range(300)]
    filled = fill_source(
        parse_source(HEAD + "{% for m in muc %}\n- {{ m.ten }}.\n{% endfor %}", "thu"),
        DATA | {"muc": body},
        "thu",
    )
    assert len(filled.text.splitlines()) == 300


def test_given_many_mistakes_when_checked_then_each_is_told_with_its_line():
    faults = TemplateTrials().faults(
        HEAD + "{{ ten }}\n{{ khong_co }}\n{% macro m() %}{% endmacro %}\n{{ ten.upper() }}\n"
    )
    assert [(fault.line, fault.text) for fault in faults] == [
        (15, "mẫu không được dùng lệnh «macro»"),
        (16, "mẫu không được gọi hàm, chỉ dùng bộ lọc"),
        (14, "trường «khong_co» chưa khai trong [data] hoặc [optional]"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("một\n{% if ten %}\nhai", 15, "endif"),
        ("{{ ten | khong_co }}", 13, "không có bộ lọc «khong_co»"),
        ("một\n{% lap x %}", 14, "không có lệnh «lap»"),
        ("{{ ten", 13, "chưa đóng"),
        ("{% for x muc %}{% endfor %}", 13, "cần «in»"),
        ("{{ ten + 5 }}", 13, "dữ liệu không hợp"),
        ("{% for m in muc %}{{ m.ten }}{% endfor %}\n{{ muc[0].ten }}", 14, "thiếu trường"),
        ("", 13, "không có nội dung"),
    ],
)
def test_given_a_mistake_when_checked_then_it_is_told_in_vietnamese(text, line, words):
    [fault] = TemplateTrials().faults(HEAD + text)
    assert fault.line == line
    assert words in fault.text


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("không có phần đầu", 1, "thiếu phần đầu"),
        ('+++\nname = "x"\nsai\n+++\n', 3, "phần đầu viết sai"),
        ('+++\nname = "x"\n+++\nabc', 1, "thiếu «description»"),
        (HEAD.replace('ten = "xã"\n', "") + "{{ ten }}", 7, "[example] thiếu trường «ten»"),
        (HEAD.replace("[data]", '[paper]\ntrich_yeu = "{{ x }}"\n[data]') + "a", 1, "trich_yeu"),
        ("+++\n" + "a" * 300_000, 1, "200.000"),
    ],
)
def test_given_a_mistake_in_the_head_when_checked_then_line_and_field_are_told(head, line, words):
    [fault] = TemplateTrials().faults(head)
    assert fault.line == line
    assert words in fault.text


def test_given_an_empty_field_when_filled_then_a_mark_stands_there_and_never_none():
    text = (
        HEAD.replace("[example]", '[optional]\nhan = "hạn"\n[example]')
        + "Trước ngày {{ han | ngay }}, {{ han }}."
    )
    filled = fill_source(parse_source(text, "thu"), DATA, "thu").text
    assert filled == "Trước ngày [chưa điền], [chưa điền]."
    assert "còn chỗ trống" in TemplateTrials().faults(text)[0].text


def test_given_the_template_in_the_handbook_when_tried_then_it_fills():
    handbook = (Path(__file__).parents[2] / "docs" / "mau-van-ban.md").read_text(encoding="utf-8")
    text = "+++\n" + handbook.split("```text\n+++\n")[1].split("```")[0]
    assert TemplateTrials().faults(text) == []
    filled = TemplateTrials().fill(text, TemplateTrials().head(text).example)
    assert filled.text.endswith("04 tháng 9 năm 2026:\n- Góp ý dự thảo nghị quyết.")
    for name in FILTERS:
        assert f"`{name}`" in handbook or name in (
            "de_hoc",
            "nhac_lai",
            "co_don_vi",
        )  # for the shipped plan alone
