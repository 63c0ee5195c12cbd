"""The register of incoming papers as a clerk has it before them: one late, one due this week, one later, one without a date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import (
    CitationRole,
    CitedDocument,
    IncomingDocument,
    Obligation,
    ObligationKind,
)
from office_app.gui.incoming.incoming_page import IncomingPage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from tests.gui.conftest import NOW
from tests.gui.tables import column
from tests.gui.waiting import wait_idle

TODAY = NOW.date()


def document(symbol: str, subject: str, due: date | None = None, **more: object) -> IncomingDocument:
    made = IncomingDocument(
        symbol,
        date(2026, 11, 2),
        "Kế hoạch",
        "Tỉnh ủy Thái Nguyên",
        subject,
        TODAY,
        obligations=(Obligation(ObligationKind.DEADLINE, "hoàn thành", due=due),) if due else (),
    )
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def filled(office: Office) -> Office:
    """Four registered documents: one late, one due this week, one due later, one without a date."""
    for made in (
        document("01-KH/TU", "học tập Nghị quyết 57", date(2026, 11, 10)),
        document("02-CT/TU", "tăng cường kiểm tra", date(2026, 12, 20), doc_type="Chỉ thị"),
        document("03-KH/TU", "quán triệt Nghị quyết 71", TODAY, cited=(CitedDocument("01-KH/TU"), CitedDocument("71-NQ/TW", role=CitationRole.FORWARDED))),
        document("04-CV/BTG", "tuyên truyền", None, doc_type="Công văn", issuer="Ban Tuyên giáo"),
    ):  # fmt: skip
        office.register(made, [])
    return office


@pytest.fixture
def page(filled: Office, services: RoomServices, runner: JobRunner, qtbot: QtBot) -> Iterator[IncomingPage]:
    made = IncomingPage(filled, services)
    qtbot.addWidget(made)
    made.resize(1150, 690)
    made.show()
    made.open(None)
    wait_idle(runner, qtbot)
    yield made


def shown(page: IncomingPage) -> list[str]:
    return column(page.table, "Số, ký hiệu")


def words_in(page: IncomingPage, tab: str) -> str:
    return " ".join(label.text() for label in getattr(page._form, tab).findChildren(QLabel))
