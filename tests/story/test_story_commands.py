"""The main job on the command line alone: a directive in, the plan out, sessions held, a report up."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from office_app.cli.main import main
from tests.story.checks import CALLED, PRESENT, RATE, check_plan, check_report, file_of
from tests.story.papers import Paper, each_paper, papers, symbol_by_hand


class Commands:
    """Runs commands in this process over one data folder."""

    def __init__(self, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data_dir, self.capsys = data_dir, capsys

    def __call__(self, *arguments: object, status: int = 0) -> Any:
        self.capsys.readouterr()
        got = main(["--data-dir", str(self.data_dir), *map(str, arguments), "--json"])
        out, err = self.capsys.readouterr()
        assert got == status, err
        return json.loads(out) if out.strip() else None


@pytest.fixture
def office(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(data_dir, capsys)


@pytest.mark.parametrize("paper", each_paper())
def test_given_directive_when_story_runs_then_report_holds_the_figures(
    paper: Paper, office: Commands, tmp_path: Path, member_list: Path
) -> None:
    directive = file_of(paper, tmp_path)
    out = tmp_path / "Kết quả"
    office("setup", "--commune", "Thanh Lâm", "--province", "Vĩnh Yên", "--signer", "Đỗ Mạnh Hà=BÍ THƯ")
    assert office("members", member_list)["added"] == 9

    entry = _register(office, directive, paper)
    draft = office("plan", "--directive", entry["id"], "--out", out)
    assert {Path(file).suffix for file in draft["files"]} == {".docx", ".pdf"}
    issued = office("issue", "--draft", draft["draft"], "--out", out, "--date", "2026-11-23")
    assert issued["symbol"] == "01-KH/ĐU"
    assert issued["tasks"] >= 6
    check_plan([Path(file) for file in issued["files"]], entry["symbol"])

    _attend(office, issued["campaign"])
    report = office("report", "campaign", "--campaign", issued["campaign"], "--out", out, "--issue")
    assert (report["units_done"], report["called"], report["present"]) == (3, CALLED, PRESENT)
    assert report["rate"] == RATE
    assert report["symbol"] == "01-BC/ĐU"
    check_report([Path(file) for file in report["files"]])
    assert office("check")["ok"]
    registered = {(line["doc_type"], line["symbol"]) for line in office("list", "outgoing")}
    assert registered == {("Kế hoạch", "01-KH/ĐU"), ("Báo cáo", "01-BC/ĐU")}


def _register(office: Commands, directive: Path, paper: Paper) -> dict[str, Any]:
    """Register what recognition found; what a lost letterhead lost is given by hand, as a clerk would."""
    label = paper.label
    by_hand = [] if label["symbol"] else ["--symbol", symbol_by_hand(paper), "--date", "2026-11-02"]
    if not label["issuer"] or label.get("layout") == "no header":
        by_hand += ["--issuer", "Ban Thường vụ Tỉnh ủy"]
    (entry,) = office("intake", directive, *by_hand)
    assert entry["arrival"].startswith("01/")
    if label["symbol"]:
        assert entry["symbol"] == label["symbol"]
        assert entry["date"] == label["date"]
    return dict(entry)


def _attend(office: Commands, campaign: int) -> None:
    sessions = {row["unit"]: row["id"] for row in office("list", "sessions", "--campaign", campaign)}
    assert len(sessions) == 3
    first = office(
        "attendance",
        "--session",
        sessions["Chi bộ Thôn Đông"],
        "--absent",
        "Trần Thị Bình=P:ốm",
        "--guests",
        2,
    )
    assert (first["members"], first["exempt"], first["called"], first["present"]) == (4, 1, 3, 2)
    office("attendance", "--session", sessions["Chi bộ Thôn Đoài"], "--absent", "Vũ Thị Én=K")
    totals = office("attendance", "--session", sessions["Chi bộ Trường Mầm non"], "--totals", "2,0,2,0,0")
    assert totals["rate"] == "100,00 %"
    office("attendance", "--session", sessions["Chi bộ Thôn Đoài"], "--totals", "3,0,3,1,0", status=1)


@pytest.mark.slow
def test_given_no_process_of_ours_when_commands_run_on_their_own_then_they_share_one_store(
    tmp_path: Path, data_dir: Path, member_list: Path
) -> None:
    paper = papers()[0]
    directive = file_of(paper, tmp_path)
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}  # as a Windows console may be set

    def run(*arguments: object, status: int = 0) -> str:
        command = [sys.executable, "-m", "office_app.cli.main", "--data-dir", data_dir, *arguments]
        done = subprocess.run(
            [str(part) for part in command], capture_output=True, check=False, env=environment, timeout=120
        )
        assert done.returncode == status, done.stderr.decode()
        return done.stdout.decode()

    run("setup", "--commune", "Thanh Lâm", "--province", "Vĩnh Yên", "--signer", "Đỗ Mạnh Hà=BÍ THƯ")
    run("members", member_list)
    extra = ("--symbol", "77-KH/TU", "--issuer", "Tỉnh ủy")
    run("intake", directive, *extra)
    again = run("intake", directive, *extra, status=1)
    assert not again.strip()
    assert "Dữ liệu tốt." in run("check")
    backup = tmp_path / "Sao lưu.zip"
    run("backup", backup)
    assert "77-KH/TU" in run("search", "77 kh tu")
    other = tmp_path / "Máy khác"
    command = [sys.executable, "-m", "office_app.cli.main", "--data-dir", str(other)]
    subprocess.run([*command, "restore", str(backup)], check=True, capture_output=True, timeout=120)
    listed = subprocess.run([*command, "search", "77-KH/TU"], check=True, capture_output=True, timeout=120)
    assert "77-KH/TU" in listed.stdout.decode()
    (original,) = (path for path in (data_dir / "originals").rglob("*") if path.is_file())
    original.unlink()
    assert "Đã sao lưu" in run("backup", backup, status=1)
    assert directive.name in run("check", "--json", status=1)
