"""The notice of what the day begins with: at the start, once a morning, never when it is switched off."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from office_app.bootstrap import Office
from office_app.domain.recurring import Every, RecurringDuty, Rule
from office_app.domain.tasks import Task
from office_app.gui.room import RoomServices
from office_app.gui.settings.look_section import LookSection
from office_app.gui.state_file import StateFile
from office_app.gui.tray_notice import TrayNotice, notice_wanted
from tests.gui.waiting import wait_idle

START = datetime(2026, 11, 22, 16, 30)


def test_given_work_due_when_started_and_next_morning_then_it_is_told_once_each_and_opens_the_room(
    office: Office, services: RoomServices, recorded, qtbot
):
    office.add_task(Task("Gửi báo cáo", "Văn phòng", date(2026, 11, 20)))
    office.add_task(Task("Họp giao ban", "Văn phòng", date(2026, 11, 22)))
    clock, window = [START], QWidget()
    qtbot.addWidget(window)
    told: list[str] = []
    notice = TrayNotice(office, services, window, clock=lambda: clock[0])
    notice.told.connect(told.append)
    for moment in (
        START,
        START.replace(hour=23),
        datetime(2026, 11, 23, 5, 0),  # not morning yet
        datetime(2026, 11, 23, 9, 0),
        datetime(2026, 11, 23, 15, 0),
    ):
        clock[0] = moment
        notice.look()
        wait_idle(services.runner, qtbot)
    assert told == ["Hôm nay: 1 việc đến hạn, 1 việc quá hạn"] * 2
    notice.open_room()
    assert window.isVisible() and recorded.visits == [("tasks", "overdue")]
    notice.put_away()


def test_given_a_look_that_failed_when_looked_again_the_same_day_then_it_is_told(
    office: Office, services: RoomServices, qtbot
):
    office.add_task(Task("Họp giao ban", "Văn phòng", date(2026, 11, 22)))
    window = QWidget()
    qtbot.addWidget(window)
    told: list[str] = []
    notice = TrayNotice(office, services, window)  # by the office's clock
    notice.told.connect(told.append)
    for name, expected in (
        (("recurring_duties", "away"), []),  # cannot be read
        (("away", "recurring_duties"), ["Hôm nay: 1 việc đến hạn"]),
    ):
        with closing(sqlite3.connect(office.folder / "office.db")) as connection:
            connection.execute("ALTER TABLE {} RENAME TO {}".format(*name))
        notice.look()
        wait_idle(services.runner, qtbot)
        assert told == expected
    notice.put_away()


def test_given_a_duty_that_has_come_round_when_started_then_its_task_is_there_though_nobody_wants_notices(
    office: Office, services: RoomServices, theme, recorded, qtbot, tmp_path: Path
):
    look = LookSection(theme, services.state)
    qtbot.addWidget(look.card)
    assert look.notice.isChecked()
    look.notice.click()
    assert not notice_wanted(services.state)
    office.save_duty(RecurringDuty("Báo cáo", Rule(Every.MONTH, 20), date(2026, 11, 1)))
    with office._open() as tx:  # as an office of an earlier version left it: no task made yet
        duty = tx.duties.all()[0]
        tx.duties.add(duty)
        tx.commit()
    notice = TrayNotice(office, services, look.card)
    told: list[str] = []
    notice.told.connect(told.append)
    notice.look()
    wait_idle(services.runner, qtbot)
    assert told == [] and recorded.changes == 1 and len(office.tasks()) == 2
    assert LookSection(theme, services.state).notice.isChecked() is False

    file = StateFile(tmp_path / "window.ini")
    assert notice_wanted(file)  # as long as nobody has chosen


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)  # the screen of tests has no tray
def test_given_a_tray_when_something_is_told_then_message_and_icon_lead_to_the_room(
    office: Office, services: RoomServices, recorded, qtbot, monkeypatch
):
    shown: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda tray, *words: shown.append(words[1]))
    office.add_task(Task("Họp giao ban", "Văn phòng", date(2026, 11, 22)))
    notice = TrayNotice(office, services, window, clock=lambda: START)
    notice.look()
    wait_idle(services.runner, qtbot)
    assert shown == ["Hôm nay: 1 việc đến hạn\n• Họp giao ban"]
    tray = notice.findChild(QSystemTrayIcon)
    assert tray is not None and tray.toolTip().endswith("1 việc đến hạn")
    tray.messageClicked.emit()
    assert recorded.visits == [("tasks", "week")]
    notice.put_away()
    assert not tray.isVisible()
