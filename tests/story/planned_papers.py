"""Each paper as a directive: an office that has registered it and drafted a plan from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.incoming import IncomingDocument
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.vietnamese import fold
from tests.story.papers import CHI_BO, Paper, each_paper

HANOI = timezone(timedelta(hours=7))
ARRIVED = {  # days on which papers without a date of their own came in
    "000_e79145c48ecc33ce": date(2023, 10, 2),
    "002_73f1cab045297e3c": date(2020, 11, 2),
    "003_e0c53c7a1f47b645": date(2026, 3, 3),
    "004_bb8e09ef852fbe95": date(2022, 1, 18),  # it cites a paper of that day
}
COMMUNES = {"001_0f371ce88d305279": ("La Hiên", "Thái Nguyên")}  # that letter is to the issuer's own bodies
CODES = {"Chỉ thị": "CT"}  # of papers that came without a letterhead


def each_planned() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("planned", each_paper(), indirect=True)


@contextmanager
def office_of(paper: Paper, folder: Path) -> Iterator[Office]:
    """Open an office on the day after the paper's own."""
    came = arrival(paper)
    office = open_office(folder, now=lambda: datetime(came.year, came.month, came.day, 8, tzinfo=HANOI))
    try:
        yield office
    finally:
        office.close()


def draft_plan_of(paper: Paper, office: Office, place: Path) -> tuple[int, int]:
    """Register the paper from a file in ``place`` and draft a plan; return the ids of directive and draft."""
    commune, province = COMMUNES.get(paper.name, ("Thanh Lâm", "Vĩnh Yên"))
    office.save_settings(OfficeSettings(commune, province, signers=(Signer("Đỗ Mạnh Hà", "BÍ THƯ"),)))
    for name in CHI_BO:
        office.save_unit(Unit(name, UnitKind.CHI_BO))
    file = place / f"{paper.name}.txt"
    file.write_text(paper.text, encoding="utf-8")
    directive = office.register(_whole(office.propose_entry(office.read(file)), paper), [file])
    return directive.id or 0, office.draft_plan([directive.id or 0])


def arrival(paper: Paper) -> date:
    if paper.name in ARRIVED:
        return ARRIVED[paper.name]
    return date.fromisoformat(paper.label.get("date") or "2026-05-04") + timedelta(days=1)


def _whole(entry: IncomingDocument, paper: Paper) -> IncomingDocument:
    """Fill in, as the clerk does, what the letterhead has lost."""
    doc_type = entry.doc_type or paper.label["doc_type"] or "Kế hoạch"
    issuer = entry.issuer or paper.label["issuer"] or "Ban Thường vụ Tỉnh ủy"
    body = "HU" if "huyen uy" in fold(issuer) else "TU"
    return replace(
        entry,
        symbol=entry.symbol or f"55-{CODES.get(doc_type, 'KH')}/{body}",
        issued_on=entry.issued_on or arrival(paper),
        doc_type=doc_type,
        issuer=issuer,
        subject=entry.subject or paper.label["subject"] or "",
    )
