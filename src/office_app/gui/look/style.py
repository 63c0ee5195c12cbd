"""Palette and style sheet, both built from the tokens; widgets choose by dynamic property.

Properties: ``kind`` of buttons (primary, secondary, quiet, danger), ``type`` of labels (small, base, group, title,
figure), ``ink`` of labels (soft, faint, accent, good, waiting, late, planned), ``state`` of badges, ``card`` and
``panel`` of frames.
"""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

from office_app.gui.look.tokens import BASE, CONTROL, FIGURE, GROUP, RADIUS, SMALL, TITLE, State, Tokens

Scaled = Callable[[float], str]
_STATES: tuple[State, ...] = ("good", "waiting", "late", "planned", "plain")


def build_palette(tokens: Tokens) -> QPalette:
    """Return the palette Fusion draws from where the style sheet does not reach."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.ground,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.panel,
        QPalette.ColorRole.AlternateBase: tokens.ground,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.faint,
        QPalette.ColorRole.Button: tokens.panel,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.BrightText: tokens.on_accent,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.planned,
        QPalette.ColorRole.LinkVisited: tokens.planned,
        QPalette.ColorRole.ToolTipBase: tokens.ink,
        QPalette.ColorRole.ToolTipText: tokens.panel,
        QPalette.ColorRole.Light: tokens.panel,
        QPalette.ColorRole.Midlight: tokens.selection,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.strong_line,
        QPalette.ColorRole.Shadow: tokens.strong_line,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return palette


def build_style_sheet(tokens: Tokens, scale: float, marks: dict[str, str]) -> str:
    """Return the one style sheet.

    Args:
        tokens: the colours.
        scale: 1.0 at 100 % zoom.
        marks: paths of the small pictures a style sheet can only name by path: check, minus, down, up, …
    """

    def px(pixels: float) -> str:
        return f"{max(1, round(pixels * scale))}px"

    def pt(points: float) -> str:
        return f"{points * scale:g}pt"

    parts = (_frames, _labels, _buttons, _fields, _lists, _tabs_menus, _bars)
    return "\n".join(part(tokens, px, pt, marks) for part in parts)


def _frames(t: Tokens, px: Scaled, pt: Scaled, marks: dict[str, str]) -> str:
    return f"""
