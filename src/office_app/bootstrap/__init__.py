"""The one composition root: opens the data folder, joins adapters to use cases.

Windows and commands call nothing but ``Office``, and before it is there ``OpenedFolder``; neither holds rules of its
own. Names are fetched when first asked for, since ``Office`` brings in SQLAlchemy and every use case.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from office_app.bootstrap.bodies import counterparts
    from office_app.bootstrap.office import Office
    from office_app.bootstrap.opened_folder import (
        OpenedFolder,
        local_now,
        open_folder,
        open_office,
        restore_office,
    )
    from office_app.bootstrap.reading import Reading

__all__ = [
    "Office",
    "OpenedFolder",
    "Reading",
    "counterparts",
    "local_now",
    "open_folder",
    "open_office",
    "restore_office",
]

_MODULES = {"Office": "office", "Reading": "reading", "counterparts": "bodies"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'opened_folder')}"), name)
