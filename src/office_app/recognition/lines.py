"""The lines of a raw text: one way of writing, other programs' marks taken off, page furniture and stamps apart."""

import re
from collections.abc import Sequence
from string import ascii_letters, digits

from office_app.domain.vietnamese import fold, nfc
from office_app.recognition.framed_rows import ROW, TableRows, with_whole_rows
from office_app.recognition.joining import Line
from office_app.recognition.page_furniture import PageNumbers, without_running_heads
from office_app.recognition.rules import LOWER, UPPER
from office_app.recognition.scents import holds_any

_STRANGE = {
    "\ufffe": "-",
    "\x02": "-",  # both stand for a hyphen at a line's end in text from PDF
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u00d0": "Đ",
    "\u00f0": "đ",  # both look the same in old fonts
}
_STRANGE_BLANKS = "\x0b\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_STRANGE_CHARS = re.compile(
    f"[\ufffe\x02{_STRANGE_BLANKS}\u2010\u2011\u2212\u00d0\u00f0\u00ad\u200b-\u200d\u2060\ufeff\x00]"
)
_LONGEST_MARKER = 4  # characters: «- », «12. », «II. »
_OPENS_MARKED = f"#>|{ROW}"
_TO_TIDY = ("*", "_", "\t", "  ", " ----")
"""What shows that a line has marks, blanks or rules to be tidied; few pages of a PDF have any."""
_HEAD_LINES = 30
_SPLIT_DAY = re.compile(r"(?<!\w)n gày(?=\s\d)")  # the space between two pieces of a PDF's text
_CUT_DATE = re.compile(r", ngày\s\d{1,2}(?:\stháng(?:\s\d{1,2}(?:\snăm)?)?)?$")
_BELOW_DATE = 10  # lines of the other column that may stand between
_WHOLE_DATE = re.compile(r", ngày\s\d{1,2}\stháng\s\d{1,2}\snăm\s20\d\d$")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
# in capitals, what a scan makes of I and O: «TlNH», «H0ẠCH»
_MISREAD = re.compile(
    rf"[l01|](?:(?<=[{UPPER}]l)(?![{LOWER}])|(?<=l)(?<![{LOWER}]l)(?=[{UPPER}])|(?<=[{UPPER}][01|])(?=[{UPPER}]))"
)
_VOWELS = "AEIOUYÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ"
# words that it split: «C ỘNG», «Ủ Y»
_SPLIT = re.compile(
    rf"(?<!\S)(?:(?:[BCDĐGHKLMNPQRSTVX]|[CKGNPT]H|NG|TR|GI|QU)\s(?=[{_VOWELS}])|[ỦUỶ]\s(?=Y(?!\w)))"
)
_UNDERSCORES = re.compile(r"(?<!\w)__?(?=\w)(.*?\w[.,;:]?)__?(?!\w)")
_MARKDOWN = re.compile(r"^(?:#{1,6}\s+|>\s?)+")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TABLE_ROW = re.compile(r"^\|.*<br.*\|$", re.MULTILINE | re.IGNORECASE)
_TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_RULE_LINE = re.compile(r"[-–—_─=*\s.]{3,}")
# one that a writer put behind the title, text going on behind it
_RULE_WITHIN = re.compile(r"(?<=\S) (-{4,}) (?=\S)")
# with such a title in the line the whole paper stands in it, which is taken apart elsewhere
_WHOLE_HEAD = re.compile(r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG (?:HÒA|HOÀ) XÃ HỘI")
_COLUMN_GAP = re.compile(r"\t+| {4,}")
# room left for the pen: «Số      -CV/ĐU», «ngày      tháng 6»
_LEFT_BLANK = re.compile(r"(?<=Số)[:\s]{2,40}(?=[-/])|(?<=ngày)\s{2,40}(?=tháng)|(?<=tháng)\s{2,40}(?=năm)")
_SET_APART = re.compile(r"\S(?: \S)+(?: {2,}\S(?: \S)*)*")
_STAMP = re.compile(
    r"(?:nguoi ky|ky (?:so )?boi|duoc ky (?:so )?boi|thoi gian ky|ngay ky|thoi diem ky|chu ky so|ky dien tu boi"
    r"|signature not verified|signature valid|digitally signed|signed by|signing (?:date|time)|ly do ky)(?![^\W_])"
)
_STAMP_BEGINS = frozenset(("ngu", "ky ", "duo", "tho", "nga", "chu", "sig", "dig", "ly "))
_NO_STAMP = frozenset(ascii_letters + digits + "-+–•(") - frozenset(
    letter for begin in _STAMP_BEGINS for letter in (begin[0], begin[0].upper())
)
"""Plain signs that no stamp begins with; one with a mark may be that of «Được ký»."""
_STAMP_GOES_ON = re.compile(r"(?:co quan|to chuc|don vi|email|chuc vu|date|reason|location|tdn)\s*:")
_ARRIVAL = re.compile(r"(?:(?:cong van|van ban)\s+)?den")
_NUMBERED = re.compile(r"so\s*:?\s*\d")
_ARRIVAL_ROW = re.compile(
    r"(?:so(?: den)?|ngay(?: den)?|gio(?: den)?|chuyen(?: den)?|luu ho so|so va ky hieu hs|luu hs)"
    r"\b[^a-z]*(?:so)?[^a-z]{0,20}"
)


def read_lines(raw: str) -> tuple[list[Line], list[Line]]:
    """Return the lines of a raw text and apart from them the stamps of digital signatures and of arrival.

    ``\\f`` is a page border. Page numbers and running headers are left out.
    """
    lines: list[Line] = []
    borders: list[int] = []  # places where pages begin
    blanks = 0
    tables, framed = TableRows(), False
    pages = _plain(raw).split("\f")
    numbers = PageNumbers(paged=len(pages) > 1)
    for page, page_text in enumerate(pages):
        borders.append(len(lines))
        if "|" in page_text or tables.begun:
            page_text = tables.on_page(page_text)
            framed = framed or ROW in page_text
        untidy = holds_any(page_text, _TO_TIDY)
        raw_lines = page_text.split("\n")
        for at, raw_line in enumerate(raw_lines):
            line = raw_line.strip()
            if _is_plain(line) and not (untidy and holds_any(line, _TO_TIDY)):
                lines.append(Line(line, blanks, page))
                blanks = 0
                continue
            pieces = _pieces(line)
            if not pieces:
                blanks += 1
            elif len(pieces) == 1 and numbers.is_one(pieces[0], raw_lines, at, page):
                numbers.add(len(lines), pieces[0])
            else:
                for column, piece in enumerate(pieces):
                    lines.append(Line(piece, blanks, page, column=column))
                    blanks = 0
    if tables.begun:
        lines.append(Line(tables.begun, 0, lines[-1].page if lines else 0))
    kept = without_running_heads(lines, [*borders, len(lines)], numbers.places())
    if framed:
        kept = with_whole_rows(kept)
    kept, stamps = _without_stamps(kept)
    return _count_gaps(_with_whole_date(kept)), stamps


def _with_whole_date(lines: list[Line]) -> list[Line]:
    """Give «Hà Nội, ngày 12 tháng 01 năm» its «2026» back, which a narrow column put some lines below."""
    for i, line in enumerate(lines[:_HEAD_LINES]):
        if "gày" not in line.text or not line.text[0].isupper():
            continue
        if "n gày" in line.text:
            line.text = _SPLIT_DAY.sub("ngày", line.text)
        if not _CUT_DATE.search(line.text):
            continue
        for at in range(i + 1, min(i + _BELOW_DATE, len(lines))):
            if _WHOLE_DATE.search(whole := f"{line.text} {lines[at].text}"):
                line.text = whole
                return [*lines[:at], *lines[at + 1 :]]
    return lines


def _plain(raw: str) -> str:
    text = nfc(raw)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _STRANGE_CHARS.search(text):
        text = _STRANGE_CHARS.sub(lambda m: _STRANGE.get(m.group(), " " if m.group().isspace() else ""), text)
    if "\\r\\n" in text:  # line ends that some web page printed
        text = text.replace("\\r\\n", "\n")
    if "<" in text:
        text = _TABLE_ROW.sub(_row_of_breaks, text)
        text = _BREAK_TAG.sub("\n", text)
    return text


def _row_of_breaks(row: re.Match[str]) -> str:
    """Return a row with breaks in its cells: a letterhead's of two cells one after the other, others on one line."""
    cells = row.group().strip("|").split("|")
    return "\n".join(cells) if len(cells) < 3 else _BREAK_TAG.sub(" ", row.group())


def _is_plain(line: str) -> bool:
    """Tell a line that opens and ends as most do: with words in small letters, perhaps behind a marker."""
    at = line.find(" ", 1, _LONGEST_MARKER) + 1
    return (
        line[at + 1 : at + 3].islower() and line[0] not in _OPENS_MARKED and line[-1] not in "|0123456789-–—"
    )


def _pieces(line: str) -> list[str]:
    """Return what stands in one line without blanks around it, from left to right, tidied."""
    if not line:
        return []
    if line[0] == ROW:
        return [" ".join(line[1:].split())]
    if line[0] == "|" or line[-1] == "|":
        if _TABLE_RULE.fullmatch(line):
            return []
        cells = line.strip("|").split("|")
    elif "\t" in line or "    " in line:
        apart = _set_apart(line)
        cells = [apart] if apart else _COLUMN_GAP.split(_LEFT_BLANK.sub(" ", line))
    elif " ----" in line and not _WHOLE_HEAD.search(line):
        cells = _RULE_WITHIN.split(line)
    else:
        return [tidy] if (tidy := _tidy(line)) else []
    return [piece for piece in map(_tidy, cells) if piece]


def _tidy(line: str) -> str:
    if line[1:2] == line[3:4] == " " and (apart := _set_apart(line)):
        line = apart
    if "  " in line or "\t" in line:
        line = " ".join(line.split())
    if not line[1:3].islower():
        if line.startswith("Y BAN "):
            line = "Ủ" + line  # a letter that some web pages lose
        if line[1:2].isupper() or line[2:3].isupper():
            line = _mended_capitals(line)
    if line[:1] in "-–—_─=*." and _RULE_LINE.fullmatch(line):
        return "*" if line.strip("* ") == "" else "-----"
    if "*" in line:
        line = line if line == "*" else _EMPHASIS.sub("", line)
    if line[:1] in "#>":
        line = _MARKDOWN.sub("", line)
    if "_" in line:
        line = _UNDERSCORES.sub(r"\1", line)
    return line.strip()


def _mended_capitals(line: str) -> str:
    """Mend what a scan does to capitals: letters taken for digits, and words split."""
    damaged = _MISREAD.search(line) or _SPLIT.search(line)
    if not damaged or sum(map(str.isupper, line)) <= 0.6 * sum(map(str.isalpha, line)):
        return line
    line = _MISREAD.sub(lambda m: "O" if m.group() == "0" else "I", line)
    return _SPLIT.sub(lambda m: m.group().rstrip(), line)


def _set_apart(line: str) -> str | None:
    """Close capitals set apart: ``K Ế   H O Ạ C H`` → ``KẾ HOẠCH``."""
    line = line.strip()
    if len(line) < 5 or not _SET_APART.fullmatch(line):
        return None
    words = [word.replace(" ", "") for word in re.split(r" {2,}", line)]
    return " ".join(words) if "".join(words).isalpha() and line.isupper() else None


def _without_stamps(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Set apart what digital signatures and the stamp of arrival printed across the text."""
    kept: list[Line] = []
    stamps: list[Line] = []
    inside = ""
    for i, line in enumerate(lines):
        text = line.text
        if not inside and text[0] in _NO_STAMP and text[-1] != "N":  # nor does it end like «ĐẾN»
            kept.append(line)
            continue
        near = i < 40 or i > len(lines) - 60
        beside = near and len(text) < 140
        folded = fold(text) if beside and (inside or text[-1] == "N") else ""
        told = beside and (not text[0].islower() or ":" in text[:40])  # no sentence that goes on
        if told and fold(text[:3]) in _STAMP_BEGINS and _STAMP.match(fold(text[:30])):
            inside = "signed"
        elif inside == "signed" and _STAMP_GOES_ON.match(folded):
            pass
        elif i < 40 and text.isupper() and _ARRIVAL.fullmatch(folded):
            inside = "arrived"
            if _receiver_above(lines, i, kept):
                stamps.append(kept.pop())
        elif inside != "arrived" or not _ARRIVAL_ROW.fullmatch(folded):
            inside = ""
        (stamps if inside else kept).append(line)
    return kept, stamps


def _receiver_above(lines: Sequence[Line], at: int, kept: Sequence[Line]) -> bool:
    """Tell whether the line above «ĐẾN» names the office that the stamp belongs to, and no issuer.

    An issuer's name stands above the number of its paper, the stamp below it or above the whole letterhead.
    """
    if at == 0 or not kept or kept[-1] is not lines[at - 1] or not kept[-1].text.isupper():
        return False
    words = fold(kept[-1].text).strip(" *")
    if len(words) < 6 or words.startswith(("dang cong san", "cong hoa", "so ")):
        return False
    return len(kept) == 1 or any(_NUMBERED.match(fold(line.text)) for line in kept[:-1])


def _are_short(lines: Sequence[Line]) -> bool:
    return len([1 for line in lines if len(line.text) <= 130]) > 0.9 * len(lines)


def _count_gaps(lines: list[Line]) -> list[Line]:
    """Turn counts of blank lines into gaps: where every line is followed by a blank one, one blank is none."""
    blanks = [line.blanks for line in lines]
    if any(blanks):
        doubled = len(lines) > 12 and blanks.count(1) > 0.55 * len(lines) and _are_short(lines)
        least = 2 if doubled else 1
        for line in lines:
            line.gap = line.blanks >= least
    return lines
