"""The way from the settings to the templates of papers."""

from PySide6.QtCore import QObject, Qt

from office_app.gui.room import RoomServices
from office_app.gui.settings.card import card
from office_app.gui.widgets.buttons import push_button

_NOTE = (
    "Kế hoạch, công văn, báo cáo, giấy mời… được soạn từ các mẫu này. Văn phòng có thể sửa từng mẫu, xem ngay trang "
    "in, so với bản có sẵn và trả về bản có sẵn bất cứ lúc nào; mẫu đã sửa vẫn còn khi nâng cấp phần mềm."
)


class TemplatesSection(QObject):
    def __init__(self, services: RoomServices) -> None:
        super().__init__()
        self._services = services
        self.card, column = card("Mẫu văn bản", _NOTE)
        self.button = push_button("Mở các mẫu văn bản", icon=services.theme.icon("file-text"))
        self.button.clicked.connect(self._open)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self, checked: bool = False) -> None:
        self._services.navigate("templates", None)
