"""Work offered from a directive, and what shows it done."""

from datetime import date

from office_app.bootstrap import Office
from office_app.domain.recurring import RecurringDuty
from office_app.domain.tasks import Task, TaskKind
from tests.unit.follow_up_office import directive, office

__all__ = ["office"]  # the fixture


def test_given_a_directive_when_its_work_is_offered_then_each_thing_is_there_once_and_nothing_of_others(
    office: Office,
):
    document = office.register(directive(), ())
    offers = office.task_offers()
    tasks = [one.thing for one in offers if isinstance(one.thing, Task)]
    assert [(task.title, task.unit, task.due, task.kind) for task in tasks] == [
        ("Gửi danh sách trước ngày 27/11/2026", "Các chi bộ", date(2026, 11, 27), TaskKind.WORK),
        (
            "Tổ chức học tập, quán triệt xong trước ngày 21/12/2026",
            "Ban Thường vụ Đảng ủy",
            date(2026, 12, 14),
            TaskKind.STUDY,
        ),
    ]
    assert [one.upper_due for one in offers] == [date(2026, 11, 27), date(2026, 12, 21), None]
    (duty,) = (one.thing for one in offers if isinstance(one.thing, RecurringDuty))
    assert (duty.title, duty.rule.day, duty.unit) == (
        "Báo cáo kết quả về Ban Tổ chức Tỉnh ủy trước ngày 20 hằng tháng", 20, "Văn phòng Đảng ủy",
    )  # fmt: skip
    assert office.take_up(offers) == (2, 1) and office.task_offers() == []
    study = next(task for _, task in office.tasks() if task.kind is TaskKind.STUDY)
    place = office.task_source(study.id or 0)
    assert place is not None and (place.name, place.place, place.directive_id) == (
        "64-KH/TU",
        "mục 1",
        document.id,
    )
    assert study.cooperating == ("Văn phòng",) and study.unclear == ["trách nhiệm", "sản phẩm", "thẩm quyền"]
    assert office.task_history(study.id or 0)[0].after == "64-KH/TU"
    assert [task.due for _, task in office.tasks() if task.duty_id] == [date(2026, 12, 18)]
