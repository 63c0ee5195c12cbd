"""Tables that part out the work, framed or flattened: «TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from office_app.recognition.clean_text import Paragraph
from office_app.recognition.rules import UPPER, Rules
from office_app.recognition.unit_lists import units_from
from office_app.recognition.units import Named, begins_unit, heading_unit

_LEAD = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|cá nhân|người|ban)?[\w,/ ]{0,20}"
    r"(?:chủ trì|đầu mối|phụ trách|thực hiện|tham mưu|chịu trách nhiệm)|phân công|đơn vị được giao"
    r"|(?:cơ quan|đơn vị|bộ phận|người)[\w,/ ]{0,20}(?:chuẩn bị|soạn thảo|trình|xây dựng|triển khai)",
    re.IGNORECASE,
)
# «Chi bộ phụ trách» beside people's names is what they look after; neither it nor who helps leads, nor when it is done
_NO_LEAD = re.compile(
    r"phối hợp|(?:chi bộ|địa bàn|lĩnh vực|thôn|xã|khu phố|nội dung|công việc|nhiệm vụ)[\w,/ ]{0,20}"
    r"(?:phụ trách|phân công)"
    r"|^\W*(?:thời gian|thời hạn|tiến độ|hình thức|kết quả|kinh phí|địa điểm|giải pháp|sản phẩm)",
    re.IGNORECASE,
)
_WORK = re.compile(r"nhiệm vụ|công việc|việc", re.IGNORECASE)
# «Cơ quan, đơn vị» beside «Nội dung công việc»: who does it, where no other column says so
_BODIES = re.compile(
    r"\s*(?:(?:tên|các)\s)?(?:cơ quan|đơn vị|địa phương|bộ phận|tổ chức)"
    r"(?:(?:\s*[,/]\s*|\s+và\s+)(?:cơ quan|đơn vị|địa phương|bộ phận|tổ chức|cá nhân))*\s*",
    re.IGNORECASE,
)
_HELP = re.compile(r"phối hợp", re.IGNORECASE)
_HEADER_CELL = re.compile(
    r"nhiệm vụ|nội dung|công việc|hoạt động|chỉ tiêu|đề án|sản phẩm|cơ quan|đơn vị|bộ phận|chủ trì|phối hợp|thời gian"
    r"|thời hạn|tiến độ|hoàn thành|ghi chú|kết quả|cấp|kinh phí|phụ trách|người|tên|phân công|hình thức|địa điểm",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:S?TT|Số TT|Stt)(?!\w)")
_BARE_NUMBER = re.compile(r"\d{1,3}\.?")
_WHEN = re.compile(
    r"(?:trước|trong|tháng|quý|năm|ngày|hằng|hàng|thường xuyên|theo|từ|đến|chậm nhất|hoàn thành|cả năm|định kỳ"
    r"|xong|khi|\d)",
    re.IGNORECASE,
)
_ROW = re.compile(rf"(?:^|(?<=\s))(\d{{1,3}})(?:\s\|\s|\s(?=[{UPPER}]))")
_ITEM = re.compile(rf"\d{{1,2}}[.)]\s+[{UPPER}]")
_ROW_NUMBER = re.compile(r"\d{1,3}[.)]?\s+")
_AFTER_TABLE = re.compile(r"[IVX]{1,4}[.\-)]|Điều \d|Trên đây|Nơi nhận|Những nội dung|Yêu cầu|Đề nghị|Giao\s")
_INSIDE_NAME = re.compile(r"(?:Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng bộ|Mặt trận|MTTQ)(?!\w)")
_SERVES = re.compile(r"(?:Văn phòng|Thường trực|Ban Thường vụ|Lãnh đạo|Chủ tịch|Cơ quan|Đoàn) $")
_PROVINCIAL = re.compile(
    r"(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Công an|Quân sự) (?:tỉnh|thành phố)"
)
_GROUP_HEAD = 3  # paragraphs
_SHORT_CELL = 120
_NEXT_WORD = re.compile(r"(?<=[\w)”.]) (?=[A-ZĐỦ])")


@dataclass(frozen=True)
class TableRow:
    """One line of work: who leads it, who works with them, and where the row stands."""

    lead: Named
    helpers: Sequence[tuple[int, int]]
    start: int
    end: int
    framed: bool


@dataclass(frozen=True)
class _Header:
    """The cells of a header, without that of the numbers, and over how many paragraphs it runs."""

    cells: Sequence[str]
    length: int

    def column(self, kind: re.Pattern[str], *, but: re.Pattern[str] | None = None) -> int | None:
        return next(
            (i for i, cell in enumerate(self.cells) if kind.search(cell) and not (but and but.search(cell))),
            None,
        )

    def bodies(self) -> int | None:
        return next((i for i, cell in enumerate(self.cells) if _BODIES.fullmatch(cell)), None)


def table_rows(paragraphs: Sequence[Paragraph], rules: Rules) -> tuple[list[TableRow], set[int]]:
    """Return the rows of all tables of work, and the starts of the paragraphs they were read from."""
    rows: list[TableRow] = []
    used: set[int] = set()
    at = 0
    while at < len(paragraphs):
        header = _header(paragraphs, at)
        if header is None:
            at += 1
            continue
        body = [row for p in paragraphs[at + header.length :] for row in _rows_apart(p)]
        if "|" in paragraphs[at].text:
            found, count = _framed(paragraphs[at], body, rules)
        else:
            found, count = _by_columns(header, body, rules) or _flattened(body, rules)
        if found:
            rows += found
            last = body[count - 1].end if count else paragraphs[at].end
            length = sum(p.start < last for p in paragraphs[at:])
            used |= {p.start for p in paragraphs[at : at + length]}
            at += length
        else:
            at += header.length
    return rows, used


def _rows_apart(paragraph: Paragraph) -> list[Paragraph]:
    """Part rows that were taken for one paragraph: «1 Rà soát … Tháng 6/2026 2 Nâng cấp … Quý III»."""
    first = _ROW.match(paragraph.text)
    if first is None:
        return [paragraph]
    cuts = [0]
    number = int(first[1])
    for mark in _ROW.finditer(paragraph.text, first.end()):
        if int(mark[1]) == number + 1:
            cuts.append(mark.start(1))
            number += 1
    pieces = pairwise([*cuts, len(paragraph.text)])
    return [_part(paragraph, a, b) for a, b in pieces]


def _part(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    end = start + len(paragraph.text[start:end].rstrip())
    return Paragraph(paragraph.text[start:end], paragraph.folded[start:end], paragraph.start + start)


def _header(paragraphs: Sequence[Paragraph], at: int) -> _Header | None:
    """Return the header of a table of work that begins at ``at``."""
    first = paragraphs[at].folded
    numbered = first[0] in "ST" and _NUMBER.match(first)
    if len(first) > 160 or not (numbered or ("|" in first and _LEAD.search(first))):
        return None
    if "|" in first:
        return _Header([cell.strip() for cell in first.split("|")], 1)
    rest = _NUMBER.sub("", first, count=1).strip()
    cells = [rest] if rest else []
    length = 1
    for paragraph in paragraphs[at + 1 : at + 60]:
        words = paragraph.folded
        if _BARE_NUMBER.fullmatch(words):
            if not _numbers_columns(paragraphs, at + length):
                break
        else:
            if len(words) > 60 or re.match(r"\d", words) or not _HEADER_CELL.search(words):
                break
            cells.append(words)
        length += 1
    told = any(_LEAD.search(cell) for cell in cells)
    return _Header(cells, length) if told and (len(cells) > 1 or len(rest) > 25) else None


def _numbers_columns(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Tell «1», «2», «3» below the cells of a header from the number of the first row."""
    return any(_BARE_NUMBER.fullmatch(p.folded) for p in paragraphs[at + 1 : at + 2])


