"""The guide keeps to the program: every link, picture and name of a control in it is really there."""

import ast
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from office_app.domain.vietnamese import nfc
from office_app.gui.help import places
from office_app.gui.help.guide import HOME, QUICK_START, anchor, linked_place, links, shipped_guide
from office_app.gui.rooms import LABELS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "office_app"
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`[^`]*`|^ {4}.*$", re.MULTILINE)


def plain(text: str) -> str:
    return nfc(text).replace("&", "").rstrip("…").strip()


@cache
def shown_texts() -> frozenset[str]:
    """Return every text of the forms and the sources, without marks of keys."""
    texts = {
        element.text
        for form in (ROOT / "ui").glob("*.ui")
        for element in ElementTree.parse(form).iter("string")
        if element.text
    }
    sources = [path for path in (SOURCE / "gui").rglob("*.py") if "forms" not in path.parts]
    for source in (*sources, *(SOURCE / "domain").glob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
    return frozenset(plain(text) for text in texts)


@pytest.mark.parametrize("name", sorted(shipped_guide().pages))
def test_given_a_page_when_read_then_each_bold_word_is_the_name_of_a_control(name: str):
    words = _BOLD.findall(_CODE.sub("", shipped_guide().pages[name].markdown))
    assert not [word for word in words if plain(word) not in shown_texts()]


def test_given_an_error_when_it_says_what_to_press_then_that_is_on_the_screen():
    elsewhere = {"Luôn giữ trên thiết bị này", "Dừng nhận dạng"}  # of Windows; a link within a note
    modules = sorted((SOURCE / "domain" / "errors").glob("*.py"))
    source = "".join(module.read_text(encoding="utf-8") for module in modules)
    pressed = set(re.findall(r"(?:[Bb]ấm|dùng|nút|thẻ) «([^»{}]+)»", source)) - elsewhere
    assert pressed and not [word for word in pressed if plain(word) not in shown_texts()]


def test_given_the_pages_when_followed_then_every_link_and_picture_is_there():
    guide = shipped_guide()
    for page in guide.pages.values():
        for text, target in links(page.markdown):
            place = linked_place(target, page.name)
            assert place is not None and guide.has(place), f"{page.name}: [{text}]({target})"
        for picture in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", page.markdown):
            assert (guide.folder / picture).is_file(), f"{page.name}: {picture}"
        titles = [anchor(section.title) for section in page.sections]
        assert len(titles) == len(set(titles)), f"{page.name}: two headings with one anchor"


def test_given_the_contents_when_counted_then_every_page_stands_there_once():
    guide = shipped_guide()
    listed = [name for group in guide.groups for name in group.pages]
    assert sorted(listed) == sorted(set(guide.pages) - {HOME})
    assert listed[0] == QUICK_START


def test_given_the_places_of_the_program_when_looked_up_then_each_has_its_page():
    guide = shipped_guide()
    assert set(places.ROOMS) == set(LABELS)
    for place in (
        *places.ROOMS.values(),
        *places.TABS.values(),
        *places.PANES.values(),
        *places.PARTS.values(),
        *places.WIDGETS.values(),
    ):
        assert guide.has(place), place


def test_given_the_table_of_places_when_compared_with_the_sources_then_no_name_is_gone():
    sources = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "gui").rglob("*.py"))
    forms = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "ui").glob("*.ui"))
    assert not [name for name in places.WIDGETS if f"class {name}(" not in sources]
    assert not [name for name in places.PANES if f'name="{name}"' not in forms]
    named = (f'name="{name}"' in forms or f'ObjectName("{name}")' in sources for name in places.PARTS)
    assert all(named)
    assert not [tab for _, tab in places.TABS if plain(tab) not in shown_texts()]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("điểm danh", "hoc-tap#điểm-danh"),
        ("diem danh", "hoc-tap#điểm-danh"),
        ("van ban mat", "nhan-van-ban#văn-bản-mật"),
        ("nhap excel", "to-chuc#nhập-từ-excel"),
        ("khôi phục", "sao-luu#khôi-phục"),
        ("BIEU CAP TREN", "bao-cao#biểu-của-cấp-trên"),
        ("chuyển máy", "sao-luu#sang-máy-khác"),
        ("ocr", "nhan-van-ban#bản-quét-và-ảnh-chụp"),
    ],
)
def test_given_words_with_or_without_marks_when_searched_then_the_section_named_so_is_among_the_first(
    typed: str, place: str
):
    assert place in [hit.place for hit in shipped_guide().find(typed)][:3]


def test_given_words_that_stand_nowhere_when_searched_then_nothing_is_found():
    assert not shipped_guide().find("tàu vũ trụ")
    assert not shipped_guide().find("a")


def test_given_a_word_with_marks_when_searched_then_only_that_word_is_found_wherever_its_tone_is_written():
    guide = shipped_guide()
    put_off, undone = ({hit.place for hit in guide.find(typed)} for typed in ("hoãn", "hoàn"))
    assert "hoc-tap#lịch-học" in put_off - undone  # both are ``hoan`` without their marks
    assert "man-hinh#danh-sách" in undone - put_off
    assert guide.find("khoá") == guide.find("khóa") != []
