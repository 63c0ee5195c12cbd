"""Columns of a plan's table in which every date is a last day: «Thời gian hoàn thành», «Thời hạn»."""

import re

from office_app.recognition.scents import places_of

_HEADING = re.compile(
    r"(?<!\w)(?:thời gian|thời hạn|hạn|tiến độ|thời điểm|hoàn thành|xong)(?:\s+(?:hoàn thành|thực hiện|báo cáo|gửi|nộp"
    r"|trình|ban hành|xong|cuối|trước|và|tổ chức|triển khai|dự kiến|tiến hành|,|\()+)*(?:\s+báo cáo)?\)?"
)
# what a column of last days is headed with, brackets left out
_COLUMN = re.compile(
    r"(?:(?:dự kiến|yêu cầu(?: về)?|các)\s)*"
    r"(?:thời gian|thời hạn|thời điểm|kỳ hạn|hạn|(?:mốc\s)?tiến độ|lộ trình|đến ngày|hoàn thành|kết thúc|xong"
    r"|lịch(?=\sthực hiện|\striển khai)|mốc(?=\shoàn thành)"
    r"|ngày(?=\s(?:hoàn thành|trình|kết thúc|báo cáo|gửi|nộp)))"
    r"(?!.*(?:bắt đầu|công tác|giữ chức|học|số liệu|họp|làm việc|nghỉ|địa điểm|mở lớp|khai giảng|mốc kiểm tra|trực"
    r"|phát sinh|xảy ra|bổ nhiệm|tiếp nhận|bảo hành|sử dụng|hiệu lực))(?:[\s,/]+[^\W\d]+){0,6}"
)
_AT_AN_HOUR = re.compile(r"\s*(?:lúc\s+)?\d{1,2}\s?(?:h|giờ|:)")  # of a meeting
_IN_BRACKETS = re.compile(r"\s*\([^()|]*\)")
_ROW = re.compile(r"^.*\|.*$", re.MULTILINE)
_NUMBERED = re.compile(r"\s*\|?\s*\d{1,3}\s*[.)]?\s*\|")
_LONGEST_HEADING = 60
_ROW_APART = 600  # characters
_RULE = re.compile(r"[\s|:\-–]+")
_CELL = re.compile(r"[^|\n]+")
_ALONE = re.compile(
    rf"\n(?:[-+*•\s]*(?P<name>{_HEADING.pattern})|(?:\d{{1,2}}(?:\.\d)*|[ivx]{{1,4}}|[a-zđ])\s?[.)\-–/]+\s*(?:về\s+)?"
    rf"(?=[^\n]*(?:hoàn thành|thực hiện|triển khai|thời hạn|tiến độ|báo cáo|gửi|nộp))(?:{_HEADING.pattern}))\s*:?\s*$",
    re.MULTILINE,
)
# «3. Thời gian», «2. Số lớp và thời gian»: below it, entries may end with nothing but a period
_TIME_PART = re.compile(
    r"\n(?P<number>[ivx]{1,4}|\d{1,2}|[a-zđ])\s?[.)\-–/]+\s*(?:[^\n:|.;]{0,40}\s)?"
    r"(?:thời gian|tiến độ|lộ trình|thời hạn)"
    r"(?:\s+(?:thực hiện|tổ chức|triển khai|hoàn thành|tiến hành|dự kiến))*(?:,?\s+(?:và\s+)?địa điểm)?\s*:?\s*$",
    re.MULTILINE,
)
_PERIOD_AT_END = re.compile(
    r"[:,]\s*(?:(?:dự kiến|khoảng|vào|trong)\s+)*"
    r"(?P<when>(?:(?:nửa|đầu|giữa|cuối|thượng|trung|hạ|tuần|10 ngày)\s[^\n:;.,]{0,20})?(?:tháng|quý)\s+[\divx]"
    r"[\divx\s/.,\-–]*(?:(?:năm|đến|và|tháng|quý)\s*[\divx\s/.\-–]*)*)\s*[.;]?$",
    re.MULTILINE,
)
_LOOKED_AT = re.compile(r"(?<!\w)(?:số liệu|thời kỳ|mốc|kỳ báo cáo|giai đoạn)(?!\w)|%")
# «TT Nhiệm vụ Đơn vị chủ trì Thời gian hoàn thành»: the header of a table whose frame is lost
_FLAT_HEADER = re.compile(
    r"\ns?tt\s[^\n|]{0,120}(?<!\w)(?:thời gian|thời hạn|tiến độ|hoàn thành)(?!\w)[^\n|.;]{0,60}$",
    re.MULTILINE,
)
_ENDS_A_ROW = re.compile(
    r"(?:^|[^\W\d]\s)(?P<when>(?:tháng|quý)\s[\divx]{1,4}\s?(?:/|năm)\s?\d{4})$", re.MULTILINE
)
_PERIOD_OF = re.compile(r"(?<!\w)(?:trong|đến|hết|trước|từ|của|vào|nhiệm vụ|kế hoạch|kết quả)\s+$")
_NEXT_OF = {
    "1": r"^(?:\d{1,2}|[ivx]{1,4})\s?[.)\-–/]",
    "i": r"^[ivx]{1,4}\s?[.)\-–/]",
    "a": r"^\w{1,4}[.)\-–/]",
}
_NEAR = 2_000
_BARE_NUMBER = 7
_NEXT_PART = re.compile(r"^(?:nơi nhận|phụ lục|[ivx]+[.\-)]\s)", re.MULTILINE)
_LINE = re.compile(r"^.{4,60}$", re.MULTILINE)
_DATE_ONLY = re.compile(
    r"trước\s+(?:giờ|lễ|hội nghị|đại hội|kỳ họp|cuộc họp|phiên họp)\s[^.;:|]{2,50}"
    r"|(?:(?:(?:trước|vào|chậm nhất)\s+)?(?:ngày\s+)?(?:\d{1,2}\s+)?(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)"
    r"|định kỳ\s[^.;:]{2,40})|"
    r"(?:từ\s+|(?:đến(?:\s+hết)?|trước|chậm nhất|muộn nhất)\s+"
    r"(?:\d{1,2}\s*(?:giờ|h)(?:\s*\d\d)?(?:\s+phút)?,?\s+)?)?"
    r"(?:ngày\s+|tháng\s+|quý\s+|năm\s+|(?:cuối|đầu|giữa|nửa đầu|nửa cuối)\s+\w+\s+"
    r"|tuần\s+(?:thứ\s+)?\w+\s+(?:của\s+)?tháng\s+)?"
    r"[\divx][\d\s/.,\-–ivx]*(?:(?:ngày|tháng|năm|quý|và|đến|hết)\s*[\d\s/.,\-–ivx]*)*"
)
_FAR = 20_000
_TIME_WORDS = ("thời gian", "hạn", "tiến độ", "thời điểm", "hoàn thành", "xong", "lộ trình")
_LONGEST_LINE = 160  # characters of a heading


