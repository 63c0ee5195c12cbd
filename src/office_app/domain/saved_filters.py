"""What a list is filtered by, kept under a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class SavedFilter:
    """``place`` is the list (``incoming``, ``outgoing``, ``tasks``); ``content`` what that list reads it from."""

    place: str
    name: str
    content: Mapping[str, Any] = field(default_factory=dict)
