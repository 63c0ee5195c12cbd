"""A field for a number."""

from PySide6.QtWidgets import QSpinBox

from office_app.gui.look.theme import ThemeController


class NumberField(QSpinBox):
    """Keeps the first digit off the edge: the line inside a spin box is out of the style sheet's reach."""

    def __init__(self, theme: ThemeController, least: int, most: int, suffix: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setRange(least, most)
        self.setSuffix(suffix)
        self._leave_room()
        theme.changed.connect(self._leave_room)

    def _leave_room(self) -> None:
        self.lineEdit().setTextMargins(self._theme.px(8), 0, 0, 0)
