"""What a command line means, before anything is opened."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from office_app.cli.arguments import parse
from office_app.cli.main import main
from office_app.cli.reading_commands import LEGACY, OCR
from office_app.domain.read_files import LegacyFont, OpticalReading

ENGLISH = re.compile(
    r"\b(usage|error|arguments?|options|required|invalid|value|choose|expected|ignored|could|match|show|exit)\b"
)


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


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("plan", "còn thiếu --directive, --out"),
        ("read", "còn thiếu TỆP"),
        ("list mọi_thứ", "«LOẠI»: không có «mọi_thứ», chỉ có incoming, outgoing, units, tasks,"),
        ("in_ra", "«LỆNH»: không có «in_ra», chỉ có read, intake, list,"),
        ("read a.pdf --ocr luôn", "«--ocr»: không có «luôn», chỉ có auto, always, never"),
        ("check --thử", "không có tham số, tùy chọn nào như: --thử"),
        ("check a b", "không có tham số, tùy chọn nào như: a b"),
        ("issue --draft ba", "«--draft»: «ba» không phải là số nguyên"),
        ("report month --campaign 1.5", "«--campaign»: «1.5» không phải là số nguyên"),
        ("close --wait lâu", "«--wait»: «lâu» không phải là số"),
        ("issue --draft 1 --date 31/2/2026", "«--date»: «31/2/2026» không phải ngày"),
        ("issue --draft", "«--draft»: cần một giá trị ở sau"),
        ("--open", "«--open»: cần ít nhất một giá trị ở sau"),
        ("check --json=3", "«--json»: không nhận giá trị «3»"),
        ("intake a.pdf --s=1", "«--s=1» có thể là --symbol, --subject: viết đủ tên"),
    ],
)
def test_given_a_wrong_line_when_read_then_it_says_in_vietnamese_what_is_wrong(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as left:
        parse(line.split())
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert told.startswith("cách dùng: office-app") and f"lỗi: {said}" in told
    assert not ENGLISH.search(told)
    assert "finish-update" not in told  # the installed program's own


def test_given_any_command_when_asked_for_help_then_all_of_it_is_vietnamese(
    capsys: pytest.CaptureFixture[str],
):
    def help_of(*words: str) -> str:
        with pytest.raises(SystemExit) as left:
            parse([*words, "--help"])
        assert left.value.code == 0
        return capsys.readouterr().out

    commands = re.findall(r"^ {4}(\S+)  ", help_of(), re.MULTILINE)
    assert {"read", "report", "sample"} <= set(commands)
    for command in ((), *((name,) for name in commands)):
        told = help_of(*command)
        assert "xem hướng dẫn này" in told and not ENGLISH.search(told)
        values = {word for word in re.findall(r"\w+", told) if word.isupper() and word.isascii()}
        assert values <= {"ID", "P", "K", "M", "C", "JSON", "DOCX", "PDF", "XLSX", "USB", "Q2", "H1", "BC"}


def test_given_a_list_when_printed_then_it_has_headings_and_who_stops_reading_is_told_of_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    where = ["--data-dir", str(tmp_path)]
    setup = [*where, "setup", "--commune", "Mai", "--province", "Tân"]
    assert main([*setup, "--signer", "Đỗ Mạnh Hà"]) == 2
    assert "viết --signer HỌ_TÊN=CHỨC_VỤ" in capsys.readouterr().err
    assert main([*setup, "--unit", "Chi bộ Thôn Đông"]) == 0
    capsys.readouterr()
    assert main([*where, "list", "units"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ID\tĐơn vị\tĐảng viên\tMiễn",
        "1\tChi bộ Thôn Đông\t0\t0",
    ]
    assert main([*where, "list", "tasks"]) == 0  # every list has its headings
    assert main([*where, "list", "campaigns"]) == main([*where, "list", "sessions"]) == 0
    assert main([*where, "list", "incoming"]) == main([*where, "list", "outgoing"]) == 0
    command = [sys.executable, "-m", "office_app.cli.main", *where, "list", "units"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as listing:
        assert listing.stdout is not None and listing.stderr is not None
        listing.stdout.close()
        assert (listing.stderr.read(), listing.wait()) == (b"", 0)
