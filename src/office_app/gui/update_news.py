"""What the window has to do with an update that was carried out while it was closed."""

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from office_app.domain.errors.updates import DataNotBackError, WentBackError
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.domain.updates import UpdateOutcome
    from office_app.gui.main_window import MainWindow


def say_open(window: "MainWindow") -> None:
    """Tell an update that watches this start that the data folder is open."""

    def say(_progress: Progress) -> None:
        from office_app.bootstrap.updates import say_folder_is_open

        say_folder_is_open()

    window.runner.run(say)


def look_for_outcome(window: "MainWindow") -> None:
    """Tell the user once what became of an update."""

    def look(_progress: Progress) -> "UpdateOutcome | None":
        from office_app.bootstrap.updates import take_outcome

        return take_outcome()

    window.runner.run(look, on_done=partial(_tell, window))


def _tell(window: "MainWindow", outcome: "UpdateOutcome | None") -> None:
    if outcome is None:
        return
    if outcome.fault:
        kind = DataNotBackError if outcome.backup else WentBackError
        window.show_error(kind(**asdict(outcome)))
    else:
        window.services.toast(f"Đã cập nhật lên phiên bản {outcome.version}.")
