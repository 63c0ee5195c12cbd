"""What is typed as an expression of FTS5, for the lines of records and for their texts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from office_app.domain.search import has_marks
from office_app.domain.search_query import Column, SearchQuery, Term, Wording
from office_app.domain.vietnamese import fold

Expand = Callable[[str, bool], Sequence[str]]
"""Returns the words that begin so, of those without or with marks."""

_MOST_PHRASES = 30
_STRICT = (Column.TITLE, Column.WHO, Column.EXTRA)


@dataclass(frozen=True)
class Tier:
    """One way to look: ``phrase``: plain words beside each other; ``query``: with the marks typed, or without."""

    query: SearchQuery
    phrase: bool


def tiers(query: SearchQuery) -> Iterator[Tier]:
    """Return the ways to look, the best first.

    As typed before without marks; words beside each other before anywhere; whole words before those that go on.
    """
    plain = [term.plain for term in query.terms]
    beside = any(a and b for a, b in pairwise(plain))
    bare = query.without_marks()
    for one in (query, bare) if bare != query else (query,):
        whole = one.whole_words()
        for phrase in (True, False) if beside else (False,):
            yield Tier(whole, phrase)
            if whole != one:
                yield Tier(one, phrase)


def heads_match(tier: Tier, expand: Expand) -> str:
    """Return the expression for ``search_heads``."""
    return _match(tier, lambda one: _head_wording(one, expand))


def symbol_match(query: SearchQuery, expand: Expand) -> str | None:
    """Return the expression for records that bear the symbols typed; None when none is typed."""
    if not query.symbols:
        return None
    own = tuple(Term(term.any_of[:1]) if term in query.symbols else term for term in query.terms)
    return heads_match(Tier(SearchQuery(own), False), expand)


def strict_match(query: SearchQuery, expand: Expand) -> str | None:
    """Return the expression for ``search_heads`` of what has to stand in one column; None when nothing has to."""
    own = tuple(term for term in query.terms if all(one.column in _STRICT for one in term.any_of))
    return heads_match(Tier(SearchQuery(own), False), expand) if own else None


def texts_match(tier: Tier, expand: Expand) -> str | None:
    """Return the expression for ``search_texts``; None when what is typed is too short to be looked for there."""
    found = _shortened(tier.query)
    if found is None:
        return None
    return _match(Tier(found, tier.phrase), lambda one: _text_wording(one, expand))


def _shortened(query: SearchQuery) -> SearchQuery | None:
    """Leave out a last word of which one letter is typed; in texts nearly every one holds such a word."""
    terms = tuple(term for term in query.terms if not _too_short(term))
    return SearchQuery(terms, query.without) if terms else None


def _too_short(term: Term) -> bool:
    return term.plain and term.any_of[0].prefix and len(term.any_of[0].words[0]) < 2


def _match(tier: Tier, wording: Callable[[Wording], str]) -> str:
    parts = [_term(term, wording) for term in _joined(tier)]
    found = " AND ".join(parts)
    if tier.query.without:
        unwanted = _any(_term(term, wording) for term in tier.query.without)
        found = f"({found}) NOT ({unwanted})"
    return found


def _joined(tier: Tier) -> Iterator[Term]:
    """Return the terms, plain words that follow each other as one where they have to stand beside each other."""
    run: list[str] = []
    prefix = False
    for term in (*tier.query.terms, None):
        if term is not None and term.plain and tier.phrase:
            run.extend(term.any_of[0].words)
            prefix = term.any_of[0].prefix
            continue
        if run:
            yield Term((Wording(tuple(run), prefix),))
            run = []
        if term is not None:
            yield term


def _term(term: Term, wording: Callable[[Wording], str]) -> str:
    return f"({_any(wording(one) for one in term.any_of)})"


def _head_wording(one: Wording, expand: Expand) -> str:
    if one.column is not Column.ANY:
        return _wording(f"{one.column.value} :", one, False, expand)
    exact = any(map(has_marks, one.words))
    return _wording("marked :" if exact else "- marked :", one, exact, expand)


def _text_wording(one: Wording, expand: Expand) -> str:
    exact = one.column is Column.ANY and any(map(has_marks, one.words))
    return _wording("marked :" if exact else "folded :", one, exact, expand)


def _wording(column: str, one: Wording, exact: bool, expand: Expand) -> str:
    """Return the words beside each other, the last one in all the ways it may go on.

    A half typed word is looked for as the words there are that begin so: these are read newest first and no further
    than needed, where FTS5 would first put together all documents of all of them.
    """
    words = one.words if exact else tuple(map(fold, one.words))
    if not one.prefix:
        return f"{column} {_quoted(words)}"
    if one.column is Column.TAGS:
        return f"{column} {_quoted(words)} *"
    *first, last = words
    ends = list(expand(last, exact)) or [last]
    if first and len(ends) > _MOST_PHRASES:
        if one.column is Column.SYMBOL:
            return f"{column} {_quoted(words)}"
        return f"({column} {_quoted(first)} AND {column} ({_any(map(_one, ends))}))"
    return f"{column} ({_any(_quoted((*first, end)) for end in ends)})"


def _any(parts: Iterable[str]) -> str:
    return " OR ".join(parts)


def _one(word: str) -> str:
    return f'"{word}"'


def _quoted(words: Sequence[str]) -> str:
    return '"' + " ".join(words) + '"'
