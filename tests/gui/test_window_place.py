"""The window comes back where it was with the screens there are, and never out of reach."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

# Opens a window over the state file, moves it when told where to, prints where it is, and remembers.
WINDOW = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from office_app.gui.state_file import StateFile
from office_app.gui.window_place import remember_place, restore_place
app, state, window = QApplication([]), StateFile(Path(sys.argv[1])), QWidget()
known = restore_place(window, state)
if len(sys.argv) > 2:
    window.setGeometry(QRect(*json.loads(sys.argv[2])))
window.show()
app.processEvents()
print(json.dumps([known, *window.geometry().getRect(), QApplication.screenAt(window.geometry().center()) is not None]))
remember_place(window, state)
state.save()
"""


def screens(folder: Path, *places: tuple[int, int, int, int]) -> Path:
    """Describe the screens of a machine to Qt's plugin without a display."""
    listed = [
        {"name": f"s{x}", "x": x, "y": y, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
        for x, y, width, height in places
    ]
    file = folder / f"{places}.json"
    file.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": listed}))
    return file


@pytest.mark.skipif(sys.platform == "win32", reason="the plugin without a display has no fonts there")
def test_given_two_screens_and_then_one_when_opened_then_each_has_its_place_and_none_is_out_of_reach(
    tmp_path: Path,
):
    desk = screens(tmp_path, (0, 0, 1366, 768), (1366, 0, 1920, 1080))
    alone = screens(tmp_path, (0, 0, 1366, 768))
    other = screens(tmp_path, (0, 0, 1366, 768), (-1280, 0, 1280, 1024))

    def opened(on: Path, *moved: list[int]) -> list[int]:
        words = [str(tmp_path / "window.ini"), *(json.dumps(place) for place in moved)]
        done = subprocess.run(
            [sys.executable, "-c", WINDOW, *words],
            env={"PYTHONPATH": ":".join(sys.path), "QT_QPA_PLATFORM": f"offscreen:configfile={on}"},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]

    assert opened(desk, [1500, 100, 1200, 800])[0] is False  # never opened before
    assert opened(desk) == [True, 1500, 100, 1200, 800, True]
    # Its screen is gone and this one is quite another: as if for the first time.
    assert opened(alone)[0] is False
    similar = screens(tmp_path, (0, 0, 1680, 700))
    known, x, y, width, height, seen = opened(similar)
    assert (known, seen) == (True, True)
    assert (x >= 0, y >= 0, x + width <= 1680, y + height <= 700) == (True,) * 4, (x, y, width, height)
    assert opened(alone, [40, 50, 900, 600])[1:5] == [40, 50, 900, 600]
    assert opened(desk) == [True, 1500, 100, 1200, 800, True]  # back at the desk
    assert opened(other)[5] is True
    assert opened(alone)[1:5] == [40, 50, 900, 600]
