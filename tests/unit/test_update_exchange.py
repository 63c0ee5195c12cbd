"""The exchange of the programs on real folders: the new one opens, or the old one and its data are back."""

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from office_app.domain import updates as said
from office_app.updating import finishing
from office_app.updating.finishing import finish_update
from office_app.updating.program_place import ProgramPlace, UpdatePlan
from office_app.use_cases import patient_rename
from tests.unit.update_programs import RUNS, bundle_in, posix, programs


@pytest.fixture
def place(tmp_path: Path) -> ProgramPlace:
    """A program with data beside it, and a newer one that waits."""
    root = bundle_in(tmp_path / "Văn phòng Đảng ủy", mark="old")
    (root / "du-lieu").mkdir()
    (root / "du-lieu" / "office.db").write_text("revision 1")
    made = ProgramPlace(root)
    made.make_room(1000)
    bundle_in(made.new)
    (made.new / "moi.txt").write_text("only the new one has it")
    data = root / "du-lieu"
    made.write_plan(UpdatePlan("0.2.0", "0.1.0", 2**22 + 1, str(data), str(root / "copy.zip"), True))
    return made


def revision(file: Path) -> str:
    return file.read_text()


@posix
def test_given_a_program_that_opens_when_exchanged_then_it_is_there_and_the_data_stays(place: ProgramPlace):
    outcome = finish_update(place, revision)
    assert (outcome.fault, place.outcome()) == ("", outcome)
    assert programs(place) == "new" and (place.root / "moi.txt").exists()
    assert (place.root / "du-lieu" / "office.db").read_text() == "revision 1"
    assert place.clear() and not place.work.exists()


@posix
@pytest.mark.parametrize(
    "broken",
    [
        RUNS + "exit 3\n",
        RUNS + 'echo "revision 2" > "$2/office.db"\nexit 3\n',
        "no program at all",
        RUNS + "sleep 60\n",
    ],
)
def test_given_a_program_that_does_not_open_when_exchanged_then_the_old_one_and_its_data_are_back(
    place: ProgramPlace, broken: str, monkeypatch
):
    monkeypatch.setattr(finishing, "OPENS_WITHIN", 1.0)
    (place.new / "VanPhongDangUy").write_text(broken)
    restoring = (
        f'echo "$*" > "{place.root}/asked"\n[ "$1" = restore ] && printf "revision 1" > "$4/office.db"\n'
    )
    (place.root / "office-app").write_text(RUNS + restoring)
    (place.root / "VanPhongDangUy").write_text(RUNS + f'echo "$*" > "{place.root}/opened"\n')
    outcome = finish_update(place, revision)
    assert outcome.fault and place.outcome() == outcome
    assert programs(place) == "old" and not (place.root / "moi.txt").exists()
    assert (place.root / "du-lieu" / "office.db").read_text() == "revision 1"
    assert (place.root / "asked").exists() == ("revision 2" in broken)
    for _ in range(100):
        if (place.root / "opened").exists():
            break
        time.sleep(0.05)
    assert str(place.root / "du-lieu") in (place.root / "opened").read_text()


@posix
def test_given_a_window_of_the_old_program_that_opened_before_when_exchanged_then_it_does_not_count(
    place: ProgramPlace,
):
    place.say_there()
    (place.new / "VanPhongDangUy").write_text(RUNS + "exit 3\n")
    assert finish_update(place, revision).fault
    assert programs(place) == "old"


@posix
def test_given_a_program_that_hangs_on_the_command_line_when_exchanged_then_it_is_ended_and_said_in_words(
    place: ProgramPlace, monkeypatch
):
    monkeypatch.setattr(finishing, "OPENS_WITHIN", 0.5)
    place.write_plan(replace(place.plan(), window=False))
    (place.new / "office-app").write_text(RUNS + f'echo $$ > "{place.root}/hangs"\nexec sleep 60\n')
    outcome = finish_update(place, revision)
    assert outcome.fault == "không xong trong 0 giây"
    assert programs(place) == "old"
    assert not psutil.pid_exists(int((place.root / "hangs").read_text()))


@posix
def test_given_data_that_cannot_be_brought_back_when_gone_back_then_the_outcome_names_the_backup(
    place: ProgramPlace,
):
    upgrades = RUNS + 'echo "revision 2" > "$2/office.db"\nexit 3\n'
    (place.new / "VanPhongDangUy").write_text(upgrades)
    (place.root / "office-app").write_text(RUNS + "exit 1\n")
    assert finish_update(place, revision).backup == place.plan().backup
    assert programs(place) == "old"


@posix
def test_given_an_outcome_of_a_newer_version_when_read_then_what_is_known_is_told(place: ProgramPlace):
    told = {"version": "0.2.0", "current": "0.1.0", "fault": "lý do", "later": 1}
    (place.work / "ket-qua.json").write_text(json.dumps(told), encoding="utf-8")
    assert place.outcome() == said.UpdateOutcome("0.2.0", "0.1.0", "lý do")


@posix
@pytest.mark.parametrize("fails_at", [1, 2, 3, 4, 5])
def test_given_a_rename_that_fails_when_exchanged_then_all_is_as_it_was(
    place: ProgramPlace, fails_at: int, monkeypatch
):
    """Any of them may fail: on Windows a file that somebody holds cannot be renamed."""
    asked: list[Path] = []
    rename = os.rename

    def held(here: Path, there: Path) -> None:
        asked.append(here)
        if here == asked[min(fails_at, len(asked)) - 1] and len(asked) >= fails_at:
            raise PermissionError(13, "held", str(here))
        rename(here, there)

    monkeypatch.setattr(patient_rename, "TRIES", 2)
    monkeypatch.setattr(patient_rename, "TRY_EVERY", 0)
    monkeypatch.setattr(os, "rename", held)
    with pytest.raises(said.UpdateNotStartedError):
        place.exchange()
    assert programs(place) == "old" and not (place.root / "moi.txt").exists()
    assert sorted(path.name for path in place.new.iterdir()) == sorted(
        ["VanPhongDangUy", "_internal", "moi.txt", "office-app"]
    )


@posix
def test_given_a_data_file_that_cannot_be_read_when_finishing_then_the_old_program_opens_and_it_is_told(
    place: ProgramPlace,
):
    def damaged(_file: Path) -> str:
        raise OSError("không đọc được")

    (place.root / "VanPhongDangUy").write_text(RUNS + f'touch "{place.root}/opened"\n')
    assert "không đọc được" in finish_update(place, damaged).fault
    assert programs(place) == "old"


@posix
def test_given_the_old_window_stays_open_when_finishing_then_nothing_is_exchanged(
    place: ProgramPlace, monkeypatch
):
    monkeypatch.setattr(finishing, "CLOSES_WITHIN", 0.3)
    data = str(place.root / "du-lieu")
    place.write_plan(UpdatePlan("0.2.0", "0.1.0", os.getpid(), data, "", False))
    assert "chưa đóng" in finish_update(place, revision).fault
    assert programs(place) == "old"
