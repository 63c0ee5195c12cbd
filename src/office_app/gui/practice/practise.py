"""The way into practice: another window, beside this one."""

from pathlib import Path

from office_app.domain.errors import AppError


def practise(folder: Path) -> AppError | None:
    """Open the window of practice of the office in ``folder``; return what went wrong, None when all is well."""
    from office_app.bootstrap.practice import start_practice

    try:
        start_practice(folder)
    except AppError as error:
        return error
    return None
