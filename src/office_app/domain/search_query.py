"""Reading what was typed into the search box: words, phrases, symbols, dates, filters and words not wanted.

12-KH/TU · KH12 · số 12/KH-TU      a symbol, however it is written
"đại hội XIV"                      these words beside each other
15/9/2026 · tháng 9/2026           a day or month: issued, due, or named in the text
loại:kế hoạch  từ:tỉnh ủy  ký:Lan  hạn:tháng 9/2026  ngày:15/9/2026  năm:2026  số:12
-dự thảo                           not with this word
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from office_app.domain.search import KIND_NAMES, FoundKind, words_of
from office_app.domain.search_symbols import SYMBOL_IN_TEXT, symbol_letters, typed_symbol
from office_app.domain.search_times import TIME_IN_TEXT, TimeRange, typed_time
from office_app.domain.symbol import DOC_TYPES
from office_app.domain.vietnamese import fold, nfc


class Column(StrEnum):
    """Where a word has to stand; the value is the column of the index."""

    ANY = ""
    SYMBOL = "symbol"
    TITLE = "title"
    WHO = "who"
    EXTRA = "extra"
    TAGS = "tags"


@dataclass(frozen=True)
class Wording:
    """Words beside each other, as of ``words_of``; with ``prefix`` the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    column: Column = Column.ANY


@dataclass(frozen=True)
class Term:
    """What must be there in at least one of its wordings. ``plain``: one word typed just so."""

    any_of: tuple[Wording, ...]
    plain: bool = False


