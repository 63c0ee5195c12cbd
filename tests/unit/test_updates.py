"""An update file from its making to the trial of what is in it, on real folders; scripts stand for the programs."""

import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

import make_update as making
from office_app.bootstrap import open_office, updates
from office_app.cli.main import main
from office_app.domain.errors import AppError
from office_app.domain.errors import updates as said
from office_app.domain.errors.files import FileMissingError
from office_app.domain.updates import UpdateOutcome
from office_app.updating.faults import system_fault
from office_app.updating.program_place import ProgramPlace
from office_app.updating.programs import CONSOLE, WINDOW, program
from office_app.updating.signing import CONTEXT, read_key, shipped_keys
from office_app.updating.update_file import FILES, MANIFEST, SIGNATURE, SYSTEM, UpdateFile
from office_app.use_cases.progress import QUIET
from tests.unit.update_programs import (
    HANGING,
    NO_PROGRAM,
    ON_WINDOWS,
    RUNS,
    bundle_in,
    programs,
    wait_until,
)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ours", "other"):
        making.new_key(folder / name, folder / f"{name}.pub")
    return folder


@pytest.fixture
def make(keys: Path, tmp_path: Path) -> Callable[..., Path]:
    def make_one(bundle: Path | None = None, **changed: Any) -> Path:
        how = {"version": "0.2.0", "minimum": "0.1.0", "news": ["Mới: in sổ."], "system": SYSTEM, **changed}
        key = how.pop("key", "ours")
        target = tmp_path / f"VanPhongDangUy-{how['version']}.capnhat"
        return making.make_update(bundle or bundle_in(tmp_path / "bundle"), target, keys / key, **how)

    return make_one


def trusted(keys: Path) -> list[bytes]:
    return [read_key(keys / "ours.pub")]


# ---- the file --------------------------------------------------------------------------------------------------------


def test_given_a_signed_file_when_looked_into_then_it_is_described_and_unpacks_as_it_was(
    make, keys: Path, tmp_path: Path
):
    update = UpdateFile(make(), trusted(keys))
    update.fits("0.1.0")
    offer = update.check("0.1.0", QUIET)
    assert (offer.version, offer.current, offer.news) == ("0.2.0", "0.1.0", ("Mới: in sổ.",))
    assert offer.size == update.manifest.size > 3000
    assert len(offer.sha256) == 64 and offer.signer.count(" ") == 7
    update.unpack(tmp_path / "out", QUIET)
    assert (tmp_path / "out/_internal/lib.so").read_text() == "new" * 1000
    assert ON_WINDOWS or os.readlink(tmp_path / "out/_internal/lib.so") == "thư viện.so"
    assert os.access(program(tmp_path / "out", CONSOLE), os.X_OK)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def rewrite(file: Path, change: Callable[[str, bytes], bytes]) -> None:
    """Write every entry anew, each as ``change`` has it."""
    with zipfile.ZipFile(file) as archive:
        entries = [(name, change(name, archive.read(name))) for name in archive.namelist()]
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)


def change_program(file: Path) -> None:
    rewrite(file, lambda name, content: b"virus" if name.startswith(f"{FILES}office-app") else content)


def change_version(file: Path) -> None:
    rewrite(file, lambda name, content: content.replace(b"0.2.0", b"9.2.0") if name == MANIFEST else content)


def empty_signature(file: Path) -> None:
    rewrite(file, lambda name, content: b"" if name == SIGNATURE else content)


def lock_entries(file: Path) -> None:
    """Say of every entry that it is encrypted."""
    content = bytearray(file.read_bytes())
    for sign, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(sign)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(sign, at + 4)
    file.write_bytes(content)


def make_zip(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "a")


def make_text(file: Path) -> None:
    file.write_text("không phải")


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (cut, said.UpdateDamagedError),
        (lock_entries, said.UpdateDamagedError),
        (change_program, said.UpdateDamagedError),
        (change_version, said.UpdateSignatureError),
        (empty_signature, said.UpdateSignatureError),
        (make_zip, said.NotAnUpdateError),
        (make_text, said.NotAnUpdateError),
        (lambda file: file.unlink(), FileMissingError),
    ],
)
def test_given_a_spoilt_file_when_looked_into_then_it_is_refused_for_what_it_is(
    make, keys: Path, spoil: Callable[[Path], None], kind: type[AppError]
):
    file = make()
    spoil(file)
    with pytest.raises(kind) as raised:
        UpdateFile(file, trusted(keys)).check("0.1.0", QUIET)
    assert type(raised.value) is kind and file.name in raised.value.text_vi()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that answers reading with an error")
