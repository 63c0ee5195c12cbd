"""Tasks with everything they say, duties, indicators: kept as they are, one task for a period at most."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from office_app.bootstrap import open_office
from office_app.domain.incoming import StoredFile
from office_app.domain.indicators import Aim, Counting, Indicator, Reading
from office_app.domain.recurring import Every, RecurringDuty, Roll, Rule
from office_app.domain.tasks import Task, TaskChange, TaskKind, TaskState, kind_of
from office_app.storage.store import Store
from tests.storage.old_files import left_by
from tests.storage.values import now

DAY = date(2026, 11, 25)
DUTY = RecurringDuty(
    "Báo cáo", Rule(Every.HALF_YEAR, 10, 5, -1, Roll.AFTER), DAY, "Văn phòng", kind=TaskKind.STUDY,
    cooperating=("Ban Xây dựng Đảng",), leader="Đ/c Lâm", product="Báo cáo", authority="Thường trực",
    ends_on=DAY + timedelta(900), lead_days=3, source="64-KH/TU", passage="định kỳ 6 tháng", note="bản giấy",
)  # fmt: skip


def test_given_a_task_with_everything_when_kept_then_it_comes_back_as_it_was(store: Store) -> None:
    with store.open_transaction() as tx:
        duty_id = tx.duties.add(DUTY)
        whole = Task(
            "Báo cáo kỳ I", "Văn phòng", DAY, TaskState.DONE, source="64-KH/TU", note="gấp", done_on=DAY,
            kind=TaskKind.REPORT, cooperating=("Mặt trận", "Đoàn"), leader="Đ/c Lâm", starts=DAY - timedelta(9),
            product="Báo cáo", authority="Ban Thường vụ", passage="báo cáo trước ngày 25", duty_id=duty_id,
            period_on=date(2026, 1, 1), done_why="Đã ban hành", files=(StoredFile("a" * 64, "bc.pdf", 12),),
        )  # fmt: skip
        task_id = tx.tasks.add(whole)
        changes = [TaskChange(now(), "Thời hạn", "01/11/2026", "25/11/2026", "chờ số liệu")]
        tx.tasks.add_changes(task_id, changes)
        tx.commit()
    with store.open_reading() as tx:
        assert tx.tasks.get(task_id) == replace(whole, id=task_id)
        assert tx.tasks.of_duty(duty_id) == tx.tasks.all() == [replace(whole, id=task_id)]
        assert tx.tasks.all(include_done=False) == []
        assert tx.tasks.changes(task_id) == changes
        assert tx.duties.all() == [replace(DUTY, id=duty_id)]
        assert tx.tasks.last_periods() == {duty_id: (date(2026, 1, 1), 0)}


def test_given_a_period_that_has_its_task_when_another_is_added_then_the_store_refuses(store: Store) -> None:
    with store.open_transaction() as tx:
        duty_id = tx.duties.add(DUTY)
        tx.tasks.add(Task("kỳ I", "", DAY, duty_id=duty_id, period_on=DAY))
        tx.tasks.add(Task("việc khác", "", DAY))
        tx.tasks.add(Task("việc khác", "", DAY))
        tx.commit()
    with pytest.raises(IntegrityError), store.open_transaction() as tx:
        tx.tasks.add(Task("kỳ I lần nữa", "", DAY, duty_id=duty_id, period_on=DAY))
    with store.open_reading() as tx:
        assert tx.tasks.last_periods() == {duty_id: (DAY, 1)}


def test_given_indicators_when_kept_then_amounts_print_as_entered(store: Store) -> None:
    one = Indicator(
        "Tỷ lệ", "%", Decimal("98.50"), DAY, DAY + timedelta(30), Every.MONTH, Counting.LAST, Aim.AT_MOST,
        "Văn phòng", "64-KH/TU", note="giao đầu năm",
    )  # fmt: skip
    with store.open_transaction() as tx:
        one = replace(one, id=tx.indicators.add(one))
        first = Reading(one.id or 0, DAY, Decimal("95.57"), "12-BC/ĐU", "ước")
        tx.indicators.set_reading(first)
        tx.indicators.set_reading(replace(first, value=Decimal("1E+3")))
        tx.commit()
    with store.open_reading() as tx:
        assert tx.indicators.all() == [one] and str(tx.indicators.all()[0].target) == "98.50"
        assert [(str(r.value), r.source, r.note) for r in tx.indicators.readings(one.id)] == [
            ("1000", "12-BC/ĐU", "ước")
        ]
    with store.open_transaction() as tx:
        tx.indicators.remove(one.id or 0)
        tx.commit()
    with store.open_reading() as tx:
        assert tx.indicators.readings() == []


def test_given_a_folder_of_the_fourth_version_when_opened_then_its_tasks_have_the_kind_their_titles_name(
    data_dir: Path,
) -> None:
    with closing(open_office(left_by("0004", data_dir), now=now)) as office:
        tasks = [task for _, task in office.tasks()]
        assert tasks and all(task.cooperating == () and task.files == () for task in tasks)
        assert all(task.leader == task.done_why == "" and task.duty_id is None for task in tasks)
        for task in tasks:
            assert task.kind is kind_of(task.title), task.title
        assert office.duties() == [] and office.indicators() == []
