"""What a secretary looks for before signing, over the drafts of all papers: whose work, how often, by when."""

import re
from datetime import date

import pytest

from office_app.bootstrap import Office
from office_app.domain.back_planning import DayKey
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.plan_passages import same_duty
from office_app.domain.vietnamese import date_vi, fold
from tests.story.papers import CHI_BO, each_paper
from tests.story.test_golden_drafts import each_planned, planned

__all__ = ["planned"]  # the fixture

CHI_BO_WORK = "Các chi bộ, đảng bộ trực thuộc"
ABOVE = re.compile(r"\b(?:huyen uy|tinh uy|thanh uy|trung uong|so [a-z]+)\b")
DAY = re.compile(r"(?<![\d/-])(\d{1,2})/(\d{1,2})/(\d{4})")


def body_text(draft: OutgoingDraft) -> str:
    return "\n".join(section.text for section in draft.sections)


def closings(draft: OutgoingDraft, unit: str) -> list[str]:
    """Return the lines that close a body's part with the day of all its work."""
    (text,) = [section.text for section in draft.sections if section.heading.endswith(f". {unit}")]
    return [line for line in text.splitlines() if re.match(r"- (?:Hoàn|Các việc khác hoàn) thành chậm", line)]


def own_days(draft: OutgoingDraft, text: str) -> list[date]:
    """Return the days the plan names that no directive does."""
    found = (date(int(m[3]), int(m[2]), int(m[1])) for m in DAY.finditer(body_text(draft)))
    known = {
        date(int(y), int(m), int(d)) for d, m, y in re.findall(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text)
    }
    uppers = {one.day for one in draft.back_plan.days if one.upper} if draft.back_plan else set()
    return [day for day in found if day not in known | uppers]


@each_planned()
def test_given_a_directive_when_drafted_then_each_duty_is_asked_once_and_of_whom_it_is_for(
    planned: tuple[Office, int, int],
) -> None:
    office, directive_id, draft_id = planned
    draft, directive = office.outgoing_document(draft_id).draft, office.incoming_document(directive_id)
    by_unit: dict[str, list[str]] = {}
    for task in draft.tasks:
        assert not any(same_duty(task.text, other) for other in by_unit.get(task.unit, ())), task.text
        by_unit.setdefault(task.unit, []).append(task.text)
    tasks = {fold(task.text) for task in draft.tasks}
    # what is studied stands among the materials too
    parts = [section.text for section in draft.sections if "Tài liệu" not in section.heading]
    lines = [fold(line.strip(" -+.;")) for line in "\n".join(parts).splitlines() if len(line.split()) > 8]
    others = [line for line in lines if line not in tasks]
    assert [line for line in others if others.count(line) > 1] == []

    named = {unit for unit in by_unit if re.match(r"(?:Chi bộ|Đảng bộ) ", unit)}
    assert named <= set(CHI_BO)
    said = [line for line in body_text(draft).splitlines() if fold(line).startswith("- cac chi bo")]
    said += [text for unit in {CHI_BO_WORK, *named} & set(by_unit) for text in by_unit[unit]]
    for clause in (clause for text in said for clause in fold(text).split(";")):
        assert "bao cao" not in clause or not ABOVE.search(clause), clause

    asked = " ".join(fold(f"{o.unit} {o.text}") for o in directive.obligations if o.ours)
    for receiver in re.findall(r"tham mưu Đảng ủy báo cáo ([^,(]+?)(?: \(|,| sau khi)", body_text(draft)):
        assert fold(receiver) in asked


@each_planned()
def test_given_a_directive_when_drafted_then_each_day_is_in_time_and_none_is_made_up(
    planned: tuple[Office, int, int],
) -> None:
    office, directive_id, draft_id = planned
    draft, directive = office.outgoing_document(draft_id).draft, office.incoming_document(directive_id)
    plan = draft.back_plan
    assert plan is not None
    for day in own_days(draft, f"{directive.text} {directive.issued_on:%d/%m/%Y}"):
        assert plan.upper_due is not None, f"{date_vi(day)}: the directive names no day"
        assert office.works_on(day), date_vi(day)
    if plan.upper_due is None:
        assert not [task for task in draft.tasks if task.due]
        assert draft.campaign is None or draft.campaign.due is None
    too_late = plan.day(DayKey.PLAN) is not None and any("xin gia hạn" in one for one in plan.problems)
    for unit in {task.unit for task in draft.tasks}:
        days = {task.due for task in draft.tasks if task.unit == unit and task.due}
        assert len(days) < 2 or not any(line.startswith("- Hoàn") for line in closings(draft, unit))
    for task in draft.tasks:
        assert task.due is None or date_vi(task.due) in body_text(draft), task
        if task.due is None or too_late:
            continue
        assert office.works_on(task.due), task
        asked = [o for o in directive.obligations if task.source and o.span == task.source.span and o.due]
        for upper in [o.due for o in asked if o.due] if task.source and task.source.span else []:
            assert task.due <= upper, task
        assert (
            task.source
            or plan.upper_due is None
            or task.due < max(filter(None, [plan.upper_due, plan.report_due]))
        )


STAYS = {
    "000_e79145c48ecc33ce": ("Ban Thường vụ Đảng ủy", "trước mắt, rà soát, điều chỉnh"),
    "002_73f1cab045297e3c": ("Ban Thường vụ Đảng ủy", "tổ chức quán triệt nghị quyết đến"),
    "003_e0c53c7a1f47b645": ("Ban Thường vụ Đảng ủy", "xây dựng kế hoạch thực hiện nghị quyết"),
    "province_plan": ("Ban Thường vụ Đảng ủy", "ban hành chương trình hành động"),
    "state_letter": ("Ủy ban nhân dân xã", "tổ chức ít nhất 02 hội nghị tuyên truyền"),
}


@pytest.mark.parametrize("planned", [one for one in each_paper() if one.id in STAYS], indirect=True)
def test_given_work_of_the_commune_when_drafted_then_it_stays_where_it_belongs(
    planned: tuple[Office, int, int], request: pytest.FixtureRequest
) -> None:
    office, _, draft_id = planned
    unit, text = STAYS[request.node.callspec.id]
    tasks = office.outgoing_document(draft_id).draft.tasks
    assert [task.unit for task in tasks if fold(task.text).startswith(fold(text))] == [unit]