def test_given_a_stick_that_fails_when_looked_into_then_the_file_is_not_called_damaged(keys: Path):
    with pytest.raises(said.UpdateUnreadableError):
        UpdateFile(Path("/proc/self/mem"), trusted(keys))


@pytest.mark.parametrize(
    ("changed", "current", "kind"),
    [
        ({}, "0.2.0", said.UpdateOlderError),
        ({"version": "0.9.0"}, "0.10.0", said.UpdateOlderError),
        ({"minimum": "0.1.5"}, "0.1.4", said.UpdateTooFarError),
        ({"system": "windows" if SYSTEM == "linux" else "linux"}, "0.1.0", said.UpdateSystemError),
        ({"key": "other"}, "0.1.0", said.UpdateSignatureError),
    ],
)
def test_given_a_file_that_does_not_fit_when_looked_into_then_it_is_refused(
    make, keys: Path, changed: dict[str, Any], current: str, kind: type[AppError]
):
    with pytest.raises(kind):
        UpdateFile(make(**changed), trusted(keys)).fits(current)


def test_given_no_key_when_looked_into_then_that_is_said(make):
    with pytest.raises(said.NoUpdateKeyError):
        UpdateFile(make(), [])


def test_given_a_signed_path_that_leads_out_when_looked_into_then_it_is_refused(
    make, keys: Path, tmp_path: Path
):
    from nacl.signing import SigningKey

    file = make()
    signing = SigningKey(bytes.fromhex((keys / "ours").read_text().strip()))
    with zipfile.ZipFile(file) as archive:
        content = archive.read(MANIFEST).replace(b'"office-app', b'"../office-app')

    def change(name: str, old: bytes) -> bytes:
        new = {MANIFEST: content, SIGNATURE: signing.sign(CONTEXT + content).signature}
        return new.get(name, old)

    rewrite(file, change)
    with pytest.raises(said.UpdateDamagedError):
        UpdateFile(file, trusted(keys))


def test_given_a_place_in_the_repository_when_a_key_is_made_then_it_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="repository"):
        making.new_key(making.ROOT / "packaging" / "key", tmp_path / "x.pub")
    assert all(len(key) == 32 for key in shipped_keys())


# ---- the whole way, with a real office -------------------------------------------------------------------------------