@dataclass(frozen=True)
class SearchQuery:
    """All ``terms`` must be there and none of ``without``; ``kinds`` empty for all of them."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    kinds: frozenset[FoundKind] = field(default_factory=frozenset)

    @property
    def empty(self) -> bool:
        return not self.terms

    @property
    def symbols(self) -> tuple[Term, ...]:
        """The terms that are symbols."""
        return tuple(t for t in self.terms if t.any_of[0].column is Column.SYMBOL)

    def whole_words(self) -> "SearchQuery":
        """Return the same query for words that are typed to their ends."""
        return replace(self, terms=tuple(_whole(term) for term in self.terms))

    def without_marks(self) -> "SearchQuery":
        """Return the same query for a reader who takes every word with or without its marks."""
        return replace(self, terms=tuple(_without_marks(term) for term in self.terms))


def _whole(term: Term) -> Term:
    ended = (replace(one, prefix=one.prefix and one.column is Column.TAGS) for one in term.any_of)
    return replace(term, any_of=tuple(ended))


def _without_marks(term: Term) -> Term:
    return replace(term, any_of=tuple(replace(one, words=tuple(map(fold, one.words))) for one in term.any_of))


_FILTERS = {
    "loai": Column.TITLE,
    "tu": Column.WHO,
    "co quan": Column.WHO,
    "ky": Column.EXTRA,
    "nguoi ky": Column.EXTRA,
    "so": Column.SYMBOL,
    "han": Column.TAGS,
    "ngay": Column.TAGS,
    "nam": Column.TAGS,
}
_SIGNED = frozenset({FoundKind.INCOMING, FoundKind.OUTGOING})
"""What bears a signature; the column of signers holds other people of other records."""

_NAMES = "|".join(sorted((name.replace(" ", r"\s") for name in _FILTERS), key=len, reverse=True))
_FILTER = re.compile(
    rf'(?<!\w)(?P<name>{_NAMES})\s?:\s?(?P<value>"[^"]*"|(?:(?!(?<!\w)(?:{_NAMES})\s?:)[^,;"])*)[,;]?'
)
_QUOTED = re.compile(r'(?P<minus>(?<!\S)[-−])?"(?P<words>[^"]+)"?')
_MINUS = re.compile(r"(?<!\S)[-−](?P<word>[^\W\d_]\w*)")
_TYPE_NAMES = sorted({fold(name) for names in DOC_TYPES.values() for name in names}, key=len, reverse=True)
_KIND_WORDS = {
    **{fold(name): kind for kind, name in KIND_NAMES.items()},
    "van ban di": FoundKind.OUTGOING,
    "viec": FoundKind.OBLIGATION,
    "hoi nghi": FoundKind.SESSION,
    "buoi hoc": FoundKind.SESSION,
    "chi bo": FoundKind.UNIT,
    "don vi": FoundKind.UNIT,
    "tuyen truyen": FoundKind.ACTIVITY,
    "kiem tra": FoundKind.ACTIVITY,
    "giam sat": FoundKind.ACTIVITY,
}


def parse_query(typed: str, today: date) -> SearchQuery:
    """Read what was typed; the last word may be half typed unless a blank or a sign follows it."""
    reader = _Reader(nfc(typed).replace("“", '"').replace("”", '"'), today)
    return reader.read()


class _Reader:
    """Takes piece after piece out of the text: filters, quotes, words not wanted, symbols, times, and what is left.

    Pieces are found in the folded text, which is as long as the text itself.
    """

    def __init__(self, text: str, today: date) -> None:
        self._text, self._today = text, today
        self._open_end = bool(text) and text[-1].isalnum()
        self._found: list[tuple[int, Term]] = []
        self._without: list[Term] = []
        self._kinds: set[FoundKind] = set()
        self._signed = False

    def read(self) -> SearchQuery:
        self._take(_FILTER, self._filter)
        self._take(_QUOTED, self._quoted)
        self._take(SYMBOL_IN_TEXT, self._symbol)
        self._take(_MINUS, self._minus)
        self._take(TIME_IN_TEXT, self._time)
        self._rest()
        terms = tuple(term for _, term in sorted(self._found, key=lambda pair: pair[0]))
        kinds = self._kinds or (_SIGNED if self._signed else ())
        return SearchQuery(terms, tuple(self._without), frozenset(kinds))

    def _take(self, pattern: re.Pattern[str], use: Callable[[re.Match[str]], int]) -> None:
        """Have every match used; ``use`` returns how far it took the text; the rest is read on."""
        text = symbol_letters(self._text) if pattern is SYMBOL_IN_TEXT else fold(self._text)
        for match in list(pattern.finditer(text)):
            start, end = match.start(), use(match)
            self._text = self._text[:start] + " " * (end - start) + self._text[end:]

    def _original(self, match: re.Match[str], group: str) -> str:
        return self._text[match.start(group) : match.end(group)]

    def _filter(self, match: re.Match[str]) -> int:
        name, value = match["name"].replace("\u00a0", " "), self._original(match, "value")
        at, column = match.start("value"), _FILTERS[name]
        if column is Column.TAGS:
            return at + self._time_filter(at, "h" if name == "han" else "n", value)
        if column is Column.TITLE:
            taken = self._kind_filter(at, match["value"])
            if taken:
                return at + taken
        words = tuple(words_of(value))
        self._signed |= column is Column.EXTRA and bool(words)
        if words and column is Column.SYMBOL:
            own = typed_symbol_term(value.strip(' "')) or Term((Wording(words, True, column),))
            self._found.append((at, own))
        else:
            self._found += [(at, Term((Wording((word,), False, column),))) for word in words]
        return match.end()

    def _kind_filter(self, at: int, value: str) -> int:
        """Take the type of paper or the kind of record that ``loại:`` names; return how long its name is."""
        for name in sorted((*_KIND_WORDS, *_TYPE_NAMES), key=len, reverse=True):
            named = re.match(rf'["\s]*({name})(?!\w)"?', value)
            if named is None:
                continue
            if name in _KIND_WORDS:
                self._kinds.add(_KIND_WORDS[name])
            else:
                typed = self._text[at + named.start(1) : at + named.end(1)]
                self._found.append((at, Term((Wording(tuple(words_of(typed)), False, Column.TITLE),))))
            return named.end()
        return 0

    def _time_filter(self, at: int, letter: str, value: str) -> int:
        """Take the longest beginning that is a time; return how long it is."""
        ends = [match.start() for match in re.finditer(r"\s+|$", value.rstrip())]
        for end in reversed(ends):
            found = typed_time(value[:end].strip(' "'), self._today)
            if found is not None:
                self._found.append((at, Term(_tags(found, letter))))
                return end
        return len(value)

    def _quoted(self, match: re.Match[str]) -> int:
        words = tuple(words_of(self._original(match, "words")))
        if words:
            term = Term((Wording(words, self._open_end and match.end() == len(self._text)),))
            if match["minus"]:
                self._without.append(term)
            else:
                self._found.append((match.start(), term))
        return match.end()

    def _symbol(self, match: re.Match[str]) -> int:
        term = typed_symbol_term(self._text[match.start() : match.end()])
        if term is None:
            return match.start()
        if self._open_end and match.end() == len(self._text.rstrip()):
            term = Term(tuple(replace(one, prefix=True) for one in term.any_of))
        self._found.append((match.start(), term))
        return match.end()

    def _minus(self, match: re.Match[str]) -> int:
        self._without.append(Term((Wording(tuple(words_of(self._original(match, "word")))),)))
        return match.end()

    def _time(self, match: re.Match[str]) -> int:
        found = typed_time(self._text[match.start() : match.end()], self._today)
        if found is None:
            return match.start()
        said = tuple(Wording(words) for words in found.wordings)
        self._found.append((match.start(), Term((*said, *_tags(found, "nh")))))
        return match.end()

    def _rest(self) -> None:
        for match in re.finditer(r"[^\W_]+", self._text):
            if fold(match.group()) == "so" and re.match(r"\s?:?\s?\d", self._text[match.end() :]):
                continue  # «số 12»: registers hold the number alone
            word = words_of(match.group())
            half = self._open_end and match.end() == len(self._text)
            self._found.append((match.start(), Term((Wording(tuple(word), half),), plain=True)))


def typed_symbol_term(text: str) -> Term | None:
    """Return the term for a symbol: in the register's column, or named in a text in any of its writings."""
    writings = typed_symbol(text)
    if not writings:
        return None
    own = Wording(writings[0], False, Column.SYMBOL)
    return Term((own, *(Wording(words) for words in writings)))


def _tags(found: TimeRange, letters: str) -> tuple[Wording, ...]:
    return tuple(
        Wording((f"{letter}{token}",), len(token) < 8, Column.TAGS)
        for letter in letters
        for token in found.tokens
    )
