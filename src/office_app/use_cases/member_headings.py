"""Where the heading of a member list stands, which columns hold what, and which chi bộ its title names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from office_app.domain.member_import import ImportColumn
from office_app.domain.vietnamese import date_screen, fold, nfc
from office_app.use_cases.member_cells import cell_text

COLUMN_VI = {
    "full_name": "Họ và tên",
    "unit_name": "Chi bộ",
    "born_on": "Ngày sinh",
    "card_number": "Số thẻ Đảng",
    "position": "Chức vụ",
    "exempt": "Miễn sinh hoạt",
    "away": "Vắng dài ngày",
}
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "family_name": ("ho va ten dem", "ho va chu dem", "ho va dem", "ho dem", "ho lot", "ho va ten lot"),
    "exempt": ("mien", "mien vang", "duoc mien", "dang vien mien", "dang vien duoc mien", "dv mien"),
    "away": (
        "vang",
        "vang dai ngay",
        "di lam an xa",
        "di lam xa",
        "tam vang",
        "sinh hoat tam thoi",
        "di vang",
    ),
    "born_on": ("ngay sinh", "nam sinh", "sinh ngay", "ngay thang nam sinh", "sinh nam", "ngay thang sinh"),
    "card_number": ("so the", "the dang", "so the dang", "so tdv", "the dang vien"),
    "position": ("chuc vu", "chuc danh"),
    "unit_name": ("chi bo", "don vi", "sinh hoat tai", "to chuc dang", "noi sinh hoat", "chi bo dang bo"),
    "full_name": ("ho va ten", "ho ten", "ten dang vien", "ho ten dang vien", "dang vien", "ho, ten"),
    "given_name": ("ten",),
}
_NOT_OURS = ("don vi cong tac", "don vi dang", "ho va ten cha", "ho va ten me", "ho va ten vo")
"""Headings that begin as one of ours but mean another thing."""
_HEADING_ROWS = 25
_SAMPLES = 3


@dataclass(frozen=True)
class Heading:
    """Where the heading stands, the columns of each field, and the chi bộ named in the title."""

    after: int
    columns: Mapping[str, Sequence[int]]
    titles: Mapping[str, str]
    unit_name: str
    two_rows: bool = False


def find_heading(sheet: Sequence[Sequence[object]]) -> Heading | None:
    """Return the heading that names people within the first rows of a sheet, None when there is none."""
    title_unit = ""
    for index, cells in enumerate(sheet[:_HEADING_ROWS]):
        columns = _columns(cells)
        if "full_name" not in columns and {"family_name", "given_name"} <= set(columns):
            columns["full_name"] = [*columns.pop("family_name"), *columns.pop("given_name")]
        enough = len(columns) > 1 or title_unit or units_follow(sheet[index + 1 :])
        if "full_name" in columns and enough:
            return _heading(sheet, index, columns, title_unit)
        named = next((unit for cell in cells if (unit := _unit_in(cell_text(cell)))), "")
        title_unit = named or title_unit
    return None


def guess_heading(sheet: Sequence[Sequence[object]]) -> Heading | None:
    """Return the row that is likeliest the heading where none is recognised: the first one with most texts."""
    best, after = 1, None
    for index, cells in enumerate(sheet[:_HEADING_ROWS]):
        texts = [text for cell in cells if isinstance(cell, str) and (text := cell_text(cell))]
        if len(texts) > best and index + 1 < len(sheet):
            best, after = len(texts), index + 1
    return None if after is None else Heading(after, {}, {}, "")


def sheet_columns(sheet: Sequence[Sequence[object]], heading: Heading) -> list[ImportColumn]:
    """Return every column that holds anything, with what is taken from it."""
    fields = {at: name for name, places in heading.columns.items() if name in COLUMN_VI for at in places}
    heads = sheet[heading.after - (2 if heading.two_rows else 1) : heading.after]
    columns = []
    for at in range(max((len(row) for row in sheet), default=0)):
        title = " ".join(text for row in heads if at < len(row) and (text := _one_line(row[at])))
        below = (row[at] for row in sheet[heading.after :] if at < len(row))
        samples = tuple(islice((_one_line(cell) for cell in below if cell_text(cell)), _SAMPLES))
        if title or samples:
            columns.append(ImportColumn(at, title, samples, fields.get(at, "")))
    return columns


def _one_line(cell: object) -> str:
    if isinstance(cell, date):
        return date_screen(cell)
    return " ".join(nfc(cell_text(cell)).split())


def _columns(cells: Sequence[object]) -> dict[str, list[int]]:
    """Return which columns hold which field; a merged heading spans the blank ones after it."""
    columns: dict[str, list[int]] = {}
    spanning: list[int] | None = None
    for at, cell in enumerate(cells):
        words = _heading_words(cell)
        if not words:
            if spanning is not None:
                spanning.append(at)
            continue
        spanning = None
        name = _heading_name(words)
        if name is not None and name not in columns:
            spanning = columns[name] = [at]
    if "full_name" in columns and "family_name" not in columns:
        columns.pop("given_name", None)
    return columns


def _heading_words(cell: object) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", fold(nfc(cell_text(cell)))).split())


def _heading_name(words: str) -> str | None:
    if words.startswith(_NOT_OURS):
        return None
    best: tuple[int, str] | None = None
    for name, known in _HEADINGS.items():
        for phrase in known:
            exact = phrase == words
            begins = name != "given_name" and words.startswith(f"{phrase} ")
            if (exact or begins) and (best is None or len(phrase) > best[0]):
                best = (len(phrase), name)
    return best[1] if best else None


def _heading(
    sheet: Sequence[Sequence[object]], index: int, columns: dict[str, list[int]], title_unit: str
) -> Heading:
    titles = {
        name: " ".join(nfc(cell_text(sheet[index][places[0]])).split())
        for name, places in columns.items()
        if name in COLUMN_VI
    }
    after = index + 1
    # A second row of headings («Nam», «Nữ» under «Ngày sinh») has words only where the first row is merged.
    if after < len(sheet):
        below = {at for at, cell in enumerate(sheet[after]) if cell_text(cell)}
        names = columns["full_name"]
        first_blank = all(at >= len(sheet[after]) or not cell_text(sheet[after][at]) for at in names[:1])
        words = [_heading_words(sheet[after][at]) for at in below]
        if below and first_blank and all(word and not any(ch.isdigit() for ch in word) for word in words):
            after += 1
    spans = {
        name: [at for at in places if at == places[0] or _spans(sheet, after, name, at)]
        for name, places in columns.items()
    }
    return Heading(after, spans, titles, title_unit, two_rows=after > index + 1)


def _spans(sheet: Sequence[Sequence[object]], after: int, name: str, at: int) -> bool:
    """Tell whether a column under a merged heading belongs to it: a name is in two cells, a birth date in one."""
    if name not in ("full_name", "born_on"):
        return False
    cells = [row[at] for row in sheet[after : after + 30] if at < len(row) and cell_text(row[at])]
    if name == "full_name":
        return bool(cells) and all(_is_given_name(cell) for cell in cells[:10])
    return bool(cells)


def _is_given_name(cell: object) -> bool:
    text = cell_text(cell)
    return bool(text) and text.replace(" ", "").isalpha() and len(text.split()) <= 2


def units_follow(rows: Sequence[Sequence[object]]) -> bool:
    """Tell whether lines that name a chi bộ stand between the people."""
    lines = ([text for cell in cells if (text := cell_text(cell))] for cells in rows)
    return any(filled and section_unit(filled) for filled in lines)


def section_unit(filled: Sequence[str]) -> str:
    """Return the chi bộ that a line of its own names above its people, «II. Chi bộ Thôn Mai», or nothing."""
    numbered = len(filled) == 2 and len(filled[0]) < 5
    return _unit_in(filled[-1]) if len(filled) == 1 or numbered else ""


_UNIT = re.compile(
    r"(?:^|(?<=đảng viên )|(?<=đảng viên của )|(?<=thuộc )|(?<=của )|(?<=gồm ))(?:\d+[.)]\s*|[ivx]+[.)-]\s*)?"
    r"((?:chi bộ|đảng bộ bộ phận)\s*:?\s*\S.*)$",
    re.IGNORECASE,
)


def _unit_in(text: str) -> str:
    """Return the chi bộ a title or a line of its own names, or nothing: «DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN MAI»."""
    text = " ".join(nfc(text).split())
    match = _UNIT.search(text)
    if match is None or len(text) > 120:
        return ""
    name = re.sub(
        r"\s*[:;(,].*$", "", re.sub(r"^((?:chi bộ|đảng bộ bộ phận))\s*:\s*", r"\1 ", match[1], flags=re.I)
    )
    if name.isupper():
        name = _title_case(name)
    return name.strip()


def _title_case(name: str) -> str:
    """Write a name in capitals as running text does: «CHI BỘ THÔN MAI» → «Chi bộ Thôn Mai»."""
    words = name.lower().split()
    return (
        " ".join(["Chi", "bộ", *(word.capitalize() for word in words[2:])])
        if words[:2] == ["chi", "bộ"]
        else name
    )
