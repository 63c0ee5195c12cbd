"""What a secretary looks for before signing, over the drafts of all papers: whose work, how often, by when."""

import re
from datetime import date

import pytest

from office_app.bootstrap import Office
from office_app.domain.incoming import ObligationKind
from office_app.domain.outgoing import OutgoingDraft, Place
from office_app.domain.plan_passages import same_duty
from office_app.domain.plan_timeline import DayKey
from office_app.domain.plans import upper_study_window
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.vietnamese import date_vi, fold
from tests.story.papers import CHI_BO, each_paper
from tests.story.planned_papers import each_planned

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


WORDS_KEPT = {
    "000_e79145c48ecc33ce": (
        "(thời hạn cấp trên giao: đến 25/12/2023)",
        "Có kế hoạch giám sát việc tổ chức quán triệt",
        "- Tổ chức quán triệt sâu kỹ Nghị quyết",
    ),
    "001_0f371ce88d305279": (
        "Kịp thời xem xét, xử lý trách nhiệm theo thẩm quyền",
        "một trong những tiêu chí quan trọng để đánh giá",
        "Xây dựng chương trình (kế hoạch) hành động thực hiện nghị quyết",
        "chịu trách nhiệm toàn diện về chất lượng chương trình",
        "Chủ động rà soát, nắm chắc tình hình khiếu nại",
        "Công tác thông tin, tuyên truyền phải được thực hiện thường xuyên",
        "của Ban Thường vụ Đảng ủy xã La Hiên về việc tiếp tục nâng cao",
    ),
    "002_73f1cab045297e3c": (
        "chương trình hành động phải xác định rõ nhiệm vụ cụ thể",
        "làm tốt công tác sơ kết, tổng kết định kỳ",
        "trước ngày 30/12/2020",
    ),
    "003_e0c53c7a1f47b645": (
        "tham gia khảo sát chất lượng học tập",
        "chấn chỉnh, xử lý những đơn vị thực hiện thiếu nghiêm túc",
        "biểu dương, khen thưởng",
        "702-CV/ĐU, ngày 04/02/2026 của Ban Thường vụ Đảng ủy (đã hoàn thành)",
        "trong tháng 4/2026",
    ),
    "004_bb8e09ef852fbe95": (
        "0,5 ngày",
        "lồng ghép vào sinh hoạt lệ tháng 02/2022",
        "đến hết tháng 3/2022",
        "các đoàn thể xã",
        "có phân công cán bộ theo dõi",
    ),
}
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


def runs_said(words: str, text: str) -> float:
    """Return how many of the runs of four words of a sentence stand in a text, of 1."""
    own = re.findall(r"\w+", fold(words))
    there = " ".join(["", *re.findall(r"\w+", fold(text)), ""])
    runs = [" ".join(own[at : at + 4]) for at in range(max(1, len(own) - 3))]
    return sum(f" {run} " in there for run in runs) / len(runs)


@each_planned()
def test_given_a_duty_of_ours_when_drafted_then_each_sentence_stands_in_the_plan_or_is_told(
    planned: tuple[Office, int, int],
) -> None:
    office, directive_id, draft_id = planned
    draft, directive = office.outgoing_document(draft_id).draft, office.incoming_document(directive_id)
    left_out = [one for one in office.check_draft(draft) if one.code == "viec.chua_co"]
    told = "\n".join(one.mending.new for one in left_out if one.mending)
    reports = " ".join(o.text for o in directive.obligations if o.kind is ObligationKind.REPORT)
    said = f"{body_text(draft)}\n{told}\n{reports}"
    for asked in directive.obligations:
        if asked.kind is not ObligationKind.ASSIGNMENT or not asked.ours:
            continue
        others = [o.unit for o in directive.obligations if o.unit and o.unit != asked.unit and o.ours]
        unit = re.escape(" ".join((asked.unit or "").split()))
        for whole in re.split(r"(?<=[.;])\s+", " ".join(asked.text.split())):
            sentence = re.sub(rf"^.{{0,60}}?{unit}|,? (?:hoàn thành|xong) trước.*$", "", whole, count=1)
            words = sentence.split()
            if len(words) < 8 or re.match(r"(?:Hoàn thành|Thời gian)\b", sentence):
                continue
            if any(other in sentence for other in others):  # what it gives to another is looked for there
                continue
            alike = max(len(set(words) & set(line.split())) / len(set(words)) for line in said.splitlines())
            assert runs_said(sentence, said) >= 0.45 or alike >= 0.55, sentence
    for one in left_out:
        assert not one.must and one.source is not None and one.source.directive_id == directive_id
        assert one.source.span is not None and "chưa có trong dự thảo" in one.text
        there = " ".join(directive.text[one.source.span.start : one.source.span.end].split())
        assert fold(one.source.sentence)[:20] in fold(re.sub(r"[*¹²³]", "", there))
        assert one.key not in {other.key for other in office.check_draft(office.mend(draft, one))}


