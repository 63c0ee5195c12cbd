"""The one box: everything that holds the words typed, by kind, each with the passage that does."""

from datetime import date
from functools import partial

from office_app.domain.incoming import Span
from office_app.domain.search import FoundRecord, Passage, SearchGroup, SearchHit, SearchResults
from office_app.domain.search_passages import marks_in, passage_of
from office_app.domain.search_query import SearchQuery, parse_query
from office_app.domain.vietnamese import fold, nfc
from office_app.use_cases.ports.transaction import OpenTransaction
from office_app.use_cases.progress import Progress

_TITLE_SEEN = 80  # letters of a title that any list has room for
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
    shown = [
        SearchGroup(one.kind, [_hit(record, query) for record in one.records], one.more) for one in groups
    ]
    return SearchResults(sorted(shown, key=partial(_likeness, query.whole_words())), waiting)


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


def _likeness(whole: SearchQuery, group: SearchGroup) -> tuple[int, int, int]:
    """Order kinds: whole words in the title of the first hit, the more the better, then in its line, then elsewhere."""
    first = group.hits[0]
    title = first.title.text
    named = {fold(title[start:end]) for start, end in marks_in(title, whole)}
    found = 0 if named else 1 if first.title.marks else 2 if first.line.marks else 3
    return found, -len(named), group.kind


def _hit(record: FoundRecord, query: SearchQuery) -> SearchHit:
    passage = passage_of(record.text, query) if record.text else None
    if passage is not None and record.begins is None:
        passage = Passage(passage.text, passage.marks)
    if passage is None and record.begins:  # the record is itself a passage of the document that opens
        passage = Passage("", (), Span(record.begins, record.begins + len(record.title)))
    title = _marked(record.title, query)
    if passage is None or not passage.text:
        passage = _end_of_title(title, query, passage.place if passage else None)
    return SearchHit(record.kind, record.id, title, _marked(record.line, query), record.opens, passage)


def _end_of_title(title: Passage, query: SearchQuery, place: Span | None) -> Passage | None:
    """Return the piece of a long title that holds the words, where a list cuts it before them."""
    found = passage_of(title.text, query) if title.marks and title.marks[0][0] > _TITLE_SEEN else None
    if found is not None:
        return Passage(found.text, found.marks, place)
    return Passage("", (), place) if place is not None else None


def _marked(text: str, query: SearchQuery) -> Passage:
    composed = " ".join(nfc(text).split())
    return Passage(composed, marks_in(composed, query))
