"""Writes the days that the program proposes into a plan whose directives name none, when the office accepts them."""

from collections.abc import Mapping
from dataclasses import replace

from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.plan_timeline import DAY_LABELS, OWN_DAYS, BackPlan, DayKey
from office_app.domain.vietnamese import date_vi, fold

_BEHIND: Mapping[str, DayKey] = {
    "trước khi tổ chức học tập.": DayKey.MATERIALS,
    "theo dõi đến khi học xong.": DayKey.MAKE_UP,
    "ngay sau khi học xong, kể cả học bù.": DayKey.MAKE_UP,
    "sau khi kết thúc đợt học tập.": DayKey.OWN_REPORT,
}
"""Ends of sentences of the study plan's template that leave a day open."""
_MEETING = "tổ chức trước khi các chi bộ học tập;"
_SESSIONS = "; thời gian theo hướng dẫn của cấp trên và thông báo của Văn phòng Đảng ủy."


def lacks_days(draft: OutgoingDraft) -> bool:
    """Tell whether the days proposed for a plan stand nowhere in its text."""
    plan = draft.back_plan or BackPlan()
    text = "\n".join(part.text for part in draft.parts)
    told = [one for one in plan.days if one.key in (DayKey.KEY_STAFF, DayKey.LAST_SESSION, DayKey.MAKE_UP)]
    return plan.upper_due is None and bool(told) and not any(date_vi(one.day) in text for one in told)


def with_proposed_days(draft: OutgoingDraft) -> OutgoingDraft:
    """Return the draft with its proposed days in the text and the campaign; unchanged when they stand there."""
    if not lacks_days(draft):
        return draft
    plan = draft.back_plan or BackPlan()
    sections = tuple(replace(one, text=_written(one.text, plan)) for one in draft.sections)
    campaign = replace(draft.campaign, due=plan.study_due) if draft.campaign else None
    changed = replace(draft, sections=sections, campaign=campaign)
    return _listed(changed, plan) if lacks_days(changed) else changed


def _written(text: str, plan: BackPlan) -> str:
    for words, key in _BEHIND.items():
        day = plan.day(key)
        if day is not None:
            text = text.replace(words, f"{words[:-1]}, chậm nhất ngày {date_vi(day)}.")
    if plan.key_staff_on is not None:
        text = text.replace(_MEETING, f"tổ chức ngày {date_vi(plan.key_staff_on)};").replace(
            " quyết định thời gian, địa điểm và thành phần", " quyết định địa điểm và thành phần"
        )
    if plan.study_due is not None:
        text = text.replace(_SESSIONS, f"; hoàn thành chậm nhất ngày {date_vi(plan.study_due)}.")
    return text


def _listed(draft: OutgoingDraft, plan: BackPlan) -> OutgoingDraft:
    """Add the days as lines to the part on time, the last part when there is none: the text is not the template's."""
    lines = [
        f"- {DAY_LABELS[one.key]}: ngày {date_vi(one.day)}."
        for one in plan.days
        if one.key in OWN_DAYS and one.key is not DayKey.PLAN
    ]
    on_time = [one for one in draft.sections if "thoi gian" in fold(one.heading)]
    place = next(iter([*on_time, *reversed(draft.sections)]), None)
    if place is None:
        return draft
    added = replace(place, text="\n".join([*filter(None, [place.text]), *lines]))
    return replace(draft, sections=tuple(added if one is place else one for one in draft.sections))
