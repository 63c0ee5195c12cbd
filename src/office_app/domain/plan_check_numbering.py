"""Checks of numbering: headings («I-», «1.», «a)», «Điều 1.»), points within a text, and the first column of tables."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from office_app.domain.outgoing import DraftAnnex, DraftSection, Finding, Mending, OutgoingDraft, Place
from office_app.domain.paper_markup import draft_sections
from office_app.domain.plan_check_places import Passage, place_name
from office_app.domain.vietnamese import fold, roman

_LABEL = re.compile(
    r"\s*(?:(?P<roman>[IVXL]+)(?P<rs>[-.])|(?P<number>\d+(?:\.\d+)*)(?P<ns>[.)]?)|(?P<letter>[a-zđ])[.)])(?=\s|$)"
)
_ARTICLE = re.compile(r"Điều\s+(\d+)\s*[.:]")
_ITEM = re.compile(r"(?P<label>(?P<letter>[a-zđ])\)|(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)])\s")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_COUNTING_HEADS = ("stt", "tt", "so tt", "so thu tu")


def numbering_findings(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield doubles and holes, each with the right number to put there."""
    yield from _headings(draft.sections)
    yield from _articles(draft.sections)
    for section in draft.sections:
        passage = Passage(
            section.key, Place.SECTION, section.text, section.heading or place_name(section.key)
        )
        yield from _points(passage)
        yield from _rows(passage)
    for annex in draft.annexes:
        yield from _annex(annex)
    labels = [annex.label for annex in draft.annexes if re.search(r"\d|\b[IVX]+\b", annex.label)]
    for label in dict.fromkeys(one for one in labels if labels.count(one) > 1):
        key = next(annex.key for annex in reversed(draft.annexes) if annex.label == label)
        yield Finding(True, f"Có hai «{label}».", key, "danh_so.phu_luc")


def _annex(annex: DraftAnnex) -> Iterator[Finding]:
    """Yield the findings of an annex, whose headings stand in its text."""
    parts = draft_sections(annex.text)
    for found in _headings(parts):
        change = found.mending
        once = change is not None and annex.text.count(change.old) == 1
        mending = Mending(change.label, Place.SECTION, change.old, change.new) if change and once else None
        yield Finding(found.must, f"{annex.label}: {found.text}", annex.key, found.code, mending)
    passage = Passage(annex.key, Place.SECTION, annex.text, annex.heading or annex.label)
    yield from _points(passage)
    yield from _rows(passage)


# ---- headings


def _headings(sections: Sequence[DraftSection]) -> Iterator[Finding]:
    """Yield doubles and holes of the headings, each level within its part."""
    counts = [0, 0, 0, 0]
    for section in sections:
        if not section.level or section.level >= len(counts):
            continue
        counts[section.level + 1 :] = [0] * (len(counts) - section.level - 1)
        match = _LABEL.match(section.heading)
        if match is None:
            continue
        counts[section.level] += 1
        wanted, found = counts[section.level], _value(match)
        if found is not None and found != wanted:
            yield _misnumbered(section, match, found < wanted, _as(match, wanted))


def _misnumbered(section: DraftSection, match: re.Match[str], double: bool, wanted: str) -> Finding:
    how = "trùng" if double else "nhảy"
    text = f"Đề mục «{section.heading}» đánh số {how}: phải là {wanted}."
    group = "roman" if match["roman"] else "number" if match["number"] else "letter"
    new = section.heading[: match.start(group)] + wanted + section.heading[match.end(group) :]
    change = Mending(f"Sửa thành «{new}»", Place.HEADING, section.heading, new)
    return Finding(double, text, section.key, "danh_so.de_muc", change)


