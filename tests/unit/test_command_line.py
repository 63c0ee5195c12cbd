"""What a command line means, before anything is opened."""

from pathlib import Path

import pytest

from office_app.cli.main import parse
from office_app.cli.reading_commands import LEGACY, OCR
from office_app.domain.read_files import LegacyFont, OpticalReading


@pytest.mark.parametrize(
    "words",
    [
        ["--data-dir", "thử", "--json", "check"],
        ["check", "--data-dir", "thử", "--json"],
        ["--data-dir", "thử", "check", "--json"],
    ],
)
def test_given_folder_before_or_after_the_command_when_read_then_it_is_that_folder(words: list[str]):
    arguments = parse(words)

    assert (arguments.command, arguments.data_dir, arguments.json) == ("check", Path("thử"), True)


def test_given_no_folder_when_read_then_it_is_the_office_of_the_user():
    arguments = parse(["list", "units"])

    assert (arguments.data_dir, arguments.json, arguments.files_to_open) == (None, False, ())


def test_given_files_to_open_when_read_then_they_go_to_the_window():
    arguments = parse(["--open", "a.pdf", "b.docx"])

    assert (arguments.command, arguments.files_to_open) == (None, [Path("a.pdf"), Path("b.docx")])


def test_given_how_to_read_when_read_then_both_commands_take_it():
    for command in ("read", "intake"):
        arguments = parse([command, "a.pdf", "--legacy", "tcvn3", "--ocr", "never"])
        assert (LEGACY[arguments.legacy], OCR[arguments.ocr]) == (LegacyFont.TCVN3, OpticalReading.NOWHERE)
        arguments = parse([command, "a.pdf"])
        assert (LEGACY[arguments.legacy], OCR[arguments.ocr]) == ("auto", OpticalReading.WHERE_NEEDED)
    assert LEGACY["none"] is None