def _framed(header: Paragraph, body: Sequence[Paragraph], rules: Rules) -> tuple[list[TableRow], int]:
    columns = _Header([cell.strip() for cell in header.folded.split("|")], 1)
    lead = columns.column(_LEAD, but=_NO_LEAD)
    if lead is None and columns.column(_WORK) is not None:
        lead = columns.bodies()
    helper = columns.column(_HELP)
    rows: list[TableRow] = []
    count = 0
    for at, paragraph in enumerate(body):
        if "|" not in paragraph.text:
            if _heads_group(body, at):
                continue
            break
        count = at + 1
        cells = _cells(paragraph)
        if lead is None or lead >= len(cells):
            continue
        start, end = (place - paragraph.start for place in cells[lead])
        named = heading_unit(paragraph.folded[:end], start, paragraph.start, rules, people=True)
        if named:
            helpers = [cells[helper]] if helper is not None and helper < len(cells) else []
            helpers = [cell for cell in helpers if cell[1] > cell[0]]
            rows.append(TableRow(named, helpers, paragraph.start, paragraph.end, True))
    return rows, count


def _heads_group(body: Sequence[Paragraph], at: int) -> bool:
    """Tell the heading of a group of rows, which is one cell («II», «VĂN HÓA - XÃ HỘI»): more rows follow."""
    near = body[at + 1 : at + 1 + _GROUP_HEAD]
    return len(body[at].text) < _SHORT_CELL and any("|" in p.text for p in near)