def deadline_cells(low: str) -> list[tuple[int, int]]:
    """Return the places, in order, of cells under such a heading; ``low`` is text in small letters."""
    cells: list[tuple[int, int]] = []
    if "|" in low:
        cells += _in_rows(low)
    lines = f"\n{low}\n"  # every line stands between two line breaks
    headings = _short_lines_on_time(lines)
    for heading in filter(None, (_ALONE.match(lines, at) for at in headings)):
        at = heading.end() - 1
        stop = _NEXT_PART.search(low, at, at + _FAR)
        end = stop.start() if stop else min(len(low), at + _FAR)
        cells += [m.span() for m in _LINE.finditer(low, at, end) if _DATE_ONLY.fullmatch(m.group())]
    for header in _FLAT_HEADER.finditer(lines):
        cells += _ends_of_rows(low, header.end() - 1)
    for part in filter(None, (_TIME_PART.match(lines, at) for at in headings)):
        at = part.end() - 1
        stop = re.compile(_next_of(part["number"]), re.MULTILINE).search(low, at, at + _NEAR)
        end = stop.start() if stop else min(len(low), at + _NEAR)
        cells += [
            m.span("when")
            for m in _PERIOD_AT_END.finditer(low, at, end)
            if not _LOOKED_AT.search(low, low.rfind("\n", 0, m.start()) + 1, m.start())
        ]
    return sorted(set(cells))


def _short_lines_on_time(lines: str) -> list[int]:
    """Return the line breaks before lines that may be headings on time; there are few, and each is tried then."""
    breaks = set()
    for place in places_of(lines, _TIME_WORDS, 0, len(lines)):
        at = lines.rfind("\n", max(0, place - _LONGEST_LINE), place)
        if at >= 0 and lines.find("\n", place, at + _LONGEST_LINE) >= 0:
            breaks.add(at)
            above = lines.rfind("\n", max(0, at - _BARE_NUMBER), at)  # «2.» on a line of its own
            breaks.update([above] if above >= 0 else [])
    return sorted(breaks)


def _ends_of_rows(low: str, at: int) -> list[tuple[int, int]]:
    """Return the periods that end the lines of a table without frame whose header ends at ``at``."""
    stop = _NEXT_PART.search(low, at, at + _NEAR)
    ends = _ENDS_A_ROW.finditer(low, at, stop.start() if stop else min(len(low), at + _NEAR))
    return [
        m.span("when") for m in ends if not _PERIOD_OF.search(low, max(at, m.start() - 8), m.start("when"))
    ]


def _next_of(number: str) -> str:
    """Return what ends the part headed by such a number, a Roman one, a figure or a letter."""
    style = "1" if number.isdigit() else "i" if re.fullmatch("[ivx]+", number) else "a"
    return rf"{_NEXT_OF[style]}|{_NEXT_PART.pattern}"


def _same_table(between: str, row: str, columns: int) -> bool:
    """Tell the next row of a table one row of which stands with each cell on a line of its own."""
    return len(between) < _ROW_APART and len(_CELL.findall(row)) == columns and bool(_NUMBERED.match(row))


def _heads_last_days(cell: str) -> bool:
    return len(cell) < _LONGEST_HEADING and _COLUMN.fullmatch(_IN_BRACKETS.sub("", cell).strip()) is not None


def _in_rows(low: str) -> list[tuple[int, int]]:
    """Follow the rows «| … | … |» below a heading row."""
    cells: list[tuple[int, int]] = []
    columns: list[int] = []
    end = -2
    wide = 0
    for row in _ROW.finditer(low):
        if row.start() > end + 1 and not _same_table(low[end + 1 : row.start()], row.group(), wide):
            columns = []
        end = row.end()
        if _RULE.fullmatch(row.group()):
            continue
        places = [m.span() for m in _CELL.finditer(low, *row.span())]
        headings = [i for i, at in enumerate(places) if _heads_last_days(low[slice(*at)])]
        if headings:
            columns, wide = headings, len(places)
            continue
        cells += [places[i] for i in columns if i < len(places) and not _AT_AN_HOUR.match(low, places[i][0])]
    return cells
