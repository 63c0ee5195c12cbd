"""Lists of members as chi bộ really keep them in Excel, turned into rows ready to be written.

Columns come in any order under a heading that may stand anywhere near the top, over one or two rows, with merged
cells; the chi bộ stands in a column, in a line of its own above its people, or only in the title.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from office_app.domain.organisation import ImportIssue, MemberImportRow
from office_app.domain.vietnamese import date_screen, fold, fold_tone, nfc

COLUMN_VI = {
    "full_name": "Họ và tên",
    "unit_name": "Chi bộ",
    "born_on": "Ngày sinh",
    "card_number": "Số thẻ Đảng",
    "position": "Chức vụ",
    "exempt": "Miễn sinh hoạt",
}
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "family_name": ("ho va ten dem", "ho va chu dem", "ho va dem", "ho dem", "ho lot", "ho va ten lot"),
    "exempt": ("mien", "duoc mien", "dang vien mien", "dang vien duoc mien", "dv mien"),
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
_ADULT = 18  # nobody is admitted younger. Source: Điều lệ Đảng, Điều 1.
_OLDEST = 110
_YES = {"x", "co", "mien", "1", "true", "v", "duoc mien", "da mien", "dung"}
_NO = {"", "0", "k", "khong", "false", "-", "chua", "sai", "khong mien"}


@dataclass
class MemberList:
    """What a sheet holds, before it is compared with the people already known."""

    rows: list[MemberImportRow] = field(default_factory=list)
    issues: list[ImportIssue] = field(default_factory=list)
    columns: tuple[tuple[str, str], ...] = ()
    """Field in Vietnamese and the heading it was found under."""
    unit_missing: bool = False
    """Whether nothing in the sheet says which chi bộ the people are of."""


@dataclass(frozen=True)
class _Heading:
    """Where the heading stands, the columns of each field, and the chi bộ named in the title."""

    first_row: int
    after: int
    columns: Mapping[str, Sequence[int]]
    titles: Mapping[str, str]
    unit_name: str


def name_key(text: str) -> str:
    """Return a name as two are compared: case, tone placement and spaces apart, but never Hùng as Hưng."""
    return " ".join(fold_tone(text).lower().split())


def unit_key(name: str) -> str:
    """Return the name of a chi bộ as two are compared: «Thôn Mai» is «Chi bộ Thôn Mai»."""
    return name_key(name).removeprefix("chi bộ ").removeprefix("chi bo ").removeprefix("cb ").strip()


def read_member_list(
    sheet: Sequence[Sequence[object]], today: date, unit_name: str = ""
) -> MemberList | None:
    """Read the people of a sheet; None without a heading that names people.

    Args:
        sheet: rows of str, int, float, date or None, from the first row of the sheet.
        today: birth dates after it are not believed.
        unit_name: the chi bộ of people whose list names none.
    """
    heading = _find_heading(sheet)
    if heading is None:
        return None
    found = MemberList(columns=tuple((COLUMN_VI[name], title) for name, title in heading.titles.items()))
    by_row = "unit_name" in heading.columns or _units_follow(sheet[heading.after :])
    found.unit_missing = not (by_row or heading.unit_name or unit_name)
    # A blank in a column of chi bộ is a fault of that row; without the column the title or the choice counts.
    unit = "" if "unit_name" in heading.columns else heading.unit_name or unit_name
    seen = dict[tuple[str, str, date | None, str], int]()
    for number, cells in enumerate(sheet[heading.after :], start=heading.after + 1):
        texts = [_text(cell) for cell in cells]
        filled = [text for text in texts if text]
        if not filled or _is_numbering(filled):
            continue
        if "unit_name" not in heading.columns and (named := _section(filled)):
            unit = named
            continue
        row = _read_row(number, cells, heading, unit, found, today)
        if row is None:
            continue
        key = (name_key(row.full_name), unit_key(row.unit_name), row.born_on, row.card_number)
        if key in seen:
            text = f"trùng người với dòng {seen[key]} (cùng họ tên, chi bộ, ngày sinh)"
            found.issues.append(ImportIssue(number, COLUMN_VI["full_name"], text))
            continue
        seen[key] = number
        found.rows.append(row)
    return found


def _section(filled: Sequence[str]) -> str:
    """Return the chi bộ that a line of its own names above its people, «II. Chi bộ Thôn Mai», or nothing."""
    numbered = len(filled) == 2 and len(filled[0]) < 5
    return _unit_in(filled[-1]) if len(filled) == 1 or numbered else ""


# ---- the heading --------------------------------------------------------------------------------------------------


def _find_heading(sheet: Sequence[Sequence[object]]) -> _Heading | None:
    title_unit = ""
    for index, cells in enumerate(sheet[:_HEADING_ROWS]):
        columns = _columns(cells)
        if "full_name" not in columns and {"family_name", "given_name"} <= set(columns):
            columns["full_name"] = [*columns.pop("family_name"), *columns.pop("given_name")]
        enough = len(columns) > 1 or title_unit or _units_follow(sheet[index + 1 :])
        if "full_name" in columns and enough:
            return _heading(sheet, index, columns, title_unit)
        named = next((unit for cell in cells if (unit := _unit_in(_text(cell)))), "")
        title_unit = named or title_unit
    return None


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
    return " ".join(re.sub(r"[^\w]+", " ", fold(nfc(_text(cell)))).split())


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
) -> _Heading:
    titles = {
        name: " ".join(nfc(_text(sheet[index][places[0]])).split())
        for name, places in columns.items()
        if name in COLUMN_VI
    }
    after = index + 1
    # A second row of headings («Nam», «Nữ» under «Ngày sinh») has words only where the first row is merged.
    if after < len(sheet):
        below = {at for at, cell in enumerate(sheet[after]) if _text(cell)}
        names = columns["full_name"]
        first_blank = all(at >= len(sheet[after]) or not _text(sheet[after][at]) for at in names[:1])
        words = [_heading_words(sheet[after][at]) for at in below]
        if below and first_blank and all(word and not any(ch.isdigit() for ch in word) for word in words):
            after += 1
    spans = {
        name: [at for at in places if at == places[0] or _spans(sheet, after, name, at)]
        for name, places in columns.items()
    }
    return _Heading(index, after, spans, titles, title_unit)


def _spans(sheet: Sequence[Sequence[object]], after: int, name: str, at: int) -> bool:
    """Tell whether a column under a merged heading belongs to it: a name is in two cells, a birth date in one."""
    if name not in ("full_name", "born_on"):
        return False
    cells = [row[at] for row in sheet[after : after + 30] if at < len(row) and _text(row[at])]
    if name == "full_name":
        return bool(cells) and all(_is_given_name(cell) for cell in cells[:10])
    return bool(cells)


def _is_given_name(cell: object) -> bool:
    text = _text(cell)
    return bool(text) and text.replace(" ", "").isalpha() and len(text.split()) <= 2


def _units_follow(rows: Sequence[Sequence[object]]) -> bool:
    """Tell whether lines that name a chi bộ stand between the people."""
    lines = ([text for cell in cells if (text := _text(cell))] for cells in rows)
    return any(filled and _section(filled) for filled in lines)


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


def _is_numbering(filled: Sequence[str]) -> bool:
    """Tell a row of column numbers, «(1) (2) (3)» or «A B 1 2»."""
    numbers = [text.strip("()") for text in filled]
    counted = [int(text) for text in numbers if text.isdigit()]
    rest = [text for text in numbers if not text.isdigit()]
    return (
        len(filled) > 2
        and len(counted) > 1
        and counted == list(range(counted[0], counted[0] + len(counted)))
        and all(len(text) == 1 for text in rest)
    )


# ---- one row ------------------------------------------------------------------------------------------------------


def _read_row(
    number: int, cells: Sequence[object], heading: _Heading, unit: str, found: MemberList, today: date
) -> MemberImportRow | None:
    def values(name: str) -> Iterator[object]:
        return (cells[at] for at in heading.columns.get(name, ()) if at < len(cells) and _text(cells[at]))

    def text(name: str) -> str:
        return " ".join(nfc(_text(next(values(name), None))).split())

    name = " ".join(" ".join(nfc(_text(value)) for value in values("full_name")).split())
    if name.isupper():
        name = " ".join(word.capitalize() for word in name.split())
    unit_name = text("unit_name") or unit
    faults = list(_faults(number, name, unit_name, cells))
    if faults:
        found.issues += faults
        return None
    born_on, warning = _birth(next(values("born_on"), None), today)
    if warning:
        found.issues.append(ImportIssue(number, COLUMN_VI["born_on"], warning, blocking=False))
    said = next(values("exempt"), None)
    exempt, warning = _exempt(said)
    if warning:
        found.issues.append(ImportIssue(number, COLUMN_VI["exempt"], warning, blocking=False))
    return MemberImportRow(
        row=number,
        full_name=name,
        unit_name=unit_name,
        born_on=born_on,
        card_number=text("card_number"),
        position=text("position"),
        exempt=exempt,
    )


def _faults(number: int, name: str, unit: str, cells: Sequence[object]) -> Iterator[ImportIssue]:
    filled = [text for cell in cells if (text := _text(cell))]
    if not name and (len(filled) < 3 or not unit):
        shown = " · ".join(filled)[:60]
        yield ImportIssue(number, COLUMN_VI["full_name"], f"không phải dòng của một đảng viên: «{shown}»")
        return
    if not name:
        yield ImportIssue(number, COLUMN_VI["full_name"], "để trống")
    elif len(name.split()) < 2 or any(ch.isdigit() for ch in name) or len(name) > 60:
        yield ImportIssue(number, COLUMN_VI["full_name"], f"«{name[:60]}» không giống họ và tên")
    if not unit:
        yield ImportIssue(number, COLUMN_VI["unit_name"], "để trống")


def _birth(value: object, today: date) -> tuple[date | None, str]:
    """Return the date and a warning; a year alone becomes 1 January, which ``organisation`` knows to be inexact."""
    day, warning = _read_birth(value, today)
    if day is None:
        return None, warning
    if day > today:
        return None, f"{date_screen(day)} ở sau hôm nay; để trống ngày sinh"
    if today.year - day.year > _OLDEST:
        return None, f"năm sinh {day.year} quá xa; để trống ngày sinh"
    if today.year - day.year < _ADULT:
        warning = f"sinh ngày {date_screen(day)}, chưa đủ {_ADULT} tuổi"
    return day, warning


def _read_birth(value: object, today: date) -> tuple[date | None, str]:
    if isinstance(value, datetime):
        return value.date(), ""
    if isinstance(value, date):
        return value, ""
    text = "".join(_text(value).split())
    if not text:
        return None, ""
    if re.fullmatch(r"(19|20)\d\d", text):
        return date(int(text), 1, 1), f"chỉ có năm sinh; ghi là 01/01/{text}"
    if re.fullmatch(r"\d{4,5}", text) and 5000 <= int(text) <= 45000:
        return date(1899, 12, 30) + timedelta(days=int(text)), ""  # a date that Excel shows as a number
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T?00:00:00)?", text)
    if match:
        return _date(text, *map(int, match.groups()))
    match = re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})", text)
    if match:
        day, month, year = map(int, match.groups())
        short = year < 100
        if short:
            year += 2000 if 2000 + year <= today.year - _ADULT else 1900
        made, warning = _date(text, year, month, day)
        return made, warning or (f"năm viết tắt «{text}», hiểu là {year}" if short else "")
    return None, f"«{_text(value)}» không phải ngày; để trống ngày sinh"


def _date(text: str, year: int, month: int, day: int) -> tuple[date | None, str]:
    try:
        return date(year, month, day), ""
    except ValueError:
        return None, f"«{text}» không phải ngày; để trống ngày sinh"


def _exempt(value: object) -> tuple[bool, str]:
    if isinstance(value, date):  # datetime too: the day the exemption began
        return True, ""
    text = " ".join(fold(_text(value)).split())
    if text in _NO:
        return False, ""
    if text in _YES or text.startswith("mien"):
        return True, ""
    return False, f"«{_text(value)}» không rõ có miễn hay không; ghi là không miễn"


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
