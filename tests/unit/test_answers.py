"""Papers other than the study plan that answer a directive, begun from every template."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.templates import TemplateMissingError
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.settings import OfficeSettings, Signer

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DUE = date(2026, 6, 30)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """One directive with work for two bodies and a report."""
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    work = (
        Obligation(
            ObligationKind.ASSIGNMENT, "rà soát đường dây loa", "Ủy ban nhân dân xã", date(2026, 6, 15)
        ),
        Obligation(ObligationKind.ASSIGNMENT, "vận động hộ dân", "Các chi bộ"),
        Obligation(ObligationKind.ASSIGNMENT, "việc của tỉnh", "Sở Tài chính", ours=False),
        Obligation(ObligationKind.REPORT, "báo cáo kết quả", due=DUE),
    )
    directive = IncomingDocument(
        "45-CV/TU",
        date(2026, 5, 12),
        "Công văn",
        "Ban Thường vụ Tỉnh ủy",
        "tăng cường tuyên truyền trên loa truyền thanh",
        date(2026, 5, 14),
        obligations=work,
    )
    paper = tmp_path / "45.txt"
    paper.write_text("Công văn số 45-CV/TU", encoding="utf-8")
    made.register(directive, [paper])
    yield made
    made.close()


def test_given_a_directive_when_a_covering_letter_is_begun_then_bases_work_and_days_are_filled(
    office: Office,
):
    draft = office.outgoing_document(office.begin_answer([1], "cong-van-trien-khai")).draft
    text = "\n".join(section.text for section in draft.sections)
    assert "Công văn số 45-CV/TU, ngày 12/5/2026 của Ban Thường vụ Tỉnh ủy" in text
    assert "Ủy ban nhân dân xã" in text and "rà soát đường dây loa" in text and "08/6/2026" in text
    assert "việc của tỉnh" not in text and "23/6/2026" in text
    assert draft.subject == "tăng cường tuyên truyền trên loa truyền thanh" and draft.incoming_ids == (1,)
    assert not [finding for finding in office.check_draft(draft) if finding.code.startswith("cho_trong")]


def test_given_every_template_that_can_be_begun_when_a_directive_is_answered_then_a_draft_is_there(
    office: Office,
):
    begun = 0
    for line in office.templates_to_begin():
        if not office.makes_study_plan(line.name):
            draft = office.outgoing_document(office.begin_answer([1], line.name)).draft
            assert draft.incoming_ids == (1,) and office.preview_pdf(draft).startswith(b"%PDF")
            begun += 1
    assert begun > 8 and office.makes_study_plan("ke-hoach-hoc-tap")


def test_given_no_such_template_when_asked_for_then_it_is_said_and_nothing_is_drafted(office: Office):
    with pytest.raises(TemplateMissingError):
        office.begin_answer([1], "khong-co")
    assert office.outgoing_ids() == []