QMainWindow, QDialog {{ background: {t.ground}; }}
QFrame[card="true"] {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: {px(RADIUS)}; }}
QFrame[card="true"][hover="true"]:hover {{ border-color: {t.strong_line}; }}
QFrame[panel="true"], QWidget[panel="true"] {{ background: {t.panel}; border: none; }}
QFrame[panel="left"] {{ background: {t.panel}; border: none; border-right: 1px solid {t.line}; }}
QFrame[panel="right"] {{ background: {t.panel}; border: none; border-left: 1px solid {t.line}; }}
QFrame[panel="top"] {{ background: {t.panel}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[panel="bottom"] {{ background: {t.panel}; border: none; border-top: 1px solid {t.line}; }}
QFrame[row="link"] {{ border: 1px solid transparent; border-radius: {px(RADIUS)}; }}
QFrame[row="link"]:hover {{ background: {t.selection}; }}
QFrame[row="link"]:focus {{ border-color: {t.accent}; }}
QFrame[separator="true"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[separator="v"] {{ background: {t.line}; border: none; max-width: 1px; min-width: 1px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; }}
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QToolTip {{ background: {t.ink}; color: {t.panel}; border: none; padding: {px(5)} {px(8)}; font-size: {pt(SMALL)}; }}
"""


def _labels(t: Tokens, px: Scaled, pt: Scaled, marks: dict[str, str]) -> str:
    sizes = {"small": SMALL, "base": BASE, "group": GROUP, "title": TITLE, "figure": FIGURE}
    inks = {
        "ink": t.ink,
        "soft": t.soft,
        "faint": t.faint,
        "accent": t.accent,
        "good": t.good,
        "waiting": t.waiting,
        "late": t.late,
        "planned": t.planned,
    }
    rules = ["QLabel { background: transparent; }"]
    for name, size in sizes.items():
        weight = " font-weight: 600;" if name in ("group", "title", "figure") else ""
        rules.append(f'QLabel[type="{name}"] {{ font-size: {pt(size)};{weight} }}')
    rules += [f'QLabel[ink="{name}"] {{ color: {color}; }}' for name, color in inks.items()]
    rules.append('QLabel[weight="semibold"] { font-weight: 600; }')
    rules.append('QLabel[weight="regular"] { font-weight: 400; }')
    for state in _STATES:
        ink, ground = t.state(state)
        rules.append(f'QLabel[badge="true"][state="{state}"] {{ color: {ink}; background: {ground}; }}')
        rules.append(
            f'QFrame[strip="true"][state="{state}"] {{ background: {ground}; border-radius: {px(RADIUS)}; }}'
            f'QFrame[strip="true"][state="{state}"] QLabel {{ color: {ink}; }}'
        )
    rules.append(
        f'QLabel[badge="true"] {{ border-radius: {px(4)}; padding: {px(2)} {px(7)}; font-size: {pt(SMALL)};'
        " font-weight: 500; }"
    )
    rules.append(
        f'QLabel[kbd="true"] {{ border: 1px solid {t.line}; border-radius: {px(4)}; padding: 0 {px(5)};'
        f" color: {t.faint}; background: {t.panel}; font-size: {pt(SMALL - 1)}; }}"
    )
    rules.append(
        f'QLabel[count="true"] {{ background: {t.plain_ground}; color: {t.soft}; border-radius: {px(9)};'
        f" padding: {px(1)} {px(7)}; font-size: {pt(SMALL)}; font-weight: 600; }}"
    )
    return "\n".join(rules)


def _buttons(t: Tokens, px: Scaled, pt: Scaled, marks: dict[str, str]) -> str:
    return f"""
QPushButton {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.line}; border-radius: {px(RADIUS)};
  padding: 0 {px(14)}; min-height: {px(CONTROL - 2)}; font-weight: 500; icon-size: {px(16)}; }}
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar {{ outline: none; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton:hover {{ background: {t.selection}; border-color: {t.strong_line}; }}
QPushButton:pressed {{ background: {t.plain_ground}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 0 {px(13)}; min-height: {px(CONTROL - 4)}; }}
QPushButton:disabled {{ color: {t.faint}; background: {t.ground}; border-color: {t.line}; }}
QPushButton:checked {{ background: {t.accent_ground}; color: {t.accent}; border-color: {t.accent_ground}; }}
QPushButton::menu-indicator {{ image: url({marks["down"]}); width: {px(14)}; height: {px(14)};
  subcontrol-position: right center; subcontrol-origin: padding; right: {px(8)}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent};
  font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.ink}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.plain_ground}; color: {t.faint}; border-color: {t.line}; }}
QPushButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent; padding: 0 {px(10)}; }}
QPushButton[kind="quiet"]:hover {{ background: {t.selection}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {t.accent}; padding: 0 {px(9)}; }}
QPushButton[kind="quiet"]:checked {{ background: {t.accent_ground}; color: {t.accent}; }}
QPushButton[kind="danger"] {{ color: {t.late}; }}
QPushButton[kind="link"] {{ background: transparent; border: none; padding: 0; color: {t.planned}; text-align: left;
  min-height: {px(20)}; }}
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:focus {{ text-decoration: underline; }}
QPushButton[kind="chip"] {{ min-height: {px(24)}; padding: 0 {px(10)}; border-radius: {px(12)};
  font-size: {pt(SMALL)}; }}
QPushButton[kind="chip"]:focus {{ border: 2px solid {t.accent}; padding: 0 {px(9)}; min-height: {px(22)}; }}
QPushButton[kind="date"] {{ min-height: {px(20)}; padding: 0 {px(7)}; border: none; border-radius: {px(4)};
  font-size: {pt(SMALL)}; color: {t.soft}; background: {t.plain_ground}; }}
QPushButton[kind="date"][state="late"] {{ color: {t.late}; background: {t.late_ground}; }}
QPushButton[kind="date"]:hover {{ color: {t.ink}; }}
QPushButton[small="true"] {{ min-height: {px(24)}; padding: 0 {px(10)}; font-size: {pt(SMALL)}; }}
QPushButton[small="true"]:focus {{ min-height: {px(22)}; padding: 0 {px(9)}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {px(RADIUS)}; padding: {px(5)};
  icon-size: {px(16)}; }}
