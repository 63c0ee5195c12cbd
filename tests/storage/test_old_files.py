"""Data folders of past versions open in the present one and keep everything."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import open_office
from office_app.domain.errors.data_folder import StoreNewerError
from office_app.domain.incoming import Certainty, CitationRole, CitedDocument
from office_app.domain.organisation import Leave, LeaveKind
from office_app.domain.outgoing import OutgoingState, SourceMark
from office_app.domain.study import Mark, SessionFigures
from office_app.storage.connections import stored_revision
from office_app.storage.migrations import HEAD
from tests.storage.old_files import left_by, rows
from tests.storage.values import now


def test_given_a_folder_of_the_first_version_when_opened_then_every_row_is_kept(data_dir: Path):
    file = left_by("0001", data_dir) / "office.db"
    before = rows(file)
    open_office(data_dir, now=now).close()
    after = rows(file)

    assert stored_revision(file) == HEAD
    assert after.keys() >= before.keys()
    for table, old_rows in before.items():
        assert len(after[table]) == len(old_rows), table
        for old, new in zip(old_rows, after[table], strict=True):
            gone = {name for name in old if name not in new}
            changed = {name for name in old if name in new and old[name] != new[name]}
            assert gone <= {"issuer_key"} and changed <= {"symbol_key"}, (table, gone, changed)


def test_given_a_folder_of_the_first_version_when_opened_then_it_works_and_a_copy_was_made(
    data_dir: Path,
):
    with closing(open_office(left_by("0001", data_dir), now=now)) as office:
        document = office.incoming_document(1)
        first, report, other = document.obligations
        assert (first.unit, first.due, first.reach) == ("Đảng ủy xã", date(2026, 6, 30), None)
        assert (first.certainty, first.cooperating, other.ours) == (Certainty.SURE, (), False)
        assert report.through == "Ban Tuyên giáo và Dân vận Tỉnh ủy"
        assert [one.role for one in document.cited] == [CitationRole.MENTIONED] * 2
        settings = office.settings()
        assert settings is not None and settings.due_day_counts and settings.counterparts is None
        assert office.original_path(document.files[0]).read_text(encoding="utf-8").startswith("Số 449")
        assert len(office.tasks()) == 9 and len(office.campaigns()) == 1
        # «QD» is known as a writing of «QĐ» by now
        assert office.registered([CitedDocument("100-QĐ/TW")]) == [2]
        assert office.check() == []
        assert [path.name for path in (data_dir / "backups").glob("before-upgrade-0001-*.db")]


def test_given_a_folder_of_a_coming_version_when_opened_then_it_is_refused_in_words(data_dir: Path):
    file = left_by("0001", data_dir) / "office.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.commit()
    content = file.read_bytes()
    with pytest.raises(StoreNewerError, match="phiên bản mới hơn"):
        open_office(data_dir, now=now)
    assert file.read_bytes() == content


def test_given_a_folder_of_the_second_version_when_opened_then_drafts_and_issued_papers_are_as_they_were(
    data_dir: Path,
) -> None:
    file = left_by("0002", data_dir) / "office.db"
    before = rows(file)
    with closing(open_office(data_dir, now=now)) as office:
        after = rows(file)
        for table, old_rows in before.items():
            for old, new in zip(old_rows, after[table], strict=True):
                assert {name: new[name] for name in old} == old, table
        paper = office.outgoing_document(2)
        assert (paper.state, paper.symbol, len(paper.files)) == (OutgoingState.ISSUED, "01-KH/ĐU", 2)
        assert (paper.steps, paper.scans) == ((), ())
        draft = office.outgoing_document(1).draft
        assert draft.sections[1].sources == (SourceMark("câu gốc"),)
        assert draft.directive_ids == (1,)
        office.save_draft(draft)
        assert office.outgoing_document(1).draft == draft
        assert office.next_number("KH") == 2
        settings = office.settings()
        assert settings is not None and settings.days_worked == () and settings.first_numbers == ()
        assert office.check() == []


def test_given_a_folder_of_the_third_version_when_opened_then_exemptions_moves_and_attendance_are_as_they_were(
    data_dir: Path,
) -> None:
    with closing(open_office(left_by("0003", data_dir), now=now)) as office:
        mai, co = office.units()
        assert (mai.members, mai.exempt, mai.away) == (3, 2, 0)
        leaves = {member.full_name: member.leaves for member in office.members(mai.unit.id or 0)}
        assert leaves == {
            "Trần Văn Ất": (Leave(LeaveKind.EXEMPT, date(2025, 1, 1)),),
            "Lê Văn Cường": (),
            "Phạm Thị Dung": (Leave(LeaveKind.EXEMPT),),
        }
        assert [member.full_name for member in office.members(co.unit.id or 0)] == ["Đỗ Thị Bình"]
        held, _ = office.campaign_results(1)
        assert held.session is not None and held.session.also == () and held.session.moves == ()
        assert held.figures == SessionFigures(3, 2, 1, 0, 1, 0, 1, 2, 1)
        (cuong,) = (row for row in office.attendance_rows(held.session.id or 0) if row.mark is Mark.EXCUSED)
        assert (cuong.full_name, cuong.made_up_on, cuong.waiting) == (
            "Lê Văn Cường",
            date(2026, 6, 30),
            False,
        )
        assert office.check() == []


def test_given_a_folder_of_the_fourth_version_when_opened_then_report_and_task_are_as_they_were(
    data_dir: Path,
) -> None:
    with closing(open_office(left_by("0004", data_dir), now=now)) as office:
        (sent,) = office.issued_reports(1)
        assert (sent.symbol, sent.issued_on) == ("01-BC/ĐU", date(2026, 11, 20))
        assert sent.figures.total == SessionFigures(3, 2, 1, 0, 1, 0, 1, 2, 1)
        (task,) = (task for _, task in office.tasks() if task.note == "gửi bản giấy")
        assert (task.unit, task.due, task.source) == ("Văn phòng Đảng ủy", date(2026, 12, 1), "01-KH/ĐU")
        assert office.check() == []
