"""``self-check``: does this copy of the program do its work on this machine, from a paper read to a backup restored?

It works on an invented office in a folder of its own and never touches the user's data.
"""

import os
import platform
import sys
import tempfile
import time
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from office_app.bootstrap import Office, open_office, restore_office
from office_app.cli.printing import print_json
from office_app.cli.trial_paper import DAYS_TO_STUDY, ISSUER, SYMBOL, write_trial_paper
from office_app.domain.errors import AppError
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.incoming import IncomingFilter
from office_app.domain.read_files import OpticalReading
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Campaign, SessionFigures
from office_app.domain.vietnamese import fold

TryWindow = Callable[[Path], tuple[Sequence[str], str]]
"""Opens the window over a data folder, visits every room and closes it: the rooms' names, and what went wrong."""
_FOLDER = "Tự kiểm tra Văn phòng Đảng ủy "
_SCAN_WIDTH = 1654  # A4 at 200 dpi
_FIGURES = SessionFigures(members=3, called=3, present=2, excused=1)


class WrongResultError(Exception):
    """A step went through, but what came out is not what went in; the text says it in Vietnamese."""


@dataclass(frozen=True)
class Outcome:
    """How one step ended; ``text`` says what came out of it, or why it failed."""

    step: str
    ok: bool
    text: str
    seconds: float


def self_check(args: Namespace, try_window: TryWindow) -> int:
    """Try every part of the program and print a line each; 1 when one does not work."""
    if args.data_dir is not None:
        return _check_in(_fresh(args.data_dir), args, try_window)
    with tempfile.TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True) as folder:
        return _check_in(Path(folder), args, try_window)


def _fresh(folder: Path) -> Path:
    if folder.exists() and any(folder.iterdir()):
        raise IncompleteError(fields=f"một thư mục trống cho --data-dir, «{folder}» đã có dữ liệu")
    return folder


def _check_in(folder: Path, args: Namespace, try_window: TryWindow) -> int:
    trial = Trial(folder.absolute(), try_window)
    outcomes = []
    if not args.json:
        print(f"Tự kiểm tra trên {platform.platform()}, Python {platform.python_version()}", flush=True)
    for name, step in trial.steps():
        outcome = _tried(name, step)
        outcomes.append(outcome)
        if not args.json:
            sign = "✓" if outcome.ok else "✗"
            print(f"{sign} {outcome.step} ({outcome.seconds:.1f} giây): {outcome.text}", flush=True)
    failed = [outcome.step for outcome in outcomes if not outcome.ok]
    if args.json:
        print_json({"ok": not failed, "steps": [vars(outcome) for outcome in outcomes]})
    elif failed:
        print(f"Có {len(failed)} phần chưa chạy được trên máy này: {', '.join(failed)}.")
    else:
        print("Mọi phần đều chạy tốt.")
    return 1 if failed else 0


def _tried(name: str, step: Callable[[], str]) -> Outcome:
    started = time.monotonic()
    try:
        text, ok = step(), True
    except AppError as error:
        text, ok = error.text_vi(), False
    except WrongResultError as error:
        text, ok = str(error), False
    except Exception as error:  # whatever a library raises where it misses something
        traceback.print_exc()
        text, ok = f"{type(error).__name__}: {error}", False
    return Outcome(name, ok, text, round(time.monotonic() - started, 1))


