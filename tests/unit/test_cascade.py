"""The chain of a directive: its links from the top down, its gaps, the working days between the steps."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.cascade import Cascade, CascadeLink, LinkKind, Tier, tier_of
from office_app.domain.incoming import (
    CitationRole,
    CitedDocument,
    IncomingDocument,
    IncomingState,
    Obligation,
    ObligationKind,
    Span,
)
from office_app.domain.organisation import Member, Unit, UnitKind
from office_app.domain.settings import OfficeSettings, Signer
from office_app.use_cases.cascade import cascade

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
ASSIGNED = "Đảng ủy các xã xây dựng kế hoạch tổ chức học tập Nghị quyết, hoàn thành trước ngày 30/6/2026"


def paper(symbol: str, issued_on: date, issuer: str, **more: object) -> IncomingDocument:
    made = IncomingDocument(symbol, issued_on, "Kế hoạch", issuer, f"trích yếu {symbol}", date(2026, 5, 6))
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    made = open_office(data_dir, now=lambda: NOW)
    made.save_settings(OfficeSettings("La Hiên", "Thái Nguyên", signers=(Signer("Đỗ Mạnh Hà", "BÍ THƯ"),)))
    for name in ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"):
        unit_id = made.save_unit(Unit(name, UnitKind.CHI_BO))
        made.save_member(Member(f"Nguyễn Văn {name[-4:].strip()}", unit_id))
    yield made
    made.close()


@pytest.fixture
def directive(office: Office) -> int:
    """A plan of the province on a resolution that is in the register, which rests on one that is not."""
    upper = paper(
        "71-NQ/TW",
        date(2026, 4, 1),
        "Bộ Chính trị",
        cited=(
            CitedDocument("35-KL/TW", date(2026, 1, 5), "Kết luận", "Ban Bí thư", role=CitationRole.BASIS),
        ),
    )
    office.register(upper, [])
    wanted = paper(
        "12-KH/TU",
        date(2026, 5, 4),
        "Tỉnh ủy Thái Nguyên",
        cited=(CitedDocument("71-NQ/TW", date(2026, 4, 1), role=CitationRole.BASIS),),
        text=ASSIGNED,
        obligations=(
            Obligation(
                ObligationKind.ASSIGNMENT,
                ASSIGNED,
                unit="Đảng ủy các xã",
                due=date(2026, 6, 29),
                span=Span(0, len(ASSIGNED)),
            ),
            Obligation(ObligationKind.REPORT, "báo cáo", unit="Ban Thường vụ Tỉnh ủy", due=date(2026, 6, 29)),
        ),
    )
    return office.register(wanted, []).id or 0


def link(found: Cascade, kind: LinkKind, tier: Tier) -> CascadeLink:
    (one,) = (link for link in found.links if (link.kind, link.tier) == (kind, tier))
    return one


def test_given_a_new_directive_then_the_chain_leads_up_to_the_centre_and_names_what_is_missing(
    office: Office, directive: int
):
    found = office.cascade(directive)
    assert [(one.tier, one.title) for one in found.links] == [
        (Tier.CENTRE, "35-KL/TW"),
        (Tier.CENTRE, "71-NQ/TW"),
        (Tier.PROVINCE, "12-KH/TU"),
        (Tier.COMMUNE, "Văn bản của Đảng ủy"),
        (Tier.REPORT, "Báo cáo lên cấp trên"),
    ]
    gaps = {one.title: one.gap for one in found.links if one.gap}
    assert gaps == {
        "35-KL/TW": "chưa có trong sổ văn bản đến",
        "Văn bản của Đảng ủy": "chưa có kế hoạch, văn bản thực hiện",
    }
    report = found.links[-1]
    assert (report.state, report.gap) == ("chưa đến hạn, hạn 29/6/2026", "")
    later = cascade(
        directive, today=date(2026, 6, 30), calendar=office._calendar, open_transaction=office._to_read
    )
    assert later.links[-1].gap == "chưa báo cáo, hạn 29/6/2026"
    (arrived,) = found.lags
    assert (arrived.start_on, arrived.end_on, arrived.words) == (date(2026, 5, 4), date(2026, 5, 6), "2 ngày")
    assert replace(arrived, days=-3).words == "sớm hơn 3 ngày"


def test_given_a_plan_issued_and_one_chi_bo_studied_then_paper_study_and_days_stand_in_the_chain(
    office: Office, directive: int
):
    draft = office.outgoing_document(office.draft_plan([directive])).draft
    issued = office.issue(draft, issued_on=date(2026, 5, 20))[0]
    campaign = issued.campaign_id or 0
    one, other = office.campaign_results(campaign)
    first = one.session
    assert first is not None
    rows = office.attendance_rows(first.id or 0)
    office.save_attendance(replace(first, planned_on=date(2026, 5, 20), held_on=date(2026, 5, 20)), rows)

    found = office.cascade(directive)
    ours = link(found, LinkKind.CARRIES_OUT, Tier.COMMUNE)
    assert (ours.title, ours.state, ours.gap, ours.room) == (issued.symbol, "đã ban hành", "", "outgoing")
    study = link(found, LinkKind.STUDIES, Tier.CELLS)
    assert (study.state, study.gap) == ("1/2 chi bộ đã học", f"chưa học: {other.unit}")
    assert "chi bộ cuối cùng học" not in [lag.end for lag in found.lags]  # one has not studied yet
    report = office.draft_report(campaign)
    office.issue_report(report, issued_on=date(2026, 5, 20))
    assert office.cascade(directive).lags[-1].end == "gửi báo cáo"
    plan = next(lag for lag in found.lags if lag.end == "Đảng ủy ban hành")
    assert (plan.days, plan.norm, plan.slow) == (10, 10, False)  # 6/5 to 20/5 without weekends


def test_given_a_paper_that_replaces_it_then_it_stands_in_the_chain(office: Office, directive: int):
    text = "Kế hoạch này thay thế Kế hoạch số 12-KH/TU, ngày 04/5/2026 của Tỉnh ủy."
    at = text.index("12-KH/TU")
    cited = CitedDocument("12-KH/TU", date(2026, 5, 4), span=Span(at, at + 8))
    office.register(
        paper("19-KH/TU", date(2026, 5, 18), "Tỉnh ủy Thái Nguyên", text=text, cited=(cited,)), []
    )
    assert link(office.cascade(directive), LinkKind.REPLACES, Tier.PROVINCE).title == "19-KH/TU"


def test_given_a_directive_that_is_done_without_paper_then_no_plan_is_missed(office: Office, directive: int):
    office.set_incoming_state(directive, IncomingState.DONE)
    assert not office.cascade(directive).of_tier(Tier.COMMUNE)


def test_given_papers_that_rest_on_each_other_then_the_chain_ends(office: Office):
    ids = [
        office.register(
            paper(
                f"{number}-KH/TU",
                date(2026, 5, 4),
                "Tỉnh ủy",
                cited=(CitedDocument(f"{3 - number}-KH/TU", date(2026, 5, 4), role=CitationRole.BASIS),),
            ),
            [],
        ).id
        for number in (1, 2)
    ]
    assert [one.title for one in office.cascade(ids[0] or 0).links] == ["2-KH/TU", "1-KH/TU"]


def test_given_the_chain_when_printed_then_one_page_names_gaps_in_words(office: Office, directive: int):
    pdf = office.print_cascade(directive)
    assert pdf.with_suffix(".docx").stat().st_size > 5000
    document = pdfium.PdfDocument(pdf)
    assert len(document) == 1
    words = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    assert "CHUỖI THỰC HIỆN 12-KH/TU" in words and words.count("THIẾU:") == 2


@pytest.mark.parametrize(
    ("issuer", "symbol", "tier"),
    [
        ("Bộ Chính trị", "71-NQ/TW", Tier.CENTRE),
        ("", "19-QĐ/TW", Tier.CENTRE),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "64-CV/BTGDVTU", Tier.PROVINCE),
        ("Ban Thường vụ Huyện ủy", "55-KH/HU", Tier.DISTRICT),
        ("Đảng ủy xã La Hiên", "449-CV/ĐU", Tier.COMMUNE),
    ],
)
def test_given_an_issuer_then_its_level_is_told(issuer: str, symbol: str, tier: Tier):
    assert tier_of(issuer, symbol) is tier
