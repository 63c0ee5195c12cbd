"""What is not done in practice: its buttons are grey and say why."""

from PySide6.QtWidgets import QPushButton

_WHY = "Đang làm thử: việc này chỉ làm được ở văn phòng thật"


def grey_in_practice(*buttons: QPushButton) -> None:
    for button in buttons:
        button.setEnabled(False)
        button.setToolTip(_WHY)
