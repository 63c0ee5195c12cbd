"""The index follows whatever is written, keeps nothing of what is gone, and takes in what was there before it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from office_app.domain.activities import Activity, ActivityKind
from office_app.domain.errors import Cancelled
from office_app.domain.outgoing import DraftSection
from office_app.domain.saved_filters import SavedFilter
from office_app.domain.search import FoundKind
from office_app.domain.search_query import parse_query
from office_app.domain.tasks import Task
from office_app.storage import search_index
from office_app.storage.store import Store
from office_app.use_cases.progress import QUIET
from office_app.use_cases.search import index_waiting, search
from tests.storage.old_files import left_by
from tests.storage.opened import open_store
from tests.storage.search_office import fill
from tests.storage.values import directive, draft


def found(store: Store, typed: str) -> list[tuple[FoundKind, int]]:
    results = search(
        typed, most=20, open_transaction=store.open_reading, today=date(2026, 9, 16), progress=QUIET
    )
    assert results.waiting == 0
    return [(hit.kind, hit.id) for hit in results.hits]


def words_in(store: Store, table: str) -> list[str]:
    """Return the words that the index holds of any record."""
    with closing(sqlite3.connect(store.folder.database)) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {table}, row)")
        return [row[0] for row in connection.execute("SELECT term FROM temp.words")]


def test_given_a_document_when_its_line_and_text_are_changed_then_only_the_new_words_find_it(
    store: Store,
) -> None:
    with store.open_transaction() as tx:
        document_id = tx.incoming.add(
            directive(subject="phòng chống hạn hán", text="Hồ Núi Cốc đã cạn.", obligations=())
        )
        tx.commit()
    assert found(store, "nui coc") == found(store, "hạn hán") == [(FoundKind.INCOMING, document_id)]
    with store.open_transaction() as tx:
        tx.incoming.update(replace(tx.incoming.get(document_id), subject="phòng chống rét đậm"))
        tx.commit()
    assert found(store, "hạn hán") == [] and found(store, "rét đậm núi cốc") == [
        (FoundKind.INCOMING, document_id)
    ]
    with store.open_transaction() as tx:
        tx.incoming.update(replace(tx.incoming.get(document_id), text="Trâu bò chết rét."))
        tx.commit()
    assert found(store, "núi cốc") == [] and found(store, "trau bo") == [(FoundKind.INCOMING, document_id)]
    assert "coc" not in words_in(store, "search_texts")


def test_given_words_that_only_one_record_had_when_it_is_changed_or_deleted_then_half_typed_words_forget_them(
    store: Store,
) -> None:
    def kept() -> set[str]:
        with closing(sqlite3.connect(store.folder.database)) as connection:
            return {row[0] for row in connection.execute("SELECT word FROM search_words")}

    with store.open_transaction() as tx:
        first = tx.incoming.add(
            directive(subject="phòng chống hạn hán", text="Hồ đã CẠN nước.", obligations=())
        )
        section = DraftSection("a", "", 0, "Nuôi cá lồng ở Hồ Núi Cốc khi nước cạn.")
        second = tx.outgoing.add_draft(draft(sections=(section,)))
        tx.commit()
    assert {"han", "=hạn", "nui", "=núi", "=cạn", "=nước", "phong"} <= kept()
    with store.open_transaction() as tx:
        tx.incoming.update(replace(tx.incoming.get(first), subject="phòng chống cháy rừng"))
        tx.commit()
    changed = kept()
    assert not {"han", "=hạn", "=hán"} & changed and {"chay", "=cháy", "nui", "=phòng", "phong"} <= changed
    with store.open_transaction() as tx:
        tx.outgoing.delete_draft(second)
        tx.commit()
    left = kept()
    assert not {"nui", "=núi", "coc", "=lồng"} & left and {"phong", "=nước", "nuoc", "=cạn", "chay"} <= left
    assert found(store, "nướ") == [(FoundKind.INCOMING, first)]


def test_given_a_draft_that_is_saved_again_and_deleted_when_searched_then_the_index_knows(
    store: Store,
) -> None:
    with store.open_transaction() as tx:
        outgoing_id = tx.outgoing.add_draft(
            draft(sections=(DraftSection("a", "", 0, "trồng **rừng** gỗ lớn"),))
        )
        tx.commit()
    assert found(store, '"trồng rừng gỗ lớn"') == [(FoundKind.OUTGOING, outgoing_id)]
    with store.open_transaction() as tx:
        changed = draft(sections=(DraftSection("a", "", 0, "nuôi cá lồng"),), id=outgoing_id)
        tx.outgoing.save_draft(changed)
        tx.commit()
    assert found(store, "trồng rừng") == [] and found(store, "ca long") == [(FoundKind.OUTGOING, outgoing_id)]
    with store.open_transaction() as tx:
        tx.outgoing.delete_draft(outgoing_id)
        tx.commit()
    assert found(store, "cá lồng") == []
    assert words_in(store, "search_texts") == words_in(store, "search_heads") == []


def test_given_all_records_when_they_are_deleted_then_the_index_is_as_empty_as_before(store: Store) -> None:
    fill(store)
    assert len(words_in(store, "search_heads")) > 100
    with store.open_transaction() as tx:
        connection = tx.search._connection  # type: ignore[attr-defined]
        for table in (
            "tasks", "sessions", "campaign_units", "campaigns", "activities", "rapporteurs", "indicators",
            "outgoing_steps", "outgoing_documents", "incoming_documents", "members", "units",
        ):  # fmt: skip
            connection.execute(f"DELETE FROM {table}")
        tx.commit()
    assert words_in(store, "search_texts") == words_in(store, "search_heads") == []
    with closing(sqlite3.connect(store.folder.database)) as plain:
        assert plain.execute("SELECT count(*) FROM search_lines").fetchone() == (0,)


def test_given_a_write_that_is_not_committed_when_searched_then_nothing_of_it_is_found(store: Store) -> None:
    with store.open_transaction() as tx:
        tx.tasks.add(Task("Quét vôi nhà văn hóa", "Thôn Đông", None))
        tx.search.follow()
    assert found(store, "quét vôi") == []


def test_given_a_unit_that_is_renamed_when_searched_then_its_sessions_are_found_by_the_new_name(
    store: Store,
) -> None:
    fill(store)
    (kind, session_id) = next(
        one for one in found(store, "Chi bộ Trường Tiểu học") if one[0] is FoundKind.SESSION
    )
    with store.open_transaction() as tx:
        (school,) = [one for one in tx.organisation.all_units() if one.name == "Chi bộ Trường Tiểu học"]
        tx.organisation.update_unit(replace(school, name="Chi bộ Trường liên cấp", short_name=""))
        tx.commit()
    assert (kind, session_id) in found(store, "liên cấp")
    assert (kind, session_id) not in found(store, "tiểu học")


def test_given_a_folder_from_before_the_index_when_opened_then_all_of_it_waits_and_is_taken_in(
    data_dir: Path,
) -> None:
    with open_store(left_by("0002", data_dir)) as store:
        results = search(
            "kế hoạch", most=5, open_transaction=store.open_reading, today=date(2026, 9, 16), progress=QUIET
        )
        assert results.waiting > 3 and results.hits == []
        assert index_waiting(open_transaction=store.open_transaction, progress=QUIET) == results.waiting
        assert FoundKind.OUTGOING in {kind for kind, _ in found(store, "kế hoạch")}
        assert store.keeper.check(QUIET) == []


def test_given_many_records_at_once_when_indexing_is_stopped_then_what_was_done_stays_and_the_rest_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "AT_ONCE", 0)
    monkeypatch.setattr("office_app.use_cases.search.IN_PIECES", 2)
    with store.open_transaction() as tx:
        for number in range(5):
            tx.tasks.add(Task(f"việc thứ {number}", "Thôn Đông", None))
        tx.commit()

    class Impatient:
        steps = 0

        def step(self, done: int, total: int, what: str) -> None:
            self.steps += 1
            if self.steps == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        index_waiting(open_transaction=store.open_transaction, progress=Impatient())
    with store.open_reading() as tx:
        assert tx.search.waiting() == 3
    index_waiting(open_transaction=store.open_transaction, progress=QUIET)
    assert len(found(store, "việc thứ")) == 5


def test_given_others_waiting_when_one_is_saved_then_only_it_is_taken_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched, store.open_transaction() as tx:
        patched.setattr(search_index, "AT_ONCE", 0)
        for number in range(5):
            tx.incoming.add(directive(number))
        tx.commit()
    with store.open_reading() as tx:
        left = tx.search.waiting()
    with store.open_transaction() as tx:
        task_id = tx.tasks.add(Task("Quét vôi nhà văn hóa", "Thôn Đông", None))
        tx.commit()
    with store.open_reading() as tx:
        (group,) = tx.search.find(parse_query("quét vôi", date(2026, 9, 16)), 5, QUIET)
        assert [record.id for record in group.records] == [task_id]
        assert tx.search.waiting() == left >= 5


def test_given_filters_under_names_when_kept_and_removed_then_each_list_has_its_own(store: Store) -> None:
    with store.open_transaction() as tx:
        for name, words in (("Chưa xong", "a"), ("Của tỉnh", "b"), ("Chưa xong", "c")):
            tx.search.save_filter(SavedFilter("incoming", name, {"words": words}))
        tx.search.save_filter(SavedFilter("tasks", "Chưa xong", {}))
        tx.search.remove_filter("incoming", "không có")
        tx.commit()
    with store.open_reading() as tx:
        assert tx.search.saved_filters("incoming") == [
            SavedFilter("incoming", "Của tỉnh", {"words": "b"}),
            SavedFilter("incoming", "Chưa xong", {"words": "c"}),
        ]
        assert [one.name for one in tx.search.saved_filters("tasks")] == ["Chưa xong"]


def test_given_a_commendation_when_its_kind_is_typed_then_it_is_found(store: Store) -> None:
    with store.open_transaction() as tx:
        given = Activity(ActivityKind.COMMENDATION, date(2026, 7, 1), "Thôn Đông học tập tốt", "Giấy khen")
        record = tx.activities.add(given)
        tx.commit()
    assert found(store, "khen thưởng") == [(FoundKind.ACTIVITY, record)]
