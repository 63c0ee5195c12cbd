"""All of recognition: the text of a file in, facts with place and certainty out."""

from collections.abc import Sequence
from datetime import date

from office_app.domain.incoming import CitedDocument, Found, RecognisedDocument, Span
from office_app.domain.read_files import Viewpoint
from office_app.recognition.assignments import find_assignments
from office_app.recognition.citation_roles import roles_in
from office_app.recognition.citations import citation_spans, find_citations
from office_app.recognition.clean_text import clean, first_page
from office_app.recognition.deadline_looking_back import told_in
from office_app.recognition.deadlines import find_deadlines
from office_app.recognition.header import Header, read_header
from office_app.recognition.lines import read_lines
from office_app.recognition.materials import find_materials
from office_app.recognition.note_issuers import with_note_issuers
from office_app.recognition.recipients import read_all_recipients
from office_app.recognition.reporting_duties import find_reporting
from office_app.recognition.rules import Rules
from office_app.recognition.secrecy import secrecy_mark
from office_app.recognition.signature import read_signature
from office_app.recognition.structure import items_of
from office_app.recognition.surnames import read_optically
from office_app.recognition.web_text import letterhead_first

NOWHERE = Viewpoint()
"""When nobody knows whose office this is: a single file read on the command line."""


def recognise(
    raw_text: str, rules: Rules, viewpoint: Viewpoint = NOWHERE, *, optical: bool = False
) -> RecognisedDocument:
    """Recognise one document. ``raw_text`` as read from the file; ``\\f`` is a page border.

    ``optical``: the text was read from pictures of pages, so that accents may be lost.
    A document with a secrecy mark on page 1 gives ``refused`` and nothing else.
    Spans are places in ``RecognisedDocument.text``.
    """
    lines, stamps = read_lines(raw_text)
    lines, above = letterhead_first(lines, rules)
    mark = secrecy_mark(first_page([*above, *lines]), rules)
    if mark:
        return RecognisedDocument(refused=mark)
    doc = clean(lines, [*stamps, *above], rules)
    header = read_header(doc, rules)
    recipients = read_all_recipients(doc.head, doc.closing, rules)
    in_lines = [header.subject, *recipients]
    text = _unwrapped(doc.text, [found.span for found in in_lines if found and found.span])
    items = items_of(doc.body)
    own = header.symbol.value if header.symbol else None
    cited = with_note_issuers(find_citations(text, rules, own, roles_in(doc, items, text)), doc, rules)
    today = _day_of(header, cited)
    is_report = _value(header.doc_type) == "Báo cáo"
    deadlines = find_deadlines(
        doc.text,
        rules,
        today,
        low=doc.low,
        citations=citation_spans(text, cited),
        within=[(p.start, p.end) for p in (*doc.running, *doc.notes)],
        told=told_in(items, is_report=is_report),
        due_day_counts=viewpoint.due_day_counts,
    )
    signer, title = read_signature(doc.closing, doc.stamps, rules)
    if optical:
        signer = read_optically(signer, title, doc.closing, rules)
    symbol = header.symbol
    return RecognisedDocument(
        text=doc.text,
        symbol=Found(str(symbol.value), symbol.span, symbol.certainty, symbol.reason) if symbol else None,
        number=Found(symbol.value.number, symbol.span, symbol.certainty, symbol.reason) if symbol else None,
        issued_on=header.issued_on,
        doc_type=header.doc_type,
        issuer=header.issuer,
        parent=header.parent,
        subject=header.subject,
        signer=signer,
        signer_title=title,
        urgency=header.urgency,
        recipients=recipients,
        cited=cited,
        deadlines=deadlines,
        assignments=find_assignments(
            doc,
            items,
            rules,
            deadlines,
            _value(header.issuer),
            _value(header.parent),
            viewpoint,
            is_report=is_report,
        ),
        materials=find_materials(items, rules, doc.low),
        reporting=find_reporting(doc, rules, deadlines, _value(header.issuer)),
    )


def _value(found: Found[str] | None) -> str:
    return found.value if found else ""


def _unwrapped(text: str, spans: Sequence[Span]) -> str:
    """Return the text, of the same length, with each range on one line: letterhead and closing keep their lines."""
    for span in spans:
        words = text[span.start : span.end]
        if "\n" in words:
            text = text[: span.start] + words.replace("\n", " ") + text[span.end :]
    return text


def _day_of(header: Header, cited: Sequence[CitedDocument]) -> date | None:
    """Return the document's date; where it is lost, the latest date of a document it cites."""
    if header.issued_on:
        return header.issued_on.value
    return max((c.issued_on for c in cited if c.issued_on), default=None)
