"""The checker cries no wolf: the drafts of every paper, the shipped examples and the seeds give no red finding."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.bootstrap.calendar import work_calendar
from office_app.domain.errors.outgoing import FindingsLeftError
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.paper_markup import draft_sections
from office_app.domain.plan_check import Against, check_draft
from office_app.domain.plan_check_bases import citation_spans
from office_app.domain.templates import FilledTemplate
from office_app.domain.written_days import written_days
from office_app.writing.templates import Templates
from tests.story.papers import each_paper
from tests.story.planned_papers import each_planned
from tests.writing.seed_papers import FACTS, HELD, MAKERS, body, facts_of, tree

TEMPLATES = Templates()
CALENDAR = work_calendar(range(2018, 2029))
# Told of a draft because it is so: days the directive leaves no room for or does not name, work with a day of its
# own, a base that the register does not hold, a second body to report to.
OF_DRAFTS = {
    "viec.chua_co",
    "can_cu.khong_phai_cap_tren",
    "ngay.ke_hoach",
    "ngay.sau_cap_tren",
    "thoi_han.chua_co",
    "can_cu.chua_vao_so",
    "noi_nhan.bao_cao",
    "dot_hoc.da_qua",
    "viec.da_qua",
}
OF_SEEDS = {
    "chi-thi-tinh-2020": {"ngay.cach_viet"},  # «15-12-2020»
    "cong-van-xa-2026": {"ky.chu_the", "can_cu.chua_vao_so"},  # Thường trực speaks, Ban Thường vụ signs
}


def found_in(name: str, paper: FilledTemplate, year: int) -> list[tuple[bool, str]]:
    """Return colour and code of what is found in a paper.

    It is dated on the day of the last paper that it cites, a report on the last day that it tells of.
    """
    spans = [(0, len(paper.text))] if name.startswith("bao-cao") else citation_spans(paper.text)
    told = [
        written.day
        for start, end in spans
        for written in written_days(paper.text[start:end], date(year, 1, 1))
        if written.day
    ]
    against = Against(CALENDAR, max(told, default=date(year, 1, 5)))
    head = TEMPLATES.head(name)
    draft = OutgoingDraft(
        doc_type=head.doc_type,
        type_code=head.type_code,
        body_code="ĐU",
        subject=paper.subject,
        sections=tuple(draft_sections(paper.text)),
        recipients=tuple(paper.recipients),
        signer="Đỗ Mạnh Hà",
        signer_title="BÍ THƯ",
        authority="T/M BAN THƯỜNG VỤ",
        template=name,
        addressees=tuple(paper.addressees),
        layout=paper.layout,
    )
    return [(one.must, one.code) for one in check_draft(draft, against)]


@each_planned()
def test_given_a_drafted_plan_when_checked_then_only_what_is_so_is_told(
    planned: tuple[Office, int, int],
) -> None:
    office, _, draft_id = planned
    found = office.check_draft(office.outgoing_document(draft_id).draft)
    assert [one.text for one in found if one.must] == []
    assert [one.text for one in found if one.code not in OF_DRAFTS] == []
    codes = [one.code for one in found]
    assert len(codes) <= 4 and codes.count("ngay.sau_cap_tren") <= 1


@pytest.mark.parametrize("name", TEMPLATES.names())
def test_given_a_shipped_example_when_checked_then_only_its_unknown_bases_are_told(name: str) -> None:
    paper = TEMPLATES.fill_paper(name, dict(TEMPLATES.head(name).example))
    assert set(found_in(name, paper, 2026)) <= {(False, "can_cu.chua_vao_so")}


@HELD
@pytest.mark.parametrize("name", FACTS)
def test_given_a_seed_as_our_paper_when_checked_then_only_its_own_faults_are_told(name: str) -> None:
    facts = facts_of(name)
    data = facts["data"] | MAKERS[facts["template"]](facts, tree(body(facts), facts))
    paper = TEMPLATES.fill_paper(facts["template"], data)
    found = found_in(facts["template"], paper, int(name[-4:]))
    assert {code for must, code in found if must} == set()
    assert {code for _, code in found} <= OF_SEEDS.get(name, {"can_cu.chua_vao_so"})


@pytest.mark.parametrize("planned", each_paper()[:1], indirect=True)
def test_given_a_base_of_our_own_when_it_is_issued_then_it_counts_as_registered(
    planned: tuple[Office, int, int], tmp_path: Path
) -> None:
    office, _, draft_id = planned
    draft = office.outgoing_document(draft_id).draft
    issued, _ = office.issue(draft, issued_on=office.today(), out=tmp_path / "issued")
    opening = draft.sections[0]
    later = replace(
        draft,
        id=None,
        sections=(
            replace(opening, text=f"Thực hiện Kế hoạch số {issued.symbol}; số 77-NQ/ĐU:"),
            *draft.sections[1:],
        ),
    )
    unknown = [one.text for one in office.check_draft(later) if one.code == "can_cu.chua_vao_so"]
    assert unknown == ["Căn cứ số 77-NQ/ĐU chưa có trong sổ văn bản."]


@pytest.mark.parametrize("planned", each_paper()[:1], indirect=True)
def test_given_a_day_before_the_directive_when_issued_on_it_then_it_is_refused(
    planned: tuple[Office, int, int], tmp_path: Path
) -> None:
    office, directive_id, draft_id = planned
    day = office.incoming_document(directive_id).issued_on
    assert day is not None
    draft = office.outgoing_document(draft_id).draft
    with pytest.raises(FindingsLeftError) as refused:
        office.issue(draft, issued_on=day - timedelta(days=1), out=tmp_path)
    assert "đề ngày trước ngày" in refused.value.text_vi()
    assert office.outgoing_document(draft_id).number is None
    assert office.issue(draft, issued_on=day, out=tmp_path)[0].symbol == "01-KH/ĐU"
