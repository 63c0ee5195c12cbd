"""Checks of a draft's own text: gaps left, empty sections, numbering, spelling, blanks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from office_app.domain.outgoing import DraftAnnex, DraftSection, Finding, Mending, OutgoingDraft, Place
from office_app.domain.vietnamese import fold_tone, roman

_GAP = re.compile(r"\[[^\]\n]*\]|«\s*(?:…|\.{3,})?\s*»|…{2,}|\.{4,}|_{3,}")
_BLANKS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)|[ \t]+(?=[,;:](?:\s|$))")
_OLD_TONE = re.compile(r"[uU][ỳỷỹýỵỲỶỸÝỴ](?!\w)")
_LABEL = re.compile(
    r"\s*(?:(?P<roman>[IVXL]+)(?P<rs>[-.])|(?P<number>\d+(?:\.\d+)*)(?P<ns>[.)]?)|(?P<letter>[a-zđ])[.)])(?=\s|$)"
)
_LETTERED = re.compile(r"^([a-zđ])\)\s")
_CODES = {
    "trích yếu": "trich_yeu",
    "nơi gửi": "noi_gui",
    "nơi nhận": "noi_nhan",
    "người ký": "nguoi_ky",
}
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def text_findings(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield what is wrong with the text of the sections, and gaps left anywhere in the paper."""
    yield from _gaps_around(draft)
    for place, section in enumerate(draft.sections):
        yield from _gaps(section)
        yield from _blanks(section)
        if section.level and not section.heading.strip():
            yield Finding(True, "Có mục chưa có đề mục.", section.key, "de_muc.trong")
        following = draft.sections[place + 1] if place + 1 < len(draft.sections) else None
        has_parts = following is not None and following.level > section.level > 0
        if section.level and section.heading.strip() and not section.text.strip() and not has_parts:
            yield Finding(True, f"Mục «{section.heading}» chưa có nội dung.", section.key, "muc.trong")
    for annex in draft.annexes:
        yield from _annex(annex)
    yield from _numbering(draft.sections)
    yield from _spelling(draft)


def _gaps_around(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield the places outside the sections that are still to be filled."""
    places = (
        ("trích yếu", [draft.subject]),
        ("nơi gửi", draft.addressees),
        ("nơi nhận", draft.recipients),
        ("người ký", [draft.signer, draft.signer_title, draft.authority]),
    )
    for where, texts in places:
        if any(_GAP.search(text) for text in texts):
            yield Finding(True, f"Còn chỗ chưa điền ở {where}.", None, f"cho_trong.{_CODES[where]}")


def _gaps(section: DraftSection) -> Iterator[Finding]:
    if _GAP.search(f"{section.heading}\n{section.text}"):
        where = section.heading or "phần mở đầu, kết thúc"
        yield Finding(True, f"Còn chỗ chưa điền ở «{where}».", section.key, "cho_trong")


def _annex(annex: DraftAnnex) -> Iterator[Finding]:
    where = annex.heading or annex.label
    if not annex.heading.strip():
        yield Finding(True, "Có phụ lục chưa có tên.", annex.key, "phu_luc.ten")
    if not annex.text.strip():
        yield Finding(True, f"Phụ lục «{where}» chưa có nội dung.", annex.key, "phu_luc.trong")
    if _GAP.search(f"{annex.heading}\n{annex.text}"):
        yield Finding(True, f"Còn chỗ chưa điền ở phụ lục «{where}».", annex.key, "cho_trong")


def _blanks(section: DraftSection) -> Iterator[Finding]:
    mended = "\n".join(_BLANKS.sub(_one_blank, line) for line in section.text.split("\n"))
    if mended != section.text:
        where = section.heading or "phần mở đầu, kết thúc"
        yield Finding(
            False,
            f"Có khoảng trắng thừa ở «{where}».",
            section.key,
            "khoang_trang.thua",
            Mending("Bỏ khoảng trắng thừa", Place.SECTION, section.text, mended),
        )


def _one_blank(match: re.Match[str]) -> str:
    after = match.string[match.end() : match.end() + 1]
    return "" if after in ",;:" else " "


def _numbering(sections: Sequence[DraftSection]) -> Iterator[Finding]:
    """Yield doubles and holes of the headings («I-», «1.», «a)»), each level within its part."""
    counts = [0, 0, 0, 0]
    for section in sections:
        if not section.level or section.level >= len(counts):
            continue
        counts[section.level + 1 :] = [0] * (len(counts) - section.level - 1)
        match = _LABEL.match(section.heading)
        if match is None:
            continue
        counts[section.level] += 1
        wanted = counts[section.level]
        found = _value(match)
        if found is not None and found != wanted:
            how = "trùng" if found < wanted else "nhảy"
            text = f"Đề mục «{section.heading}» đánh số {how}: phải là {_as(match, wanted)}."
            new = _renumbered(section.heading, match, wanted)
            change = Mending(f"Sửa thành «{new}»", Place.HEADING, section.heading, new)
            yield Finding(found < wanted, text, section.key, "danh_so.de_muc", change)
    for section in sections:
        yield from _lettering(section)


def _lettering(section: DraftSection) -> Iterator[Finding]:
    letters = [found[1] for line in section.text.split("\n") if (found := _LETTERED.match(line.strip()))]
    doubles = [letter for letter, count in Counter(letters).items() if count > 1]
    if doubles and letters != list(_LETTERS[: len(letters)]):
        yield Finding(
            True, f"Điểm {doubles[0]}) có hai lần ở «{section.heading}».", section.key, "danh_so.diem"
        )
    elif letters and letters != list(_LETTERS[: len(letters)]):
        yield Finding(
            False,
            f"Các điểm {', '.join(letters)} ở «{section.heading}» không liền nhau.",
            section.key,
            "danh_so.diem",
        )


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
    return _LETTERS[min(wanted, len(_LETTERS)) - 1]


def _renumbered(heading: str, match: re.Match[str], wanted: int) -> str:
    group = "roman" if match["roman"] else "number" if match["number"] else "letter"
    return heading[: match.start(group)] + _as(match, wanted) + heading[match.end(group) :]


def _spelling(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield the sections that write «uỷ» where the draft mostly writes «ủy», or the other way round."""
    old = sum(len(_OLD_TONE.findall(section.text)) for section in draft.sections)
    new = sum(len(re.findall(r"[ỦủÙùŨũÚúỤụ][yY](?!\w)", section.text)) for section in draft.sections)
    if not old or not new:
        return
    for section in draft.sections:
        mended = fold_tone(section.text)
        if mended != section.text and _OLD_TONE.search(section.text):
            yield Finding(
                False,
                f"Viết «uỷ» ở «{section.heading or 'phần mở đầu'}», nơi khác viết «ủy»: nên viết một cách.",
                section.key,
                "chinh_ta.uy",
                Mending("Viết «ủy»", Place.SECTION, section.text, mended),
            )