@pytest.fixture
def frozen(tmp_path: Path, keys: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = bundle_in(tmp_path / "chương trình", mark="old")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", program(root, WINDOW))
    monkeypatch.setattr(updates, "shipped_keys", lambda: trusted(keys))
    return root


def prepared(file: Path, data: Path) -> updates.PreparedUpdate:
    offer = updates.look_into_update(file, QUIET)
    with closing(open_office(data)) as office:
        return updates.prepare_update(offer, office, QUIET)


def test_given_a_good_update_when_taken_then_data_is_backed_up_and_the_new_program_was_tried(
    frozen: Path, make, tmp_path: Path
):
    told = tmp_path / "told"
    console = RUNS + (
        f"with open({str(told)!r}, 'a') as file:\n    print(*words, file=file)\n"
        "    if words[2:3] == ['list']:\n        print(*os.listdir(words[1]), sep='\\n', file=file)\n"
    )
    bundle = bundle_in(tmp_path / "next", console=console)
    done = prepared(make(bundle), tmp_path / "data")
    assert zipfile.is_zipfile(done.backup) and done.backup.parent == tmp_path / "data" / "backups"
    lines = told.read_text().splitlines()
    assert lines[0] == "self-check" and lines[1].endswith("list incoming") and "office.db" in lines
    assert programs(ProgramPlace(frozen)) == "old"  # nothing is exchanged yet
    assert str(tmp_path / "data") not in told.read_text()  # a copy was opened, not the data


@pytest.mark.parametrize(
    ("console", "words"),
    [
        (RUNS + "print('✓ Sao lưu\\n✗ Mở cửa sổ: hỏng')\nsys.exit(1)\n", "✗ Mở cửa sổ: hỏng"),
        (RUNS + "if words[0] != 'self-check':\n    sys.exit('Tệp dữ liệu hỏng.')\n", "Tệp dữ liệu hỏng"),
        (NO_PROGRAM, "không phải chương trình chạy được trên máy này"),
    ],
)
def test_given_a_program_that_does_not_work_here_when_tried_then_it_is_dropped_and_says_why(
    frozen: Path, make, tmp_path: Path, console: str, words: str
):
    bundle = bundle_in(tmp_path / "next", console=console)
    with pytest.raises(said.UpdateTrialError, match="chạy thử") as raised:
        prepared(make(bundle), tmp_path / "data")
    assert words in raised.value.text_vi()
    assert programs(ProgramPlace(frozen)) == "old" and not (frozen / "cap-nhat").exists()


def test_given_a_policy_of_windows_when_a_program_is_refused_then_it_is_said_without_the_words_of_windows():
    refused = OSError(22, "%1 is blocked by group policy")
    refused.winerror = 1260  # type: ignore[misc, attr-defined, unused-ignore]
    assert system_fault(refused) == "chính sách của máy không cho chạy chương trình này"
    assert system_fault(OSError(9999, "words of the system")) == "words of the system"


def test_given_another_file_under_the_name_that_was_looked_into_when_taken_then_it_is_refused(
    frozen: Path, make, tmp_path: Path
):
    file = make()
    offer = updates.look_into_update(file, QUIET)
    os.replace(make(bundle_in(tmp_path / "later"), version="0.3.0"), file)
    with closing(open_office(tmp_path / "data")) as office, pytest.raises(said.UpdateDamagedError):
        updates.prepare_update(offer, office, QUIET)
    assert not (frozen / "cap-nhat").exists()


def test_given_a_trial_that_hangs_when_its_time_is_over_then_what_it_started_is_ended_too(
    frozen: Path, make, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(updates, "_SELF_CHECK_SECONDS", HANGING)
    child = tmp_path / "child"
    starts_one = RUNS + (
        "one = subprocess.Popen([sys.executable, '-S', '-c', 'import time; time.sleep(60)'])\n"
        f"with open({str(child)!r}, 'w') as file:\n    file.write(str(one.pid))\none.wait()\n"
    )
    bundle = bundle_in(tmp_path / "next", console=starts_one)
    with pytest.raises(said.UpdateTrialError):
        prepared(make(bundle), tmp_path / "data")
    number = int(child.read_text())
    assert wait_until(lambda: is_over(number))


def is_over(number: int) -> bool:
    """Tell whether a process has ended; its number may still be held by whoever inherits it."""
    with suppress(psutil.NoSuchProcess):
        return bool(psutil.Process(number).status() == psutil.STATUS_ZOMBIE)
    return True


def test_given_no_space_or_a_place_that_cannot_be_written_when_taken_then_it_is_said_before_anything(
    frozen: Path, make, tmp_path: Path, monkeypatch
):
    file = make()
    usage = shutil.disk_usage(frozen)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100))
    with pytest.raises(said.UpdateSpaceError):
        prepared(file, tmp_path / "data")
    monkeypatch.undo()
    (tmp_path / "file").write_text("")
    with pytest.raises(said.UpdateReadOnlyError):
        ProgramPlace(tmp_path / "file").make_room(1)
    assert not (frozen / "cap-nhat").exists()


def test_given_the_command_line_when_only_checking_then_it_tells_and_refuses_in_words(
    frozen: Path, make, capsys, monkeypatch
):
    file = make()
    monkeypatch.setattr(updates, "program_version", lambda: "0.1.0")
    assert main(["update", str(file), "--check-only"]) == 0
    told = capsys.readouterr().out
    assert "Phiên bản 0.2.0 (đang dùng 0.1.0)" in told and "Mới: in sổ." in told and "SHA-256" in told
    with monkeypatch.context() as from_source:
        from_source.delattr(sys, "frozen")
        from_source.setattr(updates, "program_version", lambda: "")
        assert main(["update", str(file)]) == 1
    assert "mã nguồn" in capsys.readouterr().err
    change_version(file)
    assert main(["update", str(file)]) == 1
    assert "Chữ ký" in capsys.readouterr().err


def test_given_an_outcome_when_the_window_asks_then_it_hears_it_once_and_the_rest_is_cleared_away(
    frozen: Path,
):
    place = ProgramPlace(frozen)
    assert updates.take_outcome() is None
    place.make_room(1)
    updates.say_folder_is_open()
    assert place.is_there and updates.take_outcome() is None
    place.write_outcome(UpdateOutcome("0.2.0", "0.1.0", "lý do"))
    assert updates.take_outcome() == UpdateOutcome("0.2.0", "0.1.0", "lý do")
    assert updates.take_outcome() is None and not place.work.exists()
