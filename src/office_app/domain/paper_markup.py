"""The light markup that papers are written in, to blocks; and the paper of a draft.

One line is one block. ``# `` a part, ``## `` a section, ``### `` a subsection; a heading of the words «Phần thứ nhất»,
«Chương II | TÊN CHƯƠNG», «Mục 1», «Điều 1. …» is a division or an article. ``> Căn cứ …`` a basis, ``-> … <-`` a
centred line, ``| a | b |`` a row of a table (see ``table_markup``), anything else a paragraph; blank lines count for
nothing. Marks inside a line: see ``run_markup``. A line of one ``#`` ends the last section: what follows closes the
paper. For the office this is written down in docs/mau-van-ban.md.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from office_app.domain.official_paper import (
    Annex,
    Block,
    BlockKind,
    OfficialPaper,
    SignatureBlock,
)
from office_app.domain.outgoing import DraftAnnex, DraftSection, OutgoingDraft
from office_app.domain.run_markup import escape, parse_runs, plain_text
from office_app.domain.settings import OfficeSettings
from office_app.domain.table_markup import is_row, parse_table

__all__ = ["annex_of_draft", "blocks_of_draft", "draft_sections", "escape", "heading_block", "paper_of_draft"]
__all__ += ["parse_markup", "parse_runs", "plain_text"]

LEVELS = {1: BlockKind.PART, 2: BlockKind.SECTION, 3: BlockKind.SUBSECTION}
OPENING = "0"  # key of the text before the first heading
CLOSING = "end"  # key of the text after a lone «#»
LETTER_CODE = "CV"  # công văn: no type name, the subject stands under the number

# Staff bodies have the committee above them in the letterhead. Source: pattern of HD 36-HD/VPTW.
_STAFF_BODIES = {
    "VPĐU": "Văn phòng",
    "BXDĐ": "Ban Xây dựng Đảng",
    "UBKT": "Ủy ban Kiểm tra",
    "UBKTĐU": "Ủy ban Kiểm tra",
}

_HEADING = re.compile(r"(#{1,3})[ \t]+(\S.*)")
_LABEL = re.compile(r"(?:([IVXLCDM]+)\s*[-–.]|(\d+(?:\.\d+)*)\s*[.\-)]|(\w)\s*[.)])(?=\s|$)")
_DIVISION = re.compile(
    r"(?P<label>(?:phần|chương|mục)\s+(?:thứ\s+\w+|[IVXLC]+|\d+))\s*(?:$|\|\s*(?P<name>.*))", re.IGNORECASE
)
_ARTICLE = re.compile(r"Điều\s+\d+\w?\s*[.:]")
_BASIS = re.compile(r">\s*[-–]?\s*(\S.*?)\s*[;,.]?")
_CENTRED = re.compile(r"->\s*(\S.*?)\s*<-")


def parse_markup(text: str) -> list[Block]:
    """Return the blocks of a marked-up text, in order."""
    blocks: list[Block] = []
    rows: list[str] = []

    def end_table() -> None:
        if rows:
            blocks.append(Block(BlockKind.TABLE, table=parse_table(rows)))
            rows.clear()

    for raw in text.split("\n"):  # splitlines() would also cut at form feeds
        line = raw.strip()
        if is_row(line):
            rows.append(line)
            continue
        end_table()
        if line and line != "#":
            blocks.append(_block(line))
    end_table()
    return blocks


def heading_block(heading: str, level: int, source: str = "") -> Block:
    """Return the block of a heading: divisions and articles are known by their words, the others by ``level``."""
    division = _DIVISION.fullmatch(heading.strip())
    if division:
        label, name = division["label"], division["name"]
        text = f"{label[0].upper()}{label[1:]}" + (f"\n{name.strip()}" if name and name.strip() else "")
        return Block(BlockKind.DIVISION, parse_runs(text), source=source)
    article = _ARTICLE.match(plain_text(heading))
    kind = BlockKind.ARTICLE if article else LEVELS.get(level, BlockKind.PARAGRAPH)
    return Block(kind, parse_runs(heading), source=source)


def _block(line: str) -> Block:
    heading = _HEADING.fullmatch(line)
    if heading:
        return heading_block(heading[2], len(heading[1]))
    basis = _BASIS.fullmatch(line)
    if basis:
        return Block(BlockKind.BASIS, parse_runs(basis[1]))
    centred = _CENTRED.fullmatch(line)
    if centred:
        return Block(BlockKind.CENTRED, parse_runs(centred[1]))
    return Block(BlockKind.PARAGRAPH, parse_runs(line))


def draft_sections(text: str) -> list[DraftSection]:
    """Split a marked-up text at its headings.

    Keys come from the headings' own numbers («II.1», «II.1.2», «III.a») so that they stay the same while the
    text is edited; a heading without one is counted. The opening, if any, is first: level 0,
    no heading; the closing, if any, is last and alike.
    """
    sections: list[DraftSection] = []
    level, heading, body = 0, "", list[str]()
    keys = [OPENING]  # labels of the open part, section and subsection
    taken: set[str] = set()

    def close() -> None:
        kept = "\n".join(body).strip("\n")
        if level or kept:
            sections.append(DraftSection(_key(keys, taken), heading, level, kept))

    for raw in text.split("\n"):  # splitlines() would also cut at form feeds
        line = raw.strip()
        found = _HEADING.fullmatch(line)
        if not found and line != "#":
            if line:
                body.append(line)
            continue
        close()
        body = []
        if not found:
            level, heading, keys = 0, "", [CLOSING]
            continue
        if not level:
            keys = []
        level, heading = len(found[1]), found[2]
        del keys[level - 1 :]
        keys.append(_label(heading) or str(1 + sum(section.level == level for section in sections)))
    close()
    return sections


def paper_of_draft(
    draft: OutgoingDraft,
    settings: OfficeSettings,
    *,
    number: int | None = None,
    issued_on: date | None = None,
    urgency: str | None = None,
    draft_mark: str | None = None,
    annexes: Sequence[Annex] = (),
    issuing_unit: str = "",
    **more: Any,
) -> OfficialPaper:
    """Return the paper of a draft; without a number or date their places stay blank.

    ``issued_on`` None takes the draft's own date; ``annexes`` follow the draft's own. ``issuing_unit``: the chi bộ
    or đảng bộ in whose name the paper goes out; empty for the committee and its staff bodies. ``more``: further
    fields of ``OfficialPaper`` by name, as ``circulation``, ``copies_mark``, ``contact``, ``second_signature``.
    """
    superior, issuer = letterhead_names(draft.body_code, settings, issuing_unit)
    if draft.body_code in _STAFF_BODIES and not issuing_unit:
        more.setdefault("issuer_in_text", f"{issuer} {superior}")
    elif issuing_unit:
        more.setdefault("issuer_in_text", issuer)
    return OfficialPaper(
        superior=superior.upper(),
        issuer=issuer.upper(),
        doc_type=None if draft.type_code == LETTER_CODE else draft.doc_type,
        type_code=draft.type_code,
        body_code=draft.body_code,
        place=settings.commune,
        subject=draft.subject,
        blocks=blocks_of_draft(draft),
        signature=SignatureBlock(draft.authority, draft.signer_title, draft.signer)
        if draft.layout.letterhead
        else None,
        recipients=tuple(draft.recipients),
        number=number,
        issued_on=issued_on or draft.dated,
        addressees=tuple(draft.addressees),
        addressee_label=draft.layout.addressee_label,
        letterhead=draft.layout.letterhead,
        size=draft.layout.size,
        landscape=draft.layout.landscape,
        urgency=urgency,
        draft_mark=draft_mark,
        annexes=(*map(annex_of_draft, draft.annexes), *annexes),
        **more,
    )


def annex_of_draft(annex: DraftAnnex) -> Annex:
    """Return an annex as it is printed."""
    blocks = tuple(parse_markup(annex.text))
    return Annex(annex.heading, blocks, annex.label, annex.landscape, annex.reference)


def letterhead_names(body_code: str, settings: OfficeSettings, issuing_unit: str = "") -> tuple[str, str]:
    """Return superior and issuer of a letterhead, as running text writes them.

    A staff body stands under the committee, a chi bộ under the đảng bộ of the commune; the committee's own bodies
    (Ban Thường vụ, Thường trực) never appear. Source: HD 36-HD/VPTW, ô 2.
    """
    committee = settings.party_committee
    if issuing_unit:
        return committee.replace("Đảng ủy", "Đảng bộ", 1), issuing_unit
    staff = _STAFF_BODIES.get(body_code)
    return (committee, staff) if staff else (settings.superior, committee)


def blocks_of_draft(draft: OutgoingDraft) -> tuple[Block, ...]:
    """Return the body's blocks; ``source`` of each is the key of the section it stands in."""
    blocks: list[Block] = []
    for section in draft.sections:
        if section.heading:
            blocks.append(heading_block(section.heading, section.level, section.key))
        for block in parse_markup(section.text):
            blocks.append(Block(block.kind, block.runs, block.table, section.key))
    return tuple(blocks)


def _label(heading: str) -> str:
    found = _LABEL.match(plain_text(heading))
    if not found:
        return ""
    if found[2]:
        return found[2].rpartition(".")[2]
    return found[1] or found[3]


def _key(labels: Sequence[str], taken: set[str]) -> str:
    wanted = ".".join(labels)
    key, n = wanted, 2
    while key in taken:
        key, n = f"{wanted}-{n}", n + 1
    taken.add(key)
    return key
