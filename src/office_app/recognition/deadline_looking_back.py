"""Parts of a paper that tell what was done: nothing comes round there, and only plain last days ask for work."""

import re
from collections.abc import Sequence

from office_app.domain.incoming import Deadline
from office_app.recognition.silent_items import PLANNED, looks_back, tells_a_custom
from office_app.recognition.structure import Item

_PLAIN = re.compile(r"trước|chậm nhất|muộn nhất|trễ nhất|hạn|xong|hoàn thành", re.IGNORECASE)


def told_in(items: Sequence[Item], *, is_report: bool) -> frozenset[int]:
    """Return where the paragraphs begin that look back.

    «I. Công tác tư tưởng» below «NHIỆM VỤ TRỌNG TÂM» does not, though its own heading says nothing of what is to come.
    """
    starts = set()
    part = ""
    for item in items:
        if item.level == 1 and not item.at:
            part = item.section
        back = looks_back(item.section, is_report and not PLANNED.search(part))
        if back or (not item.level and tells_a_custom(item.words)):
            starts.add(item.paragraph.start)
    return frozenset(starts)


def asked_there(found: Sequence[Deadline]) -> list[Deadline]:
    """Return those of a part that looks back which still ask for something: «… phải xong trước ngày 15/7»."""
    return [d for d in found if d.due and _PLAIN.search(d.text)]
