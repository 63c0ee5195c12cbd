"""Asks what to do where a report on the same was sent already."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from office_app.domain.reports import AnyRecord
from office_app.domain.vietnamese import date_screen


def ask_about_sent(
    parent: QWidget, sent: AnyRecord, put_right: Callable[[], object], one_more: Callable[[], object]
) -> QMessageBox:
    """Ask whether the report is to put the sent one right or to go out as one more, and do so."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Báo cáo đã gửi")
    box.setText(f"Báo cáo này đã gửi: số {sent.symbol}, ngày {date_screen(sent.issued_on)}.")
    box.setInformativeText(
        "Bản đã gửi có sai sót thì lập báo cáo thay thế, nêu rõ số và ngày của bản ấy. "
        "Phát hành thêm thì nơi nhận có hai báo cáo cùng nội dung."
    )
    instead = box.addButton("Lập báo cáo thay thế", QMessageBox.ButtonRole.AcceptRole)
    more = box.addButton("Phát hành thêm", QMessageBox.ButtonRole.ActionRole)
    box.setEscapeButton(box.addButton("Hủy", QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(instead)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def answered(_: int) -> None:
        chosen = box.clickedButton()
        if chosen is instead:
            put_right()
        elif chosen is more:
            one_more()

    box.finished.connect(answered)
    box.open()
    return box
