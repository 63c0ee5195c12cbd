"""The light markup that papers are written in, to blocks and back; and the paper of a draft.

One line is one block. ``# `` a part, ``## `` a section, ``### `` a subsection, ``| a | b |`` a row of a table
(its first row the heads), anything else a paragraph; blank lines count for nothing. ``**bold**``, ``*italic*``
and ``***both***`` inside a line; a star that opens nothing stands for itself, so does ``\\*``. A line of one ``#``
ends the last section: what follows closes the paper.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from office_app.domain.official_paper import (
    Annex,
    Block,
    BlockKind,
    OfficialPaper,
    Run,
    SignatureBlock,
    Table,
)
from office_app.domain.outgoing import DraftSection, OutgoingDraft
from office_app.domain.settings import OfficeSettings

LEVELS = {1: BlockKind.PART, 2: BlockKind.SECTION, 3: BlockKind.SUBSECTION}
OPENING = "0"  # key of the text before the first heading
CLOSING = "end"  # key of the text after a lone «#»
LETTER_CODE = "CV"  # công văn: no type name, the subject stands under the number

# Staff bodies have the committee above them in the letterhead. Source: pattern of HD 36-HD/VPTW.
_STAFF_BODIES = {
    "VPĐU": "VĂN PHÒNG",
    "BXDĐ": "BAN XÂY DỰNG ĐẢNG",
    "UBKT": "ỦY BAN KIỂM TRA",
    "UBKTĐU": "ỦY BAN KIỂM TRA",
}

_HEADING = re.compile(r"(#{1,3})[ \t]+(\S.*)")
_EMPHASIS = re.compile(
    r"(?<!\*)(?P<strong>\*{2,3})(?=[^\s*])(?P<bold>.+?)(?<=[^\s*])(?P=strong)(?!\*)"
    r"|(?<![*\w])\*(?=[^\s*])(?P<slanted>.+?)(?<=[^\s*])\*(?![*\w])"
)
_ESCAPED = re.compile(r"\\([*\\#|])")
_LABEL = re.compile(r"(?:([IVXLCDM]+)\s*[-–.]|(\d+(?:\.\d+)*)\s*[.\-)]|(\w)\s*[.)])(?=\s|$)")
_RULE_CELL = re.compile(r":?-{3,}:?")
# Private-use characters stand in for escaped ones while emphasis is looked for.
_HIDE = {"*": "\ue000", "\\": "\ue001", "#": "\ue002", "|": "\ue003"}
_SHOW = str.maketrans({hidden: shown for shown, hidden in _HIDE.items()})


def parse_runs(line: str) -> tuple[Run, ...]:
    """Return the runs of one line; marks without a partner stay in the text."""
    hidden = _ESCAPED.sub(lambda found: _HIDE[found[1]], line)
    return tuple(_merged(_split(hidden, bold=False, italic=False)))


def parse_markup(text: str) -> list[Block]:
    """Return the blocks of a marked-up text, in order."""
    blocks: list[Block] = []
    rows: list[list[str]] = []
    for raw in text.split("\n"):  # splitlines() would also cut at form feeds
        line = raw.strip()
        if len(line) > 1 and line.startswith("|") and line.endswith("|"):
            rows.append(_cells(line))
            continue
        _end_table(rows, blocks)
        heading = _HEADING.fullmatch(line)
        if heading:
            blocks.append(Block(LEVELS[len(heading[1])], parse_runs(heading[2])))
        elif line and line != "#":
            blocks.append(Block(BlockKind.PARAGRAPH, parse_runs(line)))
    _end_table(rows, blocks)
    return blocks


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
) -> OfficialPaper:
    """Return the paper of a draft; without a number or date their places stay blank.

    ``issued_on`` None takes the draft's own date; ``annexes`` follow the draft's own.
    """
    superior, issuer = settings.superior, settings.party_committee
    staff = _STAFF_BODIES.get(draft.body_code)
    if staff is not None:
        superior, issuer = issuer, staff
    return OfficialPaper(
        superior=superior.upper(),
        issuer=issuer.upper(),
        doc_type=None if draft.type_code == LETTER_CODE else draft.doc_type,
        type_code=draft.type_code,
        body_code=draft.body_code,
        place=settings.commune,
        subject=draft.subject,
        blocks=blocks_of_draft(draft),
        signature=SignatureBlock(draft.authority, draft.signer_title, draft.signer),
        recipients=tuple(draft.recipients),
        number=number,
        issued_on=issued_on or draft.dated,
        addressees=tuple(draft.addressees),
        urgency=urgency,
        draft_mark=draft_mark,
        annexes=(*draft.annexes, *annexes),
    )


def blocks_of_draft(draft: OutgoingDraft) -> tuple[Block, ...]:
    """Return the body's blocks; ``source`` of each is the key of the section it stands in."""
    blocks: list[Block] = []
    for section in draft.sections:
        if section.heading:
            kind = LEVELS.get(section.level, BlockKind.PARAGRAPH)
            blocks.append(Block(kind, parse_runs(section.heading), source=section.key))
        for block in parse_markup(section.text):
            blocks.append(Block(block.kind, block.runs, block.table, section.key))
    return tuple(blocks)


def plain_text(line: str) -> str:
    """Return a marked-up line without its marks."""
    return "".join(run.text for run in parse_runs(line))


def escape(text: str) -> str:
    """Return ``text`` so that ``parse_runs`` gives it back unchanged."""
    return re.sub(r"([*\\])", r"\\\1", text)


def _split(text: str, *, bold: bool, italic: bool) -> Iterable[Run]:
    at = 0
    for found in _EMPHASIS.finditer(text):
        yield Run(text[at : found.start()].translate(_SHOW), bold, italic)
        strong = found["strong"] or ""
        yield from _split(
            found["bold"] or found["slanted"],
            bold=bold or bool(strong),
            italic=italic or strong != "**",
        )
        at = found.end()
    yield Run(text[at:].translate(_SHOW), bold, italic)


def _merged(runs: Iterable[Run]) -> Iterable[Run]:
    last: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if last is not None and (last.bold, last.italic) == (run.bold, run.italic):
            last = Run(last.text + run.text, run.bold, run.italic)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _cells(line: str) -> list[str]:
    hidden = _ESCAPED.sub(lambda found: _HIDE[found[1]], line)
    return [cell.strip().translate(_SHOW) for cell in hidden[1:-1].split("|")]


def _end_table(rows: list[list[str]], blocks: list[Block]) -> None:
    if not rows:
        return
    heads, *body = rows
    if body and all(_RULE_CELL.fullmatch(cell) for cell in body[0]):
        body = body[1:]
    width = len(heads)
    table = Table(heads, [(row + [""] * width)[:width] for row in body])
    blocks.append(Block(BlockKind.TABLE, table=table))
    rows.clear()


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
