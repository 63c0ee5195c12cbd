"""Where an office's data lies when nobody says otherwise."""

from pathlib import Path


def own_folder() -> Path:
    """Return the user's own data folder; on Windows below ``%LOCALAPPDATA%``, which does not roam."""
    from platformdirs import user_data_path

    return user_data_path("Van phong Dang uy", appauthor=False)