@each_planned()
def test_given_a_plan_when_drafted_then_its_days_follow_from_each_other(
    planned: tuple[Office, int, int],
) -> None:
    office, directive_id, draft_id = planned
    draft, directive = office.outgoing_document(draft_id).draft, office.incoming_document(directive_id)
    plan = draft.back_plan
    assert plan is not None
    make_up = plan.day(DayKey.MAKE_UP)
    for words in re.findall(r"báo cáo kết quả về Đảng ủy .*?chậm nhất ngày ([\d/]+)\.", body_text(draft)):
        assert make_up is None or words == date_vi(make_up)
    for unit in {task.unit for task in draft.tasks}:
        for line in closings(draft, unit) if unit == CHI_BO_WORK else ():
            assert make_up is None or date_vi(make_up) in line
    for task in draft.tasks:
        if re.match(r"(?:Theo dõi, đôn đốc|Kiểm tra, giám sát|Tuyên truyền|Thường xuyên)", task.text):
            assert task.due is None, task.text
    window = upper_study_window([directive], plan.upper_due)
    starts = [plan.day(key) for key in (DayKey.KEY_STAFF, DayKey.FIRST_SESSION)]
    early = [day for day in starts if day and window and day <= window]
    told = [one for one in office.check_draft(draft) if one.code == "ngay.truoc_cap_tren"]
    assert len(told) == len(early)


@pytest.mark.parametrize("planned", [one for one in each_paper() if one.id in WORDS_KEPT], indirect=True)
def test_given_the_demands_of_a_paper_when_drafted_then_they_stand_in_the_plan(
    planned: tuple[Office, int, int], request: pytest.FixtureRequest
) -> None:
    office, _, draft_id = planned
    draft = office.outgoing_document(draft_id).draft
    text = f"{draft.subject}\n{body_text(draft)}"
    for words in WORDS_KEPT[request.node.callspec.id]:
        assert words in text
    assert "Cơ quan Ủy ban Kiểm tra" not in "".join(section.heading for section in draft.sections)


@pytest.mark.parametrize("planned", [one for one in each_paper() if "001_" in str(one.id)], indirect=True)
def test_given_no_day_named_when_the_proposed_days_are_accepted_then_text_and_campaign_bear_them(
    planned: tuple[Office, int, int],
) -> None:
    office, _, draft_id = planned
    draft = office.outgoing_document(draft_id).draft
    (offer,) = [one for one in office.check_draft(draft) if one.mending and one.mending.place is Place.DAYS]
    accepted = office.mend(draft, offer)
    plan = accepted.back_plan
    assert plan is not None and accepted.campaign is not None and accepted.campaign.due == plan.study_due
    for key in (DayKey.MATERIALS, DayKey.KEY_STAFF, DayKey.LAST_SESSION, DayKey.MAKE_UP):
        assert date_vi(plan.day(key) or date.max) in body_text(accepted)
    assert not [
        one for one in office.check_draft(accepted) if one.mending and one.mending.place is Place.DAYS
    ]


@pytest.mark.parametrize("planned", [one for one in each_paper() if "001_" in str(one.id)], indirect=True)
def test_given_another_communes_letter_when_drafted_then_it_is_told_and_no_report_goes_up(
    planned: tuple[Office, int, int],
) -> None:
    office, directive_id, _ = planned
    office.save_settings(
        OfficeSettings("Thanh Lâm", "Thái Nguyên", signers=(Signer("Đỗ Mạnh Hà", "BÍ THƯ"),))
    )
    draft = office.outgoing_document(office.draft_plan([directive_id])).draft
    codes = [one.code for one in office.check_draft(draft)]
    assert "can_cu.khong_phai_cap_tren" in codes
    assert not [name for name in draft.recipients if "Tỉnh ủy" in name]
    assert "báo cáo Ban Thường vụ Tỉnh ủy" not in body_text(draft)
