"""Drafts and issued papers."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.domain.errors.data_folder import NotFoundError
from office_app.domain.errors.outgoing import AlreadyIssuedError, NumberTakenError
from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import OutgoingState
from office_app.storage.store import Store
from office_app.use_cases.ports.transaction import Transaction
from tests.storage.values import directive, draft

TERM = "2025 - 2030"
FILES = (StoredFile("12" * 32, "05-KH-ĐU.docx", 10), StoredFile("34" * 32, "05-KH-ĐU.pdf", 20))


def issue(
    tx: Transaction, outgoing_id: int, number: int, day: date = date(2026, 5, 26), term: str = TERM
) -> None:
    symbol = f"{number:02d}-KH/ĐU"
    tx.outgoing.issue(outgoing_id, number=number, term=term, symbol=symbol, issued_on=day, files=FILES)


def test_given_a_whole_draft_when_kept_and_changed_then_it_reads_back_the_same(store: Store) -> None:
    with store.open_transaction() as tx:
        incoming_id = tx.incoming.add(directive())
        outgoing_id = tx.outgoing.add_draft(draft(incoming_id=incoming_id))
        tx.commit()
    with store.open_transaction() as tx:
        paper = tx.outgoing.get(outgoing_id)
        assert paper.draft == draft(incoming_id=incoming_id, id=outgoing_id)
        assert (paper.state, paper.number, paper.symbol, paper.files) == (OutgoingState.DRAFT, None, None, ())
        tx.outgoing.save_draft(replace(paper.draft, subject="khác", campaign=None, tasks=(), dated=None))
        tx.commit()
    with store.open_reading() as tx:
        changed = tx.outgoing.get(outgoing_id)
        assert changed.draft == draft(
            incoming_id=incoming_id, id=outgoing_id, subject="khác", campaign=None, tasks=(), dated=None
        )
        assert [line.subject for line in tx.outgoing.of_directive(incoming_id)] == ["khác"]


def test_given_a_draft_when_issued_then_number_and_files_are_kept_and_it_changes_no_more(
    store: Store,
) -> None:
    with store.open_transaction() as tx:
        outgoing_id = tx.outgoing.add_draft(draft())
        issue(tx, outgoing_id, 5)
        tx.commit()
    with store.open_transaction() as tx:
        paper = tx.outgoing.get(outgoing_id)
        assert (paper.state, paper.number, paper.term, paper.symbol) == (
            OutgoingState.ISSUED,
            5,
            TERM,
            "05-KH/ĐU",
        )
        assert (paper.issued_on, paper.files) == (date(2026, 5, 26), FILES)
        for act in (
            lambda: tx.outgoing.save_draft(paper.draft),
            lambda: tx.outgoing.delete_draft(outgoing_id),
            lambda: issue(tx, outgoing_id, 6),
        ):
            with pytest.raises(AlreadyIssuedError, match="05-KH/ĐU"):
                act()


def test_given_a_number_in_use_when_issued_then_nothing_is_written(store: Store) -> None:
    with store.open_transaction() as tx:
        issue(tx, tx.outgoing.add_draft(draft()), 5)
        second = tx.outgoing.add_draft(draft())
        tx.commit()
    with pytest.raises(NumberTakenError, match="05-KH/ĐU"), store.open_transaction() as tx:
        issue(tx, second, 5)
        tx.commit()
    with store.open_reading() as tx:
        assert tx.outgoing.get(second).state is OutgoingState.DRAFT
        assert tx.outgoing.get(second).files == ()


def test_given_types_and_terms_when_numbering_then_each_pair_has_a_row_of_its_own(store: Store) -> None:
    with store.open_transaction() as tx:
        issue(tx, tx.outgoing.add_draft(draft()), 5)
        issue(tx, tx.outgoing.add_draft(draft(type_code="BC", doc_type="Báo cáo")), 5)
        issue(tx, tx.outgoing.add_draft(draft()), 5, term="2030 - 2035")
        assert [one.number for one in tx.outgoing.numbered("KH", TERM)] == [5]
        assert tx.outgoing.numbered("TB", TERM) == []
        assert tx.outgoing.is_taken("KH", TERM, 5)
        assert not tx.outgoing.is_taken("KH", TERM, 4)


def test_given_a_deleted_draft_when_another_is_added_then_it_gets_a_new_id(store: Store) -> None:
    with store.open_transaction() as tx:
        first = tx.outgoing.add_draft(draft())
        tx.outgoing.delete_draft(first)
        assert tx.outgoing.add_draft(draft()) == first + 1
        for act in (
            lambda: tx.outgoing.get(first),
            lambda: tx.outgoing.save_draft(draft(id=first)),
            lambda: tx.outgoing.delete_draft(first),
        ):
            with pytest.raises(NotFoundError):
                act()


def test_given_papers_when_listed_then_drafts_come_first_and_words_find_symbols(store: Store) -> None:
    with store.open_transaction() as tx:
        old = tx.outgoing.add_draft(draft())
        new = tx.outgoing.add_draft(draft(doc_type="Báo cáo", type_code="BC", subject="kết quả quý II"))
        waiting = tx.outgoing.add_draft(draft(subject="dự thảo sau"))
        issue(tx, new, 7, date(2026, 6, 1))
        issue(tx, old, 5, date(2026, 5, 1))
        tx.commit()
    with store.open_reading() as tx:
        assert tx.outgoing.ids() == [waiting, new, old]
        assert tx.outgoing.ids(issued=True) == [new, old]
        assert tx.outgoing.ids(issued=False) == [waiting]
        assert tx.outgoing.ids(doc_type="Báo cáo") == [new]
        assert tx.outgoing.ids("5kh/du") == [old]
        assert tx.outgoing.ids("Ket QUA le thi") == [new]
        lines = tx.outgoing.lines([old, waiting])
    assert [(line.symbol, line.state) for line in lines] == [
        ("05-KH/ĐU", OutgoingState.ISSUED),
        ("", OutgoingState.DRAFT),
    ]
    assert lines[0].recipients == "Thường trực Tỉnh ủy; Các chi bộ; Lưu VPĐU"
