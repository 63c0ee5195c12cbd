"""Commands in practice: the invented office is there before they run."""

from contextlib import closing
from pathlib import Path

from office_app.bootstrap import open_office
from office_app.bootstrap.practice import ready_practice
from office_app.cli.printing import ProgressLine


def fill_practice(folder: Path) -> None:
    """Make the office of practice unless it is there. Raises PracticeFolderError, StoreBusyError, DiskFullError."""
    ready_practice(folder)
    with closing(open_office(folder, writable=False)) as office:
        if office.settings() is not None:
            return
    with closing(open_office(folder)) as office:
        office.make_sample(progress=ProgressLine())
