"""The exchange of the programs on real folders: the new one opens, or the old one and its data are back."""

import json
import os
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from office_app.domain.errors import updates as said
from office_app.domain.updates import UpdateOutcome
from office_app.updating import finishing
from office_app.updating.finishing import finish_update
from office_app.updating.program_place import ProgramPlace, UpdatePlan
from office_app.updating.programs import CONSOLE, WINDOW, program
from office_app.use_cases import patient_rename
from tests.unit.update_programs import (
    HANGING,
    NO_PROGRAM,
    RUNS,
    UPGRADES_AND_FAILS,
    bundle_in,
    programs,
    put_program,
    wait_until,
)

NOTES_WORDS = RUNS + (
    "with open(os.path.join(here, 'part'), 'w', encoding='utf-8') as file:\n    file.write(' '.join(words))\n"
    "os.replace(os.path.join(here, 'part'), os.path.join(here, 'opened'))\n"
)
RESTORES = RUNS + (
    "open(os.path.join(here, 'asked'), 'w').close()\nif words[0] == 'restore':\n"
    "    with open(os.path.join(words[3], 'office.db'), 'w') as file:\n        file.write('revision 1')\n"
)
HANGS = RUNS + (
    "with open(os.path.join(here, 'hangs'), 'w') as file:\n    file.write(str(os.getpid()))\ntime.sleep(60)\n"
)


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


def test_given_a_program_that_opens_when_exchanged_then_it_is_there_and_the_data_stays(place: ProgramPlace):
    outcome = finish_update(place, revision)
    assert (outcome.fault, place.outcome()) == ("", outcome)
    assert programs(place) == "new" and (place.root / "moi.txt").exists()
    assert (place.root / "du-lieu" / "office.db").read_text() == "revision 1"
    assert place.clear() and not place.work.exists()


@pytest.mark.parametrize(
    "broken",
    [
        RUNS + "sys.exit(3)\n",
        UPGRADES_AND_FAILS,
        NO_PROGRAM,
        RUNS + "time.sleep(60)\n",
    ],
)
def test_given_a_program_that_does_not_open_when_exchanged_then_the_old_one_and_its_data_are_back(
    place: ProgramPlace, broken: str, monkeypatch
):
    monkeypatch.setattr(finishing, "OPENS_WITHIN", HANGING)
    put_program(place.new, WINDOW, broken)
    put_program(place.root, CONSOLE, RESTORES)
    put_program(place.root, WINDOW, NOTES_WORDS)
    outcome = finish_update(place, revision)
    assert outcome.fault and place.outcome() == outcome
    assert programs(place) == "old" and not (place.root / "moi.txt").exists()
    assert (place.root / "du-lieu" / "office.db").read_text() == "revision 1"
    assert (place.root / "asked").exists() == ("revision 2" in broken)
    assert wait_until(lambda: (place.root / "opened").exists())
    assert str(place.root / "du-lieu") in (place.root / "opened").read_text("utf-8")


def test_given_a_window_of_the_old_program_that_opened_before_when_exchanged_then_it_does_not_count(
    place: ProgramPlace,
):
    place.say_there()
    put_program(place.new, WINDOW, RUNS + "sys.exit(3)\n")
    assert finish_update(place, revision).fault
    assert programs(place) == "old"


def test_given_a_program_that_hangs_on_the_command_line_when_exchanged_then_it_is_ended_and_said_in_words(
    place: ProgramPlace, monkeypatch
):
    monkeypatch.setattr(finishing, "OPENS_WITHIN", HANGING)
    place.write_plan(replace(place.plan(), window=False))
    put_program(place.new, CONSOLE, HANGS)
    outcome = finish_update(place, revision)
    assert outcome.fault == f"không xong trong {HANGING:.0f} giây"
    assert programs(place) == "old"
    number = int((place.root / "hangs").read_text())
    assert wait_until(lambda: not psutil.pid_exists(number))


def test_given_data_that_cannot_be_brought_back_when_gone_back_then_the_outcome_names_the_backup(
    place: ProgramPlace,
):
    put_program(place.new, WINDOW, UPGRADES_AND_FAILS)
    put_program(place.root, CONSOLE, RUNS + "sys.exit(1)\n")
    assert finish_update(place, revision).backup == place.plan().backup
    assert programs(place) == "old"


def test_given_an_outcome_of_a_newer_version_when_read_then_what_is_known_is_told(place: ProgramPlace):
    told = {"version": "0.2.0", "current": "0.1.0", "fault": "lý do", "later": 1}
    (place.work / "ket-qua.json").write_text(json.dumps(told), encoding="utf-8")
    assert place.outcome() == UpdateOutcome("0.2.0", "0.1.0", "lý do")


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
        ["_internal", "moi.txt", *(Path(program(place.new, name)).name for name in (WINDOW, CONSOLE))]
    )


def test_given_a_data_file_that_cannot_be_read_when_finishing_then_the_old_program_opens_and_it_is_told(
    place: ProgramPlace,
):
    def damaged(_file: Path) -> str:
        raise OSError("không đọc được")

    put_program(place.root, WINDOW, NOTES_WORDS)
    assert "không đọc được" in finish_update(place, damaged).fault
    assert programs(place) == "old"


def test_given_the_old_window_stays_open_when_finishing_then_nothing_is_exchanged(
    place: ProgramPlace, monkeypatch
):
    monkeypatch.setattr(finishing, "CLOSES_WITHIN", 0.3)
    data = str(place.root / "du-lieu")
    place.write_plan(UpdatePlan("0.2.0", "0.1.0", os.getpid(), data, "", False))
    assert "chưa đóng" in finish_update(place, revision).fault
    assert programs(place) == "old"
