"""``office-app``: the window when no command is given, otherwise the same work without a screen.

Exit status: 0 all done, 1 some inputs failed (each named on stderr), 2 wrong usage.
"""

import argparse
import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from office_app.cli.arguments import parse
from office_app.cli.usage import WrongUsageError
from office_app.domain.errors import AppError, Cancelled


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status."""
    _speak_utf8()
    arguments = parse(argv)
    if arguments.practice or arguments.command == "practice":
        return _practise(arguments)
    if arguments.command is None:
        return window(arguments.data_dir, arguments.files_to_open)
    return _do(arguments)


def _do(arguments: argparse.Namespace, make_ready: Callable[[], None] = lambda: None) -> int:
    from office_app.cli import commands  # only when there is a command: the window starts without it

    try:
        make_ready()
        if arguments.command == "self-check":
            return _self_check(arguments)
        result = int(commands.COMMANDS[arguments.command](arguments))
        sys.stdout.flush()
        return result
    except BrokenPipeError:  # what reads our lines, as «head», has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except AppError as error:
        print(error.text_vi(), file=sys.stderr)
        return 2 if isinstance(error, WrongUsageError) else 1
    except (Cancelled, KeyboardInterrupt):
        print("Đã dừng theo yêu cầu. Dữ liệu đã lưu vẫn còn nguyên.", file=sys.stderr)
        return 1


def window(
    data_dir: Path | None = None,
    files: Sequence[Path] = (),
    make_ready: Callable[[], None] = lambda: None,
) -> int:
    """Open the window, with ``files`` waiting in the intake; one that is open already comes forward instead.

    ``make_ready`` is done before, unless one is open. It raises AppError.
    """
    gc.disable()  # imports make much that lives on; the window collects in its own time
    from office_app.gui.one_window import claim_or_hand_over
    from office_app.use_cases.own_folder import own_folder

    try:
        place = claim_or_hand_over(data_dir or own_folder(), files)
        if place is None:
            return 0
        make_ready()
    except AppError as error:
        return _say_so(error)
    from office_app.gui.first_paint import paint_first

    _, card = paint_first()  # before anything of ours is imported
    threading.Thread(target=_import_first_screen, daemon=True).start()  # while the window is being built
    from office_app.gui.app import run_window

    return run_window(data_dir, files=files, first_paint=card, place=place)


def _say_so(error: AppError) -> int:
    if sys.stderr is not None and sys.stderr.isatty():
        print(error.text_vi(), file=sys.stderr)
    else:  # started by a click: nobody sees a console
        from office_app.gui.first_paint import say_without_window

        say_without_window(error.text_vi())
    return 1


def _practise(arguments: argparse.Namespace) -> int:
    """Do in the folder of practice what was asked; with no command open its window."""
    from office_app.bootstrap.practice import begin_anew, practice_folder, ready_practice

    folder = arguments.data_dir = practice_folder(arguments.data_dir)
    if arguments.command not in (None, "practice"):
        from office_app.cli.practice_command import fill_practice

        return _do(arguments, partial(fill_practice, folder))

    def make_ready() -> None:
        ready_practice(folder)
        if arguments.command is not None and arguments.again:
            begin_anew(folder)

    return window(folder, arguments.files_to_open, make_ready)


def _self_check(arguments: argparse.Namespace) -> int:
    from office_app.cli.self_check import self_check

    def try_window(folder: Path) -> tuple[Sequence[str], str]:
        from office_app.gui.first_paint import paint_first

        _, card = paint_first()
        from office_app.gui.window_trial import try_window

        return try_window(folder, card)

    return self_check(arguments, try_window)


def _import_first_screen() -> None:
    import office_app.bootstrap.opened_folder  # noqa: F401 - what the first screen is read with


def _speak_utf8() -> None:
    # A Windows console or pipe may default to a code page without Vietnamese letters.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
