"""Where an office's data lies when nobody says otherwise."""

from pathlib import Path

from office_app.shipped import program_folder

PORTABLE_MARK = "DU-LIEU-BEN-CANH.txt"
"""A frozen program with a file of this name beside it is carried about on a stick, and its data with it."""

PORTABLE_DATA = "du-lieu"


def own_folder() -> Path:
    """Return the user's own data folder; on Windows below ``%LOCALAPPDATA%``, which does not roam."""
    program = program_folder()
    if program is not None and (program / PORTABLE_MARK).exists():
        return program / PORTABLE_DATA
    from platformdirs import user_data_path

    return user_data_path("Van phong Dang uy", appauthor=False)
