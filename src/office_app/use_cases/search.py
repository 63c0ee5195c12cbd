"""The one box: everything that holds the words typed, by kind, each with the passage that does."""

from datetime import date

from office_app.domain.incoming import Span
from office_app.domain.search import FoundRecord, Passage, SearchGroup, SearchHit, SearchResults
from office_app.domain.search_passages import marks_in, passage_of
from office_app.domain.search_query import SearchQuery, parse_query
from office_app.domain.vietnamese import nfc
from office_app.use_cases.ports import OpenTransaction
from office_app.use_cases.progress import Progress

IN_PIECES = 100
"""Records indexed in one transaction of the job: short enough that nobody who saves meanwhile notices."""


def search(
    typed: str, *, most: int, open_transaction: OpenTransaction, today: date, progress: Progress
) -> SearchResults:
    """Return what holds all that was typed, up to ``most`` of each kind.

    Raises Cancelled as soon as ``progress`` does, also within a long search.
    """
    query = parse_query(typed, today)
    with open_transaction() as tx:
        groups = [] if query.empty else tx.search.find(query, most, progress)
        waiting = tx.search.waiting()
    return SearchResults(
        [SearchGroup(one.kind, [_hit(record, query) for record in one.records], one.more) for one in groups],
        waiting,
    )


def index_waiting(*, open_transaction: OpenTransaction, progress: Progress) -> int:
    """Take all that waits into the index, piece by piece, and return how many records that were."""
    done = 0
    with open_transaction() as tx:
        total = tx.search.waiting()
    while True:
        progress.step(done, max(total, done), "đang lập chỉ mục tìm kiếm …")
        with open_transaction() as tx:
            taken = tx.search.follow(IN_PIECES)
            if not taken:
                return done
            tx.commit()
        done += taken


def _hit(record: FoundRecord, query: SearchQuery) -> SearchHit:
    passage = passage_of(record.text, query) if record.text else None
    if passage is not None and record.begins is None:
        passage = Passage(passage.text, passage.marks)
    if passage is None and record.begins:  # the record is itself a passage of the document that opens
        passage = Passage("", (), Span(record.begins, record.begins + len(record.title)))
    return SearchHit(
        record.kind,
        record.id,
        _marked(record.title, query),
        _marked(record.line, query),
        record.opens,
        passage,
    )


def _marked(text: str, query: SearchQuery) -> Passage:
    composed = " ".join(nfc(text).split())
    return Passage(composed, marks_in(composed, query))
