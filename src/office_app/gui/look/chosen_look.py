"""The look the user chose, as the window's file of the data folder keeps it."""

from office_app.gui.look.theme import Mode, ThemeController
from office_app.gui.state_file import StateFile

_MODE, _ZOOM = "look/mode", "look/zoom"


def chosen_look(state: StateFile) -> tuple[Mode, int]:
    """Return mode and zoom in percent, those of the system before the user chose."""
    modes: dict[str, Mode] = {"light": "light", "dark": "dark"}
    return modes.get(state.text(_MODE), "system"), state.number(_ZOOM, 100)


def remember_look(theme: ThemeController, state: StateFile) -> None:
    state.set_text(_MODE, theme.mode)
    state.set_number(_ZOOM, theme.zoom)
