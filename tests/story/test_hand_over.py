"""Bàn giao: the pack is whole, tells what is in hand, and brings the same office onto another PC."""

import errno
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import docx
import pypdfium2
import pytest

from office_app.bootstrap import Office, open_office, restore_office
from office_app.cli.main import main
from office_app.domain.errors import Cancelled
from office_app.domain.errors.data_folder import DiskFullError, HandOverPlaceError
from office_app.domain.hand_over import Parties, Party
from office_app.domain.incoming import IncomingDocument, IncomingFilter, Obligation, ObligationKind
from office_app.domain.numbering import KeptNumber, NumberUse
from office_app.domain.recurring import Every, RecurringDuty, Rule
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign
from office_app.domain.tasks import Task, TaskKind
from tests.writing.outline import pdf_lines
from tests.writing.samples import plan_draft

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
PARTIES = Parties(Party("Hoàng Thị Vân", "Chuyên viên"), Party("Lý Văn Tài", "Chuyên viên"))
PACK = "Bàn giao Đảng ủy xã La Hiên 22-11-2026"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with much in hand: forty directives, tasks, drafts and duties, more than a page holds."""
    made = open_office(tmp_path_factory.mktemp("office") / "Đảng ủy", now=lambda: NOW)
    made.save_settings(OfficeSettings(commune="La Hiên", province="Thái Nguyên", term="2025-2030"))
    made.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"])
    for number in range(1, 41):
        asked = Obligation(
            ObligationKind.ASSIGNMENT, "học tập", due=date(2026, 11, 20) + timedelta(days=number)
        )
        document = IncomingDocument(
            f"{number}-KH/TU",
            date(2026, 11, 1),
            "Kế hoạch",
            "Tỉnh ủy",
            f"học tập, quán triệt, tuyên truyền và triển khai thực hiện nghị quyết về phát triển văn hóa, lần {number}",
            NOW.date(),
            obligations=(asked,),
        )
        made.register(document, ())
        made.add_task(Task(f"Rà soát, bổ sung hồ sơ đảng viên theo hướng dẫn mới, đợt {number}", "", None))
        made.save_draft(replace(plan_draft(), subject=f"học tập chuyên đề số {number}", id=None))
    made.add_task(Task("Báo cáo sơ kết", "Văn phòng", date(2026, 11, 25), kind=TaskKind.REPORT))
    made.save_duty(RecurringDuty("Lịch công tác tuần", Rule(Every.WEEK, day=5), NOW.date(), lead_days=1))
    with made._open() as tx:
        units = [line.unit.id or 0 for line in tx.organisation.units(NOW.date())]
        tx.study.add_campaign(Campaign("Học tập nghị quyết", date(2026, 12, 1), symbol="80-NQ/TW"), units)
        tx.outgoing.keep_number(KeptNumber("KH", "2025-2030", 1, NumberUse.RESERVED, "Dành cho sổ mật"))
        tx.commit()
    yield made
    made.close()


@pytest.fixture(scope="module")
def pack(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = office.hand_over(tmp_path_factory.mktemp("usb"), PARTIES)
    assert made.faults == []
    return made.folder


def test_given_much_in_hand_when_handed_over_then_one_page_tells_of_each_part_and_the_next_numbers(
    pack: Path,
):
    page = pack / "Tình hình công việc.pdf"
    assert len(pypdfium2.PdfDocument(page)) == 1
    text = " ".join(line.text for line in pdf_lines(page.read_bytes()))
    for said in (
        "Văn bản chỉ đạo đang thực hiện: 40 (nêu ",
        "1-KH/TU: học tập",
        "! quá 1 ngày (hạn 21/11/2026)",
        "Báo cáo phải gửi: 3",
        "Báo cáo sơ kết",
        "Học tập 80-NQ/TW",
        "2 chi bộ chưa học, chưa báo cáo kết quả",
        "Dự thảo chưa phát hành: 40",
        "Lịch công tác tuần",
        "Văn bản đến năm 2026: 41",
        "01-KH (Dành cho sổ mật)",
    ):
        assert said in text, said
    backup = next(pack.glob("*.zip"))
    assert hashlib.sha256(backup.read_bytes()).hexdigest() in text.replace(" ", "")


def test_given_a_pack_then_minutes_are_for_three_to_sign_and_the_hashes_are_right(pack: Path):
    minutes = docx.Document(str(pack / "Biên bản bàn giao.docx"))
    signed = " ".join(cell.text for row in minutes.tables[-1].rows for cell in row.cells)
    for said in ("BÊN NHẬN", "Lý Văn Tài", "BÊN GIAO", "Hoàng Thị Vân", "NGƯỜI CHỨNG KIẾN"):
        assert said in signed
    assert len(pypdfium2.PdfDocument(pack / "Biên bản bàn giao.pdf")) == 1
    lines = (pack / "Mã kiểm SHA-256.txt").read_bytes().decode().split("\n")  # bare, for sha256sum -c
    named = {name: sha256 for sha256, name in (line.split("  ", 1) for line in lines if line)}
    others = [path for path in pack.rglob("*") if path.is_file() and path.name != "Mã kiểm SHA-256.txt"]
    assert {path.relative_to(pack).as_posix() for path in others} == set(named)
    for path in others:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == named[path.relative_to(pack).as_posix()]
    assert len([name for name in named if name.startswith("Sổ đăng ký năm 2026/")]) == 8
    assert next(pack.glob("*.zip")).name in (pack / "ĐỌC TRƯỚC - Cách tiếp nhận.txt").read_text("utf-8-sig")


def test_given_a_pack_when_taken_over_on_a_new_pc_then_the_office_is_the_same(
    pack: Path, office: Office, tmp_path: Path
):
    restore_office(next(pack.glob("*.zip")), tmp_path / "máy mới")
    taken = open_office(tmp_path / "máy mới", now=lambda: NOW)
    try:
        assert taken.check() == []
        assert taken.settings() == office.settings()
        every = IncomingFilter()
        assert taken.incoming_lines(taken.incoming_ids(every)) == office.incoming_lines(
            office.incoming_ids(every)
        )
        assert taken.tasks() == office.tasks()
    finally:
        taken.close()


class Stopping:
    """Progress whose user asks to stop once ``what`` is being done."""

    def __init__(self, what: str, error: BaseException) -> None:
        self._what, self._error = what, error

    def step(self, done: int, total: int, what: str) -> None:
        if what.startswith(self._what):
            raise self._error


@pytest.mark.parametrize(
    ("happens", "told"),
    [(Cancelled(), Cancelled), (OSError(errno.ENOSPC, "full"), DiskFullError)],
)
def test_given_a_stop_or_a_full_disk_in_the_middle_then_nothing_is_left(
    office: Office, tmp_path: Path, happens: BaseException, told: type[BaseException]
):
    with pytest.raises(told):
        office.hand_over(tmp_path, PARTIES, Stopping("đang viết biên bản", happens))
    assert list(tmp_path.iterdir()) == []


def test_given_a_place_that_cannot_be_when_handed_over_then_it_is_said_and_nothing_is_left(
    office: Office, tmp_path: Path
):
    file = tmp_path / "tệp"
    file.write_bytes(b"")
    for place in (file / "trong tệp", office.folder / "xuat"):
        with pytest.raises(HandOverPlaceError):
            office.hand_over(place, PARTIES)
    assert list(tmp_path.iterdir()) == [file]
    assert list((office.folder / "xuat").iterdir()) == []


def test_given_the_command_when_called_twice_then_both_packs_are_there(
    data_dir: Path, tmp_path: Path, capsys
):
    assert (
        main(["setup", "--commune", "La Hiên", "--province", "Thái Nguyên", "--data-dir", str(data_dir)]) == 0
    )
    usb = tmp_path / "USB"
    call = ["hand-over", str(usb), "--giver", "Hoàng Thị Vân=Chuyên viên", "--data-dir", str(data_dir)]
    assert [main(call), main(call)] == [0, 0]
    assert "Đã lập bộ bàn giao" in capsys.readouterr().out
    assert len(list(usb.iterdir())) == 2
    assert main([*call[:1], str(data_dir), *call[2:]]) == 1
    assert "thư mục dữ liệu của phần mềm" in capsys.readouterr().err
