"""The register's list against the same filtering and sorting in plain Python."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from office_app.domain.incoming import (
    IncomingDocument,
    IncomingFilter,
    IncomingSort,
    IncomingState,
    Obligation,
    ObligationKind,
)
from office_app.domain.vietnamese import fold, sort_key
from office_app.storage.store import Store
from tests.storage.opened import open_store

TYPES = ("Công văn", "Kế hoạch", "Nghị quyết", "Ấn phẩm", "Đề án", "Ủy quyền")
CODES = ("CV", "KH", "NQ", "TB", "ĐA", "BC")
ISSUERS = (
    "Tỉnh ủy Thái Nguyên",
    "Ban Tổ chức Tỉnh ủy",
    "Ủy ban nhân dân tỉnh",
    "Đảng ủy xã Ất",
    "Ăn Đài",
    "Ẩn Đài",
)
SYLLABLES = [
    "học",
    "tập",
    "quán",
    "triệt",
    "nghị",
    "quyết",
    "đại",
    "hội",
    "ăn",
    "ấn",
    "an",
    "ận",
    "ưu",
    "đãi",
    "dân",
    "vận",
    "100%",
    "a_b",
    "chi",
    "bộ",
    "xã",
    "Ôn",
    "Ơn",
]
SIGNERS = ("Nguyễn Văn Ẩn", "Lê Thị Bé", None)


@dataclass(frozen=True)
class Kept:
    """A document with what filters look at, made without the store."""

    id: int
    document: IncomingDocument
    due: date | None

    @cached_property
    def text(self) -> str:
        found = self.document
        return fold(" ".join((found.symbol, found.subject, found.issuer, found.signer or "")))

    @cached_property
    def bare_symbol(self) -> str:
        return "".join(char for char in fold(self.document.symbol) if char.isalnum())

    @cached_property
    def keys(self) -> dict[IncomingSort, Any]:
        return {sort: key(self) for sort, key in KEYS.items()}


def random_document(dice: random.Random, number: int) -> IncomingDocument:
    day = date(2024, 1, 1) + timedelta(days=dice.randrange(900))
    kind = dice.randrange(len(TYPES))
    obligations = tuple(
        Obligation(
            ObligationKind.ASSIGNMENT,
            "việc",
            due=dice.choice((None, day + timedelta(days=dice.randrange(90)))),
            ours=dice.random() < 0.7,
        )
        for _ in range(dice.randrange(3))
    )
    return IncomingDocument(
        symbol=f"{dice.randrange(1, 500):02d}-{CODES[kind]}/TU",
        issued_on=None if dice.random() < 0.1 else day - timedelta(days=dice.randrange(9)),
        doc_type=TYPES[kind],
        issuer=dice.choice(ISSUERS),
        subject="V/v " + " ".join(dice.choices(SYLLABLES, k=6)),
        arrived_on=day,
        signer=dice.choice(SIGNERS),
        state=dice.choice(list(IncomingState)),
        obligations=obligations,
        arrival_number=number,
        arrival_year=day.year,
    )


def fill(store: Store, count: int) -> list[Kept]:
    dice = random.Random(count)
    kept = []
    with store.open_transaction() as tx:
        for number in range(1, count + 1):
            document = random_document(dice, number)
            open_due = [one.due for one in document.obligations if one.ours and one.due]
            due = min(open_due, default=None) if document.state is not IncomingState.DONE else None
            kept.append(Kept(tx.incoming.add(document), document, due))
        tx.commit()
    return kept


def has_words(one: Kept, words: str) -> bool:
    return all(
        word in one.text or "".join(char for char in word if char.isalnum()) in one.bare_symbol
        for word in fold(words).split()
    )


KEYS: dict[IncomingSort, Callable[[Kept], Any]] = {
    IncomingSort.ARRIVAL: lambda one: (one.document.arrival_year, one.document.arrival_number),
    IncomingSort.SYMBOL: lambda one: sort_key(one.document.symbol),
    IncomingSort.ISSUED_ON: lambda one: one.document.issued_on,
    IncomingSort.DOC_TYPE: lambda one: sort_key(one.document.doc_type),
    IncomingSort.ISSUER: lambda one: sort_key(one.document.issuer),
    IncomingSort.SUBJECT: lambda one: sort_key(one.document.subject),
    IncomingSort.STATE: lambda one: list(IncomingState).index(one.document.state),
    IncomingSort.DUE: lambda one: one.due,
}


def expected(kept: list[Kept], wanted: IncomingFilter) -> list[int]:
    chosen = [
        one
        for one in kept
        if has_words(one, wanted.words)
        and wanted.doc_type in (None, one.document.doc_type)
        and wanted.issuer in (None, one.document.issuer)
        and wanted.state in (None, one.document.state)
        and wanted.year in (None, one.document.arrival_year)
        and (wanted.due_from is None or (one.due is not None and one.due >= wanted.due_from))
        and (wanted.due_until is None or (one.due is not None and one.due <= wanted.due_until))
    ]
    dated = sorted(
        (one for one in chosen if one.keys[wanted.sort] is not None),
        key=lambda one: (one.keys[wanted.sort], one.id),
    )
    empty = sorted((one for one in chosen if one.keys[wanted.sort] is None), key=lambda one: one.id)
    if wanted.descending:
        dated, empty = dated[::-1], empty[::-1]
    return [one.id for one in (*dated, *empty)]


FILTERS = (
    IncomingFilter(),
    IncomingFilter(words="hoc TẬP"),
    IncomingFilter(words="100%"),
    IncomingFilter(words="a_b đại"),
    IncomingFilter(words="nq-tu be"),
    IncomingFilter(words="12khtu"),
    IncomingFilter(words="không có chữ này"),
    IncomingFilter(doc_type="Ấn phẩm"),
    IncomingFilter(issuer="Ẩn Đài", state=IncomingState.IN_PROGRESS),
    IncomingFilter(state=IncomingState.DONE, words="dan van"),
    IncomingFilter(year=2025),
    IncomingFilter(due_from=date(2025, 1, 1)),
    IncomingFilter(due_until=date(2025, 6, 30), year=2025, words="an"),
    IncomingFilter(due_from=date(2025, 3, 1), due_until=date(2025, 3, 31)),
)


def compare(store: Store, kept: list[Kept]) -> None:
    with store.open_reading() as tx:
        for wanted, sort, descending in product(FILTERS, IncomingSort, (False, True)):
            filtered = IncomingFilter(**{**vars(wanted), "sort": sort, "descending": descending})
            assert list(tx.incoming.ids(filtered)) == expected(kept, filtered), filtered


def test_given_documents_when_filtered_and_sorted_then_the_store_agrees_with_plain_python(
    store: Store,
) -> None:
    compare(store, fill(store, 600))


@pytest.mark.slow
def test_given_5000_documents_when_filtered_and_sorted_then_the_store_agrees_with_plain_python(
    tmp_path: Path,
) -> None:
    with open_store(tmp_path / "Sổ lớn") as store:
        compare(store, fill(store, 5_000))


def test_given_ids_in_any_order_when_lines_are_read_then_they_come_in_that_order(store: Store) -> None:
    kept = fill(store, 1300)
    wanted = [one.id for one in kept]
    random.Random(1).shuffle(wanted)
    with store.open_reading() as tx:
        lines = tx.incoming.lines([*wanted[:1200], 10**6, wanted[0]])
    assert [line.id for line in lines] == [*wanted[:1200], wanted[0]]
    by_id = {one.id: one for one in kept}
    for line in lines:
        one = by_id[line.id]
        assert (line.symbol, line.issued_on, line.due) == (
            one.document.symbol,
            one.document.issued_on,
            one.due,
        )
        assert line.arrival == one.document.arrival


def test_given_no_ids_when_lines_are_read_then_there_are_none(store: Store) -> None:
    with store.open_reading() as tx:
        assert list(tx.incoming.lines([])) == []


def test_given_documents_when_asked_for_choices_then_they_come_once_in_vietnamese_order(store: Store) -> None:
    fill(store, 200)
    with store.open_reading() as tx:
        assert tx.incoming.doc_types() == [
            "Ấn phẩm",
            "Công văn",
            "Đề án",
            "Kế hoạch",
            "Nghị quyết",
            "Ủy quyền",
        ]
        assert tx.incoming.issuers() == [
            "Ăn Đài",
            "Ẩn Đài",
            "Ban Tổ chức Tỉnh ủy",
            "Đảng ủy xã Ất",
            "Tỉnh ủy Thái Nguyên",
            "Ủy ban nhân dân tỉnh",
        ]
