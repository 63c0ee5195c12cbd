"""Checks of a draft's own text: gaps left, empty sections, blanks."""

import re
from collections.abc import Iterator

from office_app.domain.outgoing import DraftAnnex, DraftSection, Finding, OutgoingDraft, Place
from office_app.domain.plan_check_numbering import numbering_findings
from office_app.domain.plan_check_places import Passage, passages
from office_app.domain.plan_check_spelling import spelling_findings

# «[^ …]» is a footnote, a bracket behind a stroke one that is printed
GAP = re.compile(
    r"(?<!\\)\[(?!\^)[^\]\n]*\]|«\s*(?:…|\.{3,})?\s*»|…{2,}|\.{4,}|_{3,}"
    r"|(?:\.{2,}|…)\s*/\s*(?:\.{2,}|…|\d)|\bxxx+\b|\bngày\s+(?:\.{2,}|…)"
)
_OPEN_NOTE = re.compile(r"(?<!\\)\[\^[^\]]*$", re.MULTILINE)
_BOLD = re.compile(r"(?<!\\)\*\*")
_BLANKS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)|[ \t]+(?=[,;:](?:\s|$))")
_SAYS_ENOUGH = re.compile(r":\s*\S")  # «5. Thời gian: đến 25/12/2026 xong» needs no text under it
_CODES = {
    "trích yếu": "trich_yeu",
    "nơi gửi": "noi_gui",
    "nơi nhận": "noi_nhan",
    "người ký": "nguoi_ky",
}


def text_findings(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield what is wrong with the text of the sections, and gaps left anywhere in the paper."""
    yield from gaps_around(draft)
    for place, section in enumerate(draft.sections):
        yield from _gaps(section)
        if section.level and not section.heading.strip():
            yield Finding(True, "Có mục chưa có đề mục.", section.key, "de_muc.trong")
        following = draft.sections[place + 1] if place + 1 < len(draft.sections) else None
        has_parts = following is not None and following.level > section.level > 0
        if _is_empty(section) and not has_parts:
            yield Finding(True, f"Mục «{section.heading}» chưa có nội dung.", section.key, "muc.trong")
    for annex in draft.annexes:
        yield from _annex(annex)
    for passage in passages(draft):
        yield from _blanks(passage)
        yield from _unclosed(passage)
    yield from numbering_findings(draft)
    yield from spelling_findings(draft)


def _is_empty(section: DraftSection) -> bool:
    heading = section.heading.strip()
    return bool(section.level and heading and not section.text.strip() and not _SAYS_ENOUGH.search(heading))


def gaps_around(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield the places outside the sections that are still to be filled."""
    places = (
        ("trích yếu", [draft.subject]),
        ("nơi gửi", draft.addressees),
        ("nơi nhận", draft.recipients),
        ("người ký", [draft.signer, draft.signer_title, draft.authority]),
    )
    for where, texts in places:
        if any(GAP.search(text) for text in texts):
            yield Finding(True, f"Còn chỗ chưa điền ở {where}.", None, f"cho_trong.{_CODES[where]}")


def _gaps(section: DraftSection) -> Iterator[Finding]:
    if GAP.search(f"{section.heading}\n{section.text}"):
        where = section.heading or "phần mở đầu, kết thúc"
        yield Finding(True, f"Còn chỗ chưa điền ở «{where}».", section.key, "cho_trong")


def _annex(annex: DraftAnnex) -> Iterator[Finding]:
    where = annex.heading or annex.label
    if not annex.heading.strip():
        yield Finding(True, "Có phụ lục chưa có tên.", annex.key, "phu_luc.ten")
    if not annex.text.strip():
        yield Finding(True, f"Phụ lục «{where}» chưa có nội dung.", annex.key, "phu_luc.trong")
    if GAP.search(f"{annex.heading}\n{annex.text}"):
        yield Finding(True, f"Còn chỗ chưa điền ở phụ lục «{where}».", annex.key, "cho_trong")


def _blanks(passage: Passage) -> Iterator[Finding]:
    if passage.place is not Place.SECTION:
        return
    lines = passage.text.split("\n")
    mended = "\n".join(
        line if line.lstrip().startswith("|") else _BLANKS.sub(_one_blank, line) for line in lines
    )
    if mended != passage.text:
        change = passage.mending("Bỏ khoảng trắng thừa", 0, len(passage.text), mended)
        yield Finding(
            False, f"Có khoảng trắng thừa ở {passage.name}.", passage.key, "khoang_trang.thua", change
        )


def _unclosed(passage: Passage) -> Iterator[Finding]:
    """Yield marks that begin and do not end: they would be printed as they stand."""
    for line in passage.text.split("\n"):
        if len(_BOLD.findall(line)) % 2:
            text = f"Dấu ** ở {passage.name} mở mà chưa đóng: «{line.strip()[:40]}…»."
            yield Finding(True, text, passage.key, "dau.chua_dong")
    if _OPEN_NOTE.search(passage.text):
        text = f"Chú thích [^ ở {passage.name} mở mà chưa đóng bằng ]."
        yield Finding(True, text, passage.key, "chu_thich.chua_dong")


def _one_blank(match: re.Match[str]) -> str:
    after = match.string[match.end() : match.end() + 1]
    return "" if after in ",;:" else " "
