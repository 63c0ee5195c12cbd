"""One incoming document: written, read back, found again, changed."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.domain.errors.data_folder import NotFoundError
from office_app.domain.errors.incoming import ArrivalNumberTakenError
from office_app.domain.incoming import (
    CitedDocument,
    IncomingDocument,
    IncomingFilter,
    IncomingState,
    Obligation,
    ObligationKind,
    StoredFile,
)
from office_app.storage.store import Store
from tests.storage.values import directive


def add(store: Store, *documents: IncomingDocument) -> list[int]:
    with store.open_transaction() as tx:
        ids = [tx.incoming.add(document) for document in documents]
        tx.commit()
    return ids


def get(store: Store, document_id: int) -> IncomingDocument:
    with store.open_reading() as tx:
        return tx.incoming.get(document_id)


def without_ids(document: IncomingDocument) -> IncomingDocument:
    obligations = tuple(replace(one, id=None) for one in document.obligations)
    return replace(document, id=None, arrival_number=None, arrival_year=None, obligations=obligations)


def test_given_a_whole_document_when_added_then_it_reads_back_the_same(store: Store) -> None:
    (document_id,) = add(store, directive())
    found = get(store, document_id)
    assert without_ids(found) == directive()
    assert (found.id, found.arrival) == (document_id, "01/2026")
    assert all(one.id for one in found.obligations)


def test_given_a_bare_document_when_added_then_it_reads_back_the_same(store: Store) -> None:
    bare = IncomingDocument("", None, "Giấy mời", "UBND xã", "họp", date(2026, 1, 2))
    (document_id,) = add(store, bare)
    assert without_ids(get(store, document_id)) == bare


def test_given_obligations_when_corrected_then_those_with_an_id_keep_it(store: Store) -> None:
    (document_id,) = add(store, directive())
    before = get(store, document_id)
    first, second, _ = before.obligations
    changed = replace(
        before,
        subject="V/v khác",
        text="chữ khác",
        obligations=(second, replace(first, text="việc khác"), Obligation(ObligationKind.REPORT, "việc mới")),
        cited=before.cited[:1],
        files=(StoredFile("cd" * 32, "khác.pdf", 1), *before.files),
    )
    with store.open_transaction() as tx:
        tx.incoming.update(changed)
        tx.commit()
    after = get(store, document_id)
    assert after == replace(
        changed,
        obligations=(*changed.obligations[:2], replace(changed.obligations[2], id=after.obligations[2].id)),
    )


def test_given_a_document_added_just_now_when_corrected_in_the_same_transaction_then_both_hold(
    store: Store,
) -> None:
    with store.open_transaction() as tx:
        document_id = tx.incoming.add(directive())
        tx.incoming.update(replace(tx.incoming.get(document_id), note="sửa ngay"))
        assert tx.incoming.get(document_id).note == "sửa ngay"
        tx.commit()
    assert len(get(store, document_id).files) == 1


def test_given_no_such_document_when_asked_for_then_the_message_names_it(store: Store) -> None:
    with store.open_transaction() as tx:
        for act in (
            lambda: tx.incoming.get(7),
            lambda: tx.incoming.set_state(7, IncomingState.DONE),
            lambda: tx.incoming.update(directive(id=7)),
        ):
            with pytest.raises(NotFoundError, match="văn bản đến số 7"):
                act()


@pytest.mark.parametrize("writing", ["449-CV/TU", "449 CV/TU", "449/cv-tư", " 0449 - CV/TU "])
def test_given_another_writing_of_the_symbol_when_looked_for_then_it_is_found(
    store: Store, writing: str
) -> None:
    add(store, directive(448), directive(449))
    with store.open_reading() as tx:
        found = tx.incoming.find(writing, date(2026, 5, 4), "TỈNH UỶ  Thái Nguyên")
        assert found is not None and found.symbol == "449-CV/TU"
        assert tx.incoming.find(writing, date(2026, 5, 5), "Tỉnh ủy Thái Nguyên") is None
        assert tx.incoming.find(writing, date(2026, 5, 4), "Tỉnh ủy Cao Bằng") is None
        assert tx.incoming.find(writing, None, "Tỉnh ủy Thái Nguyên") is None


def test_given_no_symbol_or_no_date_when_looked_for_then_only_the_date_may_be_empty(store: Store) -> None:
    add(store, directive(1, issued_on=None), directive(2, symbol="", issued_on=None))
    with store.open_reading() as tx:
        found = tx.incoming.find("1-CV/TU", None, "Tỉnh ủy Thái Nguyên")
        assert found is not None and found.issued_on is None
        assert tx.incoming.find("", None, "Tỉnh ủy Thái Nguyên") is None


def test_given_a_file_of_a_document_when_looked_for_then_the_document_is_found(store: Store) -> None:
    (document_id,) = add(store, directive())
    with store.open_reading() as tx:
        found = tx.incoming.find_by_file("ab" * 32)
        assert found is not None and found.id == document_id
        assert tx.incoming.find_by_file("ef" * 32) is None


def test_given_two_years_when_registering_then_numbers_run_in_each(store: Store) -> None:
    ids = add(
        store,
        directive(1),
        directive(2),
        directive(3, arrived_on=date(2027, 1, 4)),
        directive(4, arrival_number=9, arrival_year=2026),
        directive(5),
    )
    assert [get(store, one).arrival for one in ids] == ["01/2026", "02/2026", "01/2027", "09/2026", "10/2026"]
    with store.open_reading() as tx:
        assert [tx.incoming.next_arrival_number(year) for year in (2025, 2026, 2027)] == [1, 11, 2]


def test_given_an_arrival_number_in_use_when_registering_then_nothing_is_written(store: Store) -> None:
    add(store, directive(1))
    with pytest.raises(ArrivalNumberTakenError, match="01/2026"):
        add(store, directive(2, arrival_number=1, arrival_year=2026))
    with store.open_reading() as tx:
        assert len(tx.incoming.ids(IncomingFilter())) == 1


def test_given_the_state_changes_when_listed_then_the_due_date_goes_and_comes_back(store: Store) -> None:
    (document_id,) = add(store, directive())
    due = []
    for state in (IncomingState.IN_PROGRESS, IncomingState.DONE, IncomingState.REGISTERED):
        with store.open_transaction() as tx:
            tx.incoming.set_state(document_id, state)
            tx.commit()
        with store.open_reading() as tx:
            (line,) = tx.incoming.lines([document_id])
            assert line.state is state
            due.append(line.due)
    # 30/5 is not asked of us
    assert due == [date(2026, 6, 15), None, date(2026, 6, 15)]


def registered(store: Store, *cited: CitedDocument) -> list[int | None]:
    with store.open_reading() as tx:
        return list(tx.incoming.registered(cited))


def test_given_cited_papers_when_asked_which_came_then_other_writings_count(store: Store) -> None:
    first, second = add(store, directive(26, symbol="26-NQ/TU"), directive(27))
    symbols = ("26/NQ-TU", "99-NQ/TU", "27 CV/TU", "", "26-NQ/TƯ")
    assert registered(store, *map(CitedDocument, symbols)) == [first, None, second, None, first]
    assert registered(store) == []


def test_given_one_symbol_of_two_communes_when_cited_then_the_issuer_tells_which(store: Store) -> None:
    day = date(2026, 2, 3)
    one, other = add(
        store,
        directive(symbol="12-KH/ĐU", issued_on=day, issuer="Đảng ủy xã La Hiên"),
        directive(symbol="12-KH/ĐU", issued_on=day, issuer="Ban Thường vụ Đảng ủy xã Võ Nhai"),
    )
    cited = CitedDocument("12-KH/ĐU", day)
    assert registered(
        store,
        replace(cited, issuer="Đảng uỷ La Hiên"),
        replace(cited, issuer="BTV Đảng ủy xã Võ Nhai"),
        replace(cited, issuer="Đảng ủy xã Nghinh Tường"),
        cited,
    ) == [one, other, None, None]


def test_given_one_symbol_of_two_years_when_cited_then_the_date_tells_which(store: Store) -> None:
    old, new = add(
        store,
        directive(symbol="26-NQ/TU", issued_on=date(2021, 3, 1)),
        directive(symbol="26-NQ/TU", issued_on=date(2026, 3, 1)),
    )
    cited = CitedDocument("26 NQ/TU", issuer="Ban Thường vụ Tỉnh ủy")
    assert registered(
        store,
        replace(cited, issued_on=date(2021, 3, 1)),
        replace(cited, issued_on=date(2026, 3, 1)),
        replace(cited, issued_on=date(2026, 3, 2)),
        cited,
    ) == [old, new, None, None]


@pytest.mark.parametrize(
    "issuer", ["BTV Tỉnh uỷ Thái Nguyên", "Ban Thường vụ Tỉnh ủy", "Thường trực Tỉnh uỷ"]
)
def test_given_the_issuer_written_otherwise_when_looked_for_then_it_is_the_same_paper(
    store: Store, issuer: str
) -> None:
    (document_id,) = add(store, directive())
    with store.open_reading() as tx:
        found = tx.incoming.find("449 CV/TU", date(2026, 5, 4), issuer)
    assert found is not None and found.id == document_id
