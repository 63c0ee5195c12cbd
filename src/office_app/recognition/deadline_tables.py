"""Columns of a plan's table in which every date is a last day: «Thời gian hoàn thành», «Thời hạn»."""

import re

_HEADING = re.compile(
    r"(?<!\w)(?:thời gian|thời hạn|hạn|tiến độ|thời điểm|hoàn thành|xong)(?:\s+(?:hoàn thành|thực hiện|báo cáo|gửi|nộp"
    r"|trình|ban hành|xong|cuối|trước|và|tổ chức|triển khai|dự kiến|,|\()+)*(?:\s+báo cáo)?\)?"
)
_ROW = re.compile(r"^.*\|.*$", re.MULTILINE)
_RULE = re.compile(r"[\s|:\-–]+")
_CELL = re.compile(r"[^|\n]+")
_ALONE = re.compile(
    rf"^(?:[-+*•\s]*(?P<name>{_HEADING.pattern})|(?:\d{{1,2}}(?:\.\d)*|[ivx]{{1,4}}|[a-zđ])\s?[.)\-–/]+\s*(?:về\s+)?"
    rf"(?=[^\n]*(?:hoàn thành|thực hiện|triển khai|thời hạn|tiến độ|báo cáo|gửi|nộp))(?:{_HEADING.pattern}))\s*:?\s*$",
    re.MULTILINE,
)
_NEXT_PART = re.compile(r"^(?:nơi nhận|phụ lục|[ivx]+[.\-)]\s)", re.MULTILINE)
_LINE = re.compile(r"^.{4,60}$", re.MULTILINE)
_DATE_ONLY = re.compile(
    r"(?:(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)|định kỳ\s[^.;:]{2,40})|"
    r"(?:từ\s+)?(?:ngày\s+|tháng\s+|quý\s+|năm\s+|(?:cuối|đầu|giữa|nửa đầu|nửa cuối)\s+\w+\s+"
    r"|tuần\s+(?:thứ\s+)?\w+\s+(?:của\s+)?tháng\s+)?"
    r"[\divx][\d\s/.,\-–ivx]*(?:(?:ngày|tháng|năm|quý|và|đến|hết)\s*[\d\s/.,\-–ivx]*)*"
)
_FAR = 20_000


def deadline_cells(low: str) -> list[tuple[int, int]]:
    """Return the places, in order, of cells under such a heading; ``low`` is text in small letters."""
    cells: list[tuple[int, int]] = []
    if "|" in low:
        cells += _in_rows(low)
    for heading in _ALONE.finditer(low):
        stop = _NEXT_PART.search(low, heading.end(), heading.end() + _FAR)
        end = stop.start() if stop else min(len(low), heading.end() + _FAR)
        cells += [
            m.span() for m in _LINE.finditer(low, heading.end(), end) if _DATE_ONLY.fullmatch(m.group())
        ]
    return sorted(set(cells))


def _in_rows(low: str) -> list[tuple[int, int]]:
    """Follow the rows «| … | … |» below a heading row."""
    cells: list[tuple[int, int]] = []
    column: int | None = None
    end = -2
    for row in _ROW.finditer(low):
        if row.start() > end + 1:
            column = None
        end = row.end()
        if _RULE.fullmatch(row.group()):
            continue
        places = [m.span() for m in _CELL.finditer(low, *row.span())]
        heading = next(
            (i for i, at in enumerate(places) if _HEADING.fullmatch(low[slice(*at)].strip())), None
        )
        if heading is not None:
            column = heading
        elif column is not None and column < len(places):
            cells.append(places[column])
    return cells