def _articles(sections: Sequence[DraftSection]) -> Iterator[Finding]:
    """Yield doubles and holes of «Điều», which run on through the whole paper."""
    wanted = 0
    for section in sections:
        match = _ARTICLE.match(section.heading)
        if match is None:
            continue
        wanted += 1
        if int(match[1]) != wanted:
            how = "trùng" if int(match[1]) < wanted else "nhảy"
            new = section.heading[: match.start(1)] + str(wanted) + section.heading[match.end(1) :]
            text = f"«{section.heading}» đánh số {how}: phải là Điều {wanted}."
            change = Mending(f"Sửa thành «{new}»", Place.HEADING, section.heading, new)
            yield Finding(how == "trùng", text, section.key, "danh_so.de_muc", change)


def _value(match: re.Match[str]) -> int | None:
    if match["roman"]:
        return next((n for n in range(1, 90) if roman(n) == match["roman"]), None)
    if match["number"]:
        return int(match["number"].rpartition(".")[2])
    return _LETTERS.find(match["letter"]) + 1 or None


def _as(match: re.Match[str], wanted: int) -> str:
    if match["roman"]:
        return roman(wanted)
    if match["number"]:
        before, dot, _ = match["number"].rpartition(".")
        return f"{before}{dot}{wanted}"
    return _letter(wanted)


def _letter(wanted: int) -> str:
    return _LETTERS[min(wanted, len(_LETTERS)) - 1]


# ---- points of a text


def _points(passage: Passage) -> Iterator[Finding]:
    """Yield points of a text («1.», «1.1.», «a)») that stand twice or leave one out.

    A list begins anew under the next number, and with its first point after a plain paragraph.
    """
    last: dict[str, int] = defaultdict(int)
    fresh, at = True, 0
    for line in passage.text.split("\n"):
        start, at = at, at + len(line) + 1
        match = _ITEM.match(line)
        if match is None:
            fresh = fresh or bool(line.strip() and line[0] not in "-+|#")
            if line.startswith("#"):
                last.clear()
            continue
        level, found = _level(match)
        before = last[level]
        if level != "letter":
            for deeper in [one for one in last if one == "letter" or one.startswith(f"{level}.")]:
                del last[deeper]
        last[level] = found
        began = found == 1 and (fresh or not before)
        fresh = False
        if began or found == before + 1 or (not before and level != "letter"):
            continue
        last[level] = before + 1
        yield _wrong_point(passage, match, start, before + 1, double=found <= before)


def _level(match: re.Match[str]) -> tuple[str, int]:
    if match["letter"]:
        return "letter", _LETTERS.find(match["letter"]) + 1
    before, _, number = match["number"].rpartition(".")
    return f"#{before}", int(number)


def _wrong_point(passage: Passage, match: re.Match[str], start: int, wanted: int, *, double: bool) -> Finding:
    label = match["label"]
    before, dot, _ = (match["number"] or "").rpartition(".")
    right = (_letter(wanted) if match["letter"] else f"{before}{dot}{wanted}") + label[-1]
    text = f"Điểm {label} ở «{passage.name}» {'có hai lần' if double else 'nhảy số'}: phải là {right}"
    text += "" if text.endswith(".") else "."
    change = passage.mending(f"Sửa thành {right}", start, start + len(label), right)
    return Finding(double, text, passage.key, "danh_so.diem", change)


# ---- tables


def _rows(passage: Passage) -> Iterator[Finding]:
    """Yield a number that stands twice in the counting column of a table; numbers may begin anew under a group."""
    counting, seen, at = False, set[int](), 0
    in_table = False
    for line in passage.text.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.lstrip().startswith("|"):
            in_table = False
            continue
        first = line.split("|")[1].strip(" *")
        if not in_table:
            in_table, counting, seen = True, fold(first).strip(" .") in _COUNTING_HEADS, set()
        elif line.startswith(("|=", "|+")) or not first.isdigit():
            seen = seen if line.startswith("|+") else set()
        elif counting and int(first) in seen:
            wanted = max(seen) + 1
            place = start + line.index(first)
            text = f"Số thứ tự {first} có hai lần trong bảng ở «{passage.name}»."
            change = passage.mending(f"Sửa thành {wanted}", place, place + len(first), str(wanted))
            yield Finding(True, text, passage.key, "danh_so.bang", change)
            seen.add(wanted)
        else:
            seen.add(int(first))
