"""The short list everything on screen is coloured and spaced from, light and dark."""

from dataclasses import dataclass
from typing import Literal

Ink = Literal["ink", "soft", "faint", "accent", "good", "waiting", "planned", "late", "on_accent"]
"""Names of text and icon colours."""

State = Literal["good", "waiting", "late", "planned", "plain"]
"""How a chip, badge or dot is meant: all well, waiting or unsure, late or wrong, planned, neither."""

RADIUS = 6  # of corners
ROW = 34  # height of a table row
DAY = 110  # width of a column of days, written dd/MM/yyyy
CONTROL = 34  # height of a button, a field, a combo box

SMALL, BASE, GROUP, TITLE, FIGURE = 9, 10, 12, 16, 22  # type sizes in points at 100 %


@dataclass(frozen=True)
class Tokens:
    """Colours as ``#RRGGBB``; every ink keeps 4.5 : 1 on the grounds it is written on."""

    dark: bool
    ground: str
    panel: str
    line: str
    strong_line: str
    ink: str
    soft: str
    faint: str
    selection: str
    plain_ground: str
    accent: str
    accent_ground: str
    accent_hover: str
    on_accent: str
    good: str
    good_ground: str
    waiting: str
    waiting_ground: str
    late: str
    late_ground: str
    planned: str
    planned_ground: str
    paper: str
    paper_ink: str
    desk: str
    """Behind sheets of paper."""
    marks: tuple[str, str, str, str, str]
    """Grounds for marking passages on paper, for good, waiting, late, planned, plain."""

    def color(self, ink: Ink) -> str:
        """Return the colour of a text or icon."""
        return str(getattr(self, ink))

    def state(self, state: State) -> tuple[str, str]:
        """Return (ink, ground) of a chip."""
        if state == "plain":
            return self.soft, self.plain_ground
        return str(getattr(self, state)), str(getattr(self, f"{state}_ground"))

    def mark(self, state: str) -> str:
        """Return the ground that marks a passage on white paper; an unknown state is plain."""
        order = ("good", "waiting", "late", "planned", "plain")
        return self.marks[order.index(state) if state in order else -1]


LIGHT = Tokens(
    dark=False,
    ground="#F6F6F5",
    panel="#FFFFFF",
    line="#E4E4E1",
    strong_line="#CFCFCB",
    ink="#1F2328",
    soft="#5B636D",
    faint="#636B76",
    selection="#F1F0EE",
    plain_ground="#EDEDEB",
    accent="#B42318",
    accent_ground="#FBEAE8",
    accent_hover="#9A1C13",
    on_accent="#FFFFFF",
    good="#166B3E",
    good_ground="#E3F4EA",
    waiting="#855800",
    waiting_ground="#FFF3D1",
    late="#B42318",
    late_ground="#FBE3E0",
    planned="#1F5FA8",
    planned_ground="#E5EFFA",
    paper="#FFFFFF",
    paper_ink="#111111",
    desk="#EDEDEB",
    marks=("#CDECD9", "#FFE9A8", "#F9CFCA", "#CFE2F8", "#E6E6E3"),
)

DARK = Tokens(
    dark=True,
    ground="#1B1C1E",
    panel="#232528",
    line="#34373B",
    strong_line="#4A4E54",
    ink="#ECEDEE",
    soft="#A9AFB6",
    faint="#9BA2A9",
    selection="#2B2D31",
    plain_ground="#34373B",
    accent="#F97066",
    accent_ground="#3A2523",
    accent_hover="#FB8A82",
    on_accent="#1B1C1E",
    good="#5FCB92",
    good_ground="#1E3429",
    waiting="#E3B341",
    waiting_ground="#3A3118",
    late="#F97066",
    late_ground="#3A2523",
    planned="#7FB2EE",
    planned_ground="#1F2E40",
    paper="#FFFFFF",  # paper stays white: it is what will be printed
    paper_ink="#111111",
    desk="#161718",
    marks=("#CDECD9", "#FFE9A8", "#F9CFCA", "#CFE2F8", "#E6E6E3"),
)
