"""A later paper that replaces an earlier one: both pages say so, and what of ours is touched leads there (N24)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import CitedDocument, Span
from office_app.gui.incoming.detail_rows import DetailRow
from office_app.gui.incoming.incoming_page import IncomingPage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded
from tests.gui.outgoing_room import draft
from tests.gui.waiting import LONG, wait_idle

__all__ = ["draft"]


@pytest.fixture
def papers(office: Office, draft: int) -> tuple[int, int, int]:
    """Ids of the plan issued on an earlier directive, of that directive, and of a later one that replaces it."""
    plan = office.outgoing_document(draft).draft
    office.issue(plan, issued_on=office.today())
    earlier = office.incoming_document(plan.directive_ids[0])
    text = f"Kế hoạch này thay thế Kế hoạch số {earlier.symbol} của Tỉnh ủy."
    at = text.index(earlier.symbol)
    cited = CitedDocument(earlier.symbol, earlier.issued_on, span=Span(at, at + len(earlier.symbol)))
    later = replace(
        earlier,
        id=None,
        symbol="205-KH/TU",
        subject="học tập theo kế hoạch mới",
        text=text,
        cited=(cited,),
        files=(),
    )
    return draft, earlier.id or 0, office.register(later, []).id or 0


def rows(page: IncomingPage) -> list[DetailRow]:
    return [row for row in page._form.chainTab.findChildren(DetailRow) if not row.isHidden()]


def shown(page: IncomingPage, document: int, runner: JobRunner, qtbot: QtBot) -> list[str]:
    page.open(document)
    qtbot.waitUntil(
        lambda: page.presenter.detail is not None and page.presenter.detail.document.id == document,
        timeout=LONG,
    )
    wait_idle(runner, qtbot)
    page._form.tabs.setCurrentWidget(page._form.chainTab)
    return [" ".join((row._words.title, row._words.text, row._words.note)) for row in rows(page)]


def test_given_a_replacing_paper_when_shown_then_what_is_touched_is_listed_and_leads_there(
    papers: tuple[int, int, int],
    office: Office,
    services: RoomServices,
    runner: JobRunner,
    recorded: Recorded,
    qtbot: QtBot,
    shot: Callable[[QWidget, str], Path],
):
    plan, earlier, later = papers
    page = IncomingPage(office, services)
    qtbot.addWidget(page)
    page.resize(1150, 690)
    page.show()
    told = shown(page, later, runner, qtbot)
    tasks = len(office.tasks())
    assert (
        page._form.tabs.tabText(page._form.tabs.indexOf(page._form.chainTab)) == f"Chuỗi chỉ đạo {1 + tasks}"
    )
    assert "thay thế Kế hoạch số" in told[0]
    ours = next(row for row in rows(page) if row._words.title == "01-KH/ĐU")
    assert ours._words.chip == ("late", "cần sửa")
    assert sum("Việc đang giao" in line for line in told) == tasks > 0
    shot(page, "impact-later")
    assert ours._words.act is not None
    ours._words.act()
    assert recorded.visits[-1] == ("outgoing", plan)

    told = shown(page, earlier, runner, qtbot)
    assert "Đã được 205-KH/TU thay thế" in told[0]
    shot(page, "impact-earlier")
    first = rows(page)[0]
    assert first._words.act is not None
    first._words.act()
    assert recorded.visits[-1] == ("incoming", later)