def _cells(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the places of the cells, without blanks around."""
    places = []
    at = paragraph.start
    for cell in paragraph.text.split("|"):
        lead = len(cell) - len(cell.lstrip())
        places.append((at + lead, at + max(lead, len(cell.rstrip()))))
        at += len(cell) + 1
    return places


def _by_columns(
    header: _Header, body: Sequence[Paragraph], rules: Rules
) -> tuple[list[TableRow], int] | None:
    """Read a cell to a paragraph when every row has all its cells."""
    width = len(header.cells)
    lead, helper = header.column(_LEAD, but=_NO_LEAD), header.column(_HELP)
    if lead is None or width < 3:
        return None
    cells = [p for p in body if not _BARE_NUMBER.fullmatch(p.text)]
    rows: list[TableRow] = []
    for at in range(0, len(cells) - width + 1, width):
        row = cells[at : at + width]
        named = heading_unit(row[lead].folded, 0, row[lead].start, rules, people=True)
        if named is None or any(_ITEM.match(cell.text) for cell in row[1:]):
            break
        helpers = [(row[helper].start, row[helper].end)] if helper is not None else []
        rows.append(TableRow(named, helpers, row[0].start, row[-1].end, False))
    if len(rows) < 2:
        return None
    last = cells[len(rows) * width - 1]
    count = next(i for i, p in enumerate(body, start=1) if p is last)
    more, further = _flattened(body[count:], rules)
    return [*rows, *more], count + (further if more else 0)


def _flattened(body: Sequence[Paragraph], rules: Rules) -> tuple[list[TableRow], int]:
    """Read rows whose frame is lost: a cell to a paragraph, or a row on one line."""
    rows: list[TableRow] = []
    task: Paragraph | None = None
    idle = 0
    style: str | None = None  # how rows are numbered: «1 », «1.»; another style is the text after the table
    for at, paragraph in enumerate(body):
        number = _ROW_NUMBER.match(paragraph.text)
        mark = number.group().strip(" 0123456789") if number else None
        style = mark if style is None and not rows else style
        other = mark is not None and mark != style
        if other or idle > 6 or len(paragraph.text) > 400 or _AFTER_TABLE.match(paragraph.text):
            return rows, at
        idle += 1
        named = heading_unit(paragraph.folded, 0, paragraph.start, rules)
        if named and task is not None:
            rows.append(TableRow(named, [], task.start, paragraph.end, False))
            task, idle = None, 0
        elif named and rows and rows[-1].end == paragraph.start - 1:
            helpers = [(named.start, named.end)]
            rows[-1] = TableRow(rows[-1].lead, helpers, rows[-1].start, paragraph.end, False)
            idle = 0
        elif row := _one_line(paragraph, rules):
            rows.append(row)
            task, idle = None, 0
        elif not _WHEN.match(paragraph.folded) or number:
            task = paragraph
    return rows, len(body)


def _one_line(paragraph: Paragraph, rules: Rules) -> TableRow | None:
    """Read «1 Xây dựng kế hoạch … Ban Xây dựng Đảng Văn phòng Đảng ủy Trước 15/6/2026»."""
    words = paragraph.folded
    number = _ROW_NUMBER.match(words)
    for mark in _NEXT_WORD.finditer(words, number.end() if number else 8):
        if not begins_unit(words, mark.end(), rules):
            continue
        chain, end = _chain(words, mark.end(), rules)
        rest = words[end:].strip(" .;,")
        if chain and (not rest or _WHEN.match(rest)):
            base = paragraph.start
            lead = Named(base + chain[0][0], base + chain[0][1])
            helpers = [(base + a, base + b) for a, b in chain[1:]]
            return TableRow(lead, helpers, base, paragraph.end, False)
    return None


def _chain(words: str, at: int, rules: Rules) -> tuple[list[tuple[int, int]], int]:
    """Return units that stand one after the other without a sign between them."""
    chain: list[tuple[int, int]] = []
    places, end = units_from(words, at, rules)
    for start, stop in places:
        cells = [
            m.end() for m in _NEXT_WORD.finditer(words, start, stop) if _opens_cell(words, m.end(), rules)
        ]
        chain += [(a, len(words[:b].rstrip())) for a, b in pairwise([start, *cells, stop])]
    return chain, end


def _opens_cell(words: str, at: int, rules: Rules) -> bool:
    """Tell the beginning of the next cell from a name inside a name: «Văn phòng Đảng ủy» is one."""
    if begins_unit(words, at, rules) is None or _INSIDE_NAME.match(words, at):
        return False
    return not _SERVES.search(words[:at]) and not _of_province(words, at)


def _of_province(words: str, at: int) -> bool:
    """Tell «Đảng ủy UBND tỉnh», one body, from «Văn phòng Đảng ủy» before «UBND xã»."""
    return words[:at].endswith("Đảng ủy ") and bool(_PROVINCIAL.match(words, at))


def helper_names(text: str, row: TableRow) -> list[str]:
    """Return the helpers of a row as written."""
    return [" ".join(text[start:end].split()) for start, end in row.helpers]