QToolButton:hover {{ background: {t.selection}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.accent_ground}; }}
QToolButton:focus {{ border: 1px solid {t.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _fields(t: Tokens, px: Scaled, pt: Scaled, marks: dict[str, str]) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit {{ background: {t.panel}; color: {t.ink};
  border: 1px solid {t.strong_line}; border-radius: {px(RADIUS)}; padding: 0 {px(9)};
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit, QComboBox, QSpinBox, QDateEdit {{ min-height: {px(CONTROL - 2)}; }}
QSpinBox {{ max-height: {px(CONTROL - 2)}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(6)} {px(6)}; }}
QLineEdit:hover, QComboBox:hover, QSpinBox:hover {{ border-color: {t.faint}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {{
  border: 1px solid {t.accent}; }}
QLineEdit[state="late"] {{ border: 1px solid {t.late}; background: {t.late_ground}; }}
QLineEdit[search="true"] {{ background: {t.ground}; border-color: {t.line}; }}
QLineEdit[search="true"]:focus {{ background: {t.panel}; border-color: {t.accent}; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QPlainTextEdit:disabled, QLineEdit:read-only {{
  background: {t.ground}; color: {t.soft}; border-color: {t.line}; }}
QTableView QLineEdit, QTreeView QLineEdit {{ border-radius: 0; min-height: 0; padding: 0 {px(6)}; }}
QAbstractSpinBox QLineEdit {{ border: none; background: transparent; min-height: 0; padding: 0 {px(8)}; }}
QComboBox {{ padding-right: {px(2)}; combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: {px(24)}; }}
QComboBox::down-arrow {{ image: url({marks["down"]}); width: {px(16)}; height: {px(16)}; }}
QComboBox QAbstractItemView {{ background: {t.panel}; border: 1px solid {t.strong_line}; padding: {px(4)};
  selection-background-color: {t.selection}; selection-color: {t.ink}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {px(28)}; padding: 0 {px(8)}; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: {px(20)}; background: transparent; }}
QSpinBox::up-arrow {{ image: url({marks["up"]}); width: {px(12)}; height: {px(12)}; }}
QSpinBox::down-arrow {{ image: url({marks["down"]}); width: {px(12)}; height: {px(12)}; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}; background: transparent; min-height: {px(24)}; }}
QCheckBox::indicator, QTableView::indicator, QListView::indicator, QTreeView::indicator {{ width: {px(16)};
  height: {px(16)}; border: 1px solid {t.faint}; border-radius: {px(4)}; background: {t.panel}; }}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: url({marks["check"]}); }}
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate {{ background: {t.accent};
  border-color: {t.accent}; image: url({marks["minus"]}); }}
QCheckBox::indicator:focus {{ border: 2px solid {t.accent}; }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {t.ink}; }}
QCheckBox::indicator:disabled {{ background: {t.plain_ground}; border-color: {t.line}; }}
QRadioButton::indicator {{ width: {px(14)}; height: {px(14)}; border: 1px solid {t.faint};
  border-radius: {_round(px(14), "1px")}; background: {t.panel}; }}
QRadioButton::indicator:checked {{ border: {px(5)} solid {t.accent}; width: {px(6)}; height: {px(6)};
  border-radius: {_round(px(6), px(5))}; }}
QRadioButton::indicator:focus {{ border-color: {t.accent}; }}
"""


def _round(inner: str, border: str) -> str:
    """Return the radius of a whole circle; Qt draws a square as soon as it is half a pixel more."""
    return f"{(int(inner[:-2]) + 2 * int(border[:-2])) // 2}px"


def _lists(t: Tokens, px: Scaled, pt: Scaled, marks: dict[str, str]) -> str:
    return f"""
QAbstractItemView {{ background: {t.panel}; color: {t.ink}; border: none; outline: none;
  selection-background-color: {t.selection}; selection-color: {t.ink}; }}
QListView[offers="true"] {{ border: 1px solid {t.strong_line}; padding: 0 {px(4)}; }}
QTableView {{ gridline-color: {t.line}; }}
QListView::item, QTreeView::item {{ border: none; padding: {px(6)} {px(6)}; }}
QListView::item:hover, QTreeView::item:hover {{ background: {t.ground}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {t.selection}; color: {t.ink}; }}
QTreeView::branch {{ background: transparent; }}
QTreeView::branch:selected {{ background: {t.selection}; }}
QTreeView::branch:has-children:closed {{ image: url({marks["right"]}); }}
QTreeView::branch:has-children:open {{ image: url({marks["down"]}); }}
QHeaderView {{ background: {t.panel}; border: none; }}
QHeaderView::section {{ background: {t.panel}; color: {t.soft}; border: none; border-bottom: 1px solid {t.line};
  padding: 0 {px(10)}; height: {px(30)}; font-size: {pt(SMALL)}; font-weight: 500; }}
QHeaderView::section:hover {{ color: {t.ink}; background: {t.selection}; }}
QHeaderView::up-arrow {{ image: url({marks["up"]}); width: {px(12)}; height: {px(12)};
  subcontrol-origin: padding; subcontrol-position: right center; right: {px(2)}; }}
QHeaderView::down-arrow {{ image: url({marks["down"]}); width: {px(12)}; height: {px(12)};
  subcontrol-origin: padding; subcontrol-position: right center; right: {px(2)}; }}
QTableCornerButton::section {{ background: {t.panel}; border: none; }}
"""


def _tabs_menus(t: Tokens, px: Scaled, pt: Scaled, marks: dict[str, str]) -> str:
    return f"""
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; top: -1px; background: {t.panel}; }}
QTabWidget::tab-bar {{ left: {px(8)}; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {t.soft}; border: none; border-bottom: 2px solid transparent;
  padding: {px(8)} {px(4)}; margin: 0 {px(8)}; min-height: {px(20)}; }}
QTabBar[cramped="true"]::tab {{ margin: 0 {px(2)}; }}
QTabBar::tab:hover {{ color: {t.ink}; }}
QTabBar::tab:selected {{ color: {t.accent}; border-bottom: 2px solid {t.accent}; font-weight: 600; }}
QTabBar::tab:focus {{ background: {t.selection}; }}
QTabBar::close-button {{ image: url({marks["close"]}); }}
QTabBar QToolButton {{ background: {t.panel}; border: none; padding: 0; }}
QTabBar QToolButton::left-arrow {{ image: url({marks["left"]}); width: {px(14)}; height: {px(14)}; }}
QTabBar QToolButton::right-arrow {{ image: url({marks["right"]}); width: {px(14)}; height: {px(14)}; }}
QTabBar::scroller {{ width: {px(28)}; }}
QMenu {{ background: {t.panel}; border: 1px solid {t.strong_line}; padding: {px(4)}; }}
QMenu::item {{ padding: {px(6)} {px(24)} {px(6)} {px(12)}; border-radius: {px(4)}; }}
QMenu::item:selected {{ background: {t.selection}; color: {t.ink}; }}
QMenu::item:disabled {{ color: {t.faint}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(4)} {px(8)}; }}
QMenu::icon {{ padding-left: {px(8)}; }}
"""


def _bars(t: Tokens, px: Scaled, pt: Scaled, marks: dict[str, str]) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: {px(10)}; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}; margin: 0; }}
QScrollBar::handle {{ background: {t.strong_line}; border-radius: {px(3)}; margin: {px(2)}; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}; }}
QScrollBar::handle:hover {{ background: {t.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: {px(2)}; min-height: {px(4)};
  max-height: {px(4)}; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {px(2)}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.panel}; }}
QCalendarWidget QToolButton {{ color: {t.ink}; font-weight: 600; }}
QCalendarWidget QToolButton#qt_calendar_prevmonth {{ qproperty-icon: url({marks["left"]}); }}
QCalendarWidget QToolButton#qt_calendar_nextmonth {{ qproperty-icon: url({marks["right"]}); }}
QCalendarWidget QSpinBox {{ min-height: {px(24)}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
"""
