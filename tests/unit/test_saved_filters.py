"""What a saved filter asks of the records."""

from datetime import date

from office_app.domain.incoming import IncomingFilter
from office_app.domain.saved_filters import SavedFilter, incoming_filter, task_filter
from office_app.domain.task_filter import Show


def test_given_choices_that_only_an_earlier_version_had_when_counted_then_they_are_left_out():
    """Each of them would else keep the overview from being read."""
    choices = {"Mọi trạng thái": "tên cũ", "Mọi năm": "năm nay", "Mọi loại": "Kế hoạch"}
    asked = incoming_filter(SavedFilter("incoming", "a", {"choices": choices}), date(2026, 9, 1))
    assert asked == IncomingFilter(doc_type="Kế hoạch")
    choices = {Show.OPEN.value: "tên cũ", "Mọi loại việc": "tên cũ"}
    tasks = task_filter(SavedFilter("tasks", "a", {"choices": choices}))
    assert (tasks.show, tasks.kind) == (Show.OPEN, None)
    late = task_filter(SavedFilter("tasks", "a", {"choices": {Show.OPEN.value: Show.LATE.value}}))
    assert late.show is Show.LATE
