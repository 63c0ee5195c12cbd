"""Who presents at sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Rapporteur:
    """Who presents: báo cáo viên or tuyên truyền viên; ``level`` as «cấp tỉnh», «cấp xã».

    ``training`` lists what they were trained in, with the day. Sessions are counted by name.
    """

    full_name: str
    title: str = ""
    level: str = ""
    workplace: str = ""
    phone: str = ""
    since: date | None = None
    until: date | None = None
    training: Sequence[tuple[date, str]] = ()
    note: str = ""
    id: int | None = None