class Trial:
    """One run over one invented office; the steps build on each other."""

    def __init__(self, folder: Path, try_window: TryWindow) -> None:
        self._data, self._out = folder / "Dữ liệu", folder / "Tệp lập ra"
        self._backup, self._other = folder / "Sao lưu.zip", folder / "Máy khác"
        self._try_window = try_window

    def steps(self) -> Sequence[tuple[str, Callable[[], str]]]:
        return (
            ("Mở thư mục dữ liệu mới", self.open_folder),
            ("Đọc và vào sổ tệp PDF", self.register),
            ("Nhận dạng chữ trên ảnh trang giấy", self.recognise_scan),
            ("Lập kế hoạch DOCX và PDF", self.draft_plan),
            ("Lập báo cáo DOCX và PDF, bảng tính XLSX", self.draft_report),
            ("Mở và đóng cửa sổ", self.window),
            ("Sao lưu", self.back_up),
            ("Khôi phục", self.restore),
        )

    def open_folder(self) -> str:
        with self._office() as office:
            signers = (Signer("Đỗ Mạnh Hà", "BÍ THƯ"),)
            office.save_settings(OfficeSettings("Thanh Lâm", "Vĩnh Yên", signers=signers))
            office.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"])
        self._out.mkdir(parents=True, exist_ok=True)
        return str(self._data)

    def register(self) -> str:
        with self._office() as office:
            paper = write_trial_paper(self._paper, office.today())
            document = office.register(office.propose_entry(office.read(paper)), [paper])
        _expect(f"{document.symbol}, {document.issuer}", f"{SYMBOL}, {ISSUER}")
        return f"số đến {document.arrival}, {document.symbol} của {document.issuer}"

    def recognise_scan(self) -> str:
        scan = self._out / "Trang quét.png"
        with self._office() as office:
            scan.write_bytes(office.page_image(self._paper, 0, _SCAN_WIDTH))
            read = office.read(scan, optical=OpticalReading.EVERYWHERE)
        words = " ".join(page.text for page in read.file.pages)
        for wanted in ("ĐẢNG CỘNG SẢN VIỆT NAM", "chuyển đổi số ở cơ sở", "Nguyễn Văn Mẫu"):
            _expect_within(wanted, words)
        return f"{len(words.split())} chữ, số ký hiệu " + (
            read.recognised.symbol.value if read.recognised.symbol else "–"
        )

    def draft_plan(self) -> str:
        with self._office() as office:
            draft_id = office.draft_plan(self._directives(office))
            files = office.write_draft(office.outgoing_document(draft_id).draft, self._out)
            self._read_back(office, files, (".docx", ".pdf"), SYMBOL)
        return ", ".join(file.name for file in files)

    def draft_report(self) -> str:
        with self._office() as office:
            due = office.today() + timedelta(DAYS_TO_STUDY)
            campaign = Campaign(
                "Học tập nghị quyết về chuyển đổi số", due, incoming_ids=self._directives(office)
            )
            campaign_id = office.save_campaign(campaign, [line.unit.id or 0 for line in office.units()])
            for session in office.sessions(campaign_id):
                office.save_totals(replace(session, held_on=office.today()), _FIGURES)
            files = office.write_report(office.draft_report(campaign_id), self._out)
            self._read_back(office, files, (".docx", ".pdf", ".xlsx"), "Chi bộ Thôn Đông")
        return ", ".join(file.name for file in files)

    def window(self) -> str:
        if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        rooms, fault = self._try_window(self._data)
        if fault:
            raise WrongResultError(fault)
        return f"{len(rooms)} phòng: {', '.join(rooms)}"

    def back_up(self) -> str:
        with self._office() as office:
            faults = office.backup(self._backup)
        if faults:
            raise WrongResultError("; ".join(faults))
        return f"{self._backup.stat().st_size // 1024} KB, đã kiểm tra"

    def restore(self) -> str:
        restore_office(self._backup, self._other)
        with closing(open_office(self._other)) as office:
            found = office.incoming_lines(office.incoming_ids(IncomingFilter()))
            faults = office.check()
        _expect(", ".join(document.symbol for document in found), SYMBOL)
        if faults:
            raise WrongResultError("; ".join(faults))
        return f"{SYMBOL} còn nguyên"

    @property
    def _paper(self) -> Path:
        return self._out / "Kế hoạch của Tỉnh ủy.pdf"

    def _office(self) -> "closing[Office]":
        return closing(open_office(self._data))

    def _directives(self, office: Office) -> Sequence[int]:
        return office.incoming_ids(IncomingFilter())

    def _read_back(self, office: Office, files: Sequence[Path], suffixes: Sequence[str], wanted: str) -> None:
        _expect(" ".join(sorted(file.suffix for file in files)), " ".join(suffixes))
        for file in files:
            _expect_within(wanted, " ".join(page.text for page in office.read(file).file.pages))


def _expect(found: str, wanted: str) -> None:
    if found != wanted:
        raise WrongResultError(f"có «{found}» thay cho «{wanted}»")


def _expect_within(wanted: str, text: str) -> None:
    if fold(wanted) not in fold(" ".join(text.split())):
        raise WrongResultError(f"không thấy «{wanted}»")
