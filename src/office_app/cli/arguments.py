"""What may stand on the command line: the commands of the program and the options of each."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from office_app.cli.argparse_vi import VietnameseParser, speak_vietnamese

AddCommand = Callable[[str, str], argparse.ArgumentParser]
"""Adds a command of this name with what the help says of it."""

_LISTS = ("incoming", "outgoing", "units", "tasks", "campaigns", "sessions")
_REPORTS = ("campaign", "month", "quarter", "half-year", "year", "mid-term", "term")


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read a command line; ``--data-dir`` and ``--json`` count before the command as well as after it."""
    # Handed in rather than set as defaults: ``set_defaults`` reaches into the options shared with every
    # command, and the command's own default would then undo the folder given before it.
    defaults = argparse.Namespace(data_dir=None, json=False, practice=False, files_to_open=())
    words = list(sys.argv[1:] if argv is None else argv)
    if words and Path(words[0]).suffix and Path(words[0]).is_file():  # dropped on the program's icon
        words.insert(0, "--open")
    speak_vietnamese()
    return _parser().parse_args(words, defaults)


def _parser() -> argparse.ArgumentParser:
    shared = _shared_options()
    parser = VietnameseParser(
        prog="office-app", description="Văn phòng Đảng ủy. Không có lệnh: mở cửa sổ.", parents=[shared]
    )
    parser.add_argument(
        "--open",
        dest="files_to_open",
        default=argparse.SUPPRESS,
        nargs="+",
        type=Path,
        metavar="TỆP",
        help="mở cửa sổ và nhận các tệp này",
    )
    commands = parser.add_subparsers(dest="command", metavar="LỆNH")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[shared])

    # In the order of the help.
    _add_reading(command)
    _add_looking_up(command)
    _add_papers(command)
    _add_attendance(command)
    _add_report(command)
    _add_return_forms(command)
    _add_organisation(command)
    _add_safekeeping(command)
    _add_checks(command)
    _add_update(command)
    # The new program's own, once the old one has closed: no word of it in the help.
    commands.add_parser("finish-update", parents=[shared])
    _add_offices_to_try(command)
    return parser


def _shared_options() -> VietnameseParser:
    # SUPPRESS: a value given before the command must not be undone by the command's own default
    shared = VietnameseParser(add_help=False)
    shared.add_argument(
        "--data-dir", type=Path, default=argparse.SUPPRESS, metavar="THƯ_MỤC", help="thư mục dữ liệu"
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="in ra JSON")
    shared.add_argument(
        "--practice",
        action="store_true",
        default=argparse.SUPPRESS,
        help="làm thử: trong văn phòng hư cấu, ở thư mục riêng bên cạnh thư mục dữ liệu",
    )
    return shared


def _add_reading(command: AddCommand) -> None:
    read = command("read", "đọc và nhận dạng tệp, không vào sổ")
    read.add_argument("files", nargs="+", type=Path, metavar="TỆP")
    _reading_options(read)

    intake = command("intake", "đọc tệp và vào sổ văn bản đến")
    intake.add_argument("files", nargs="+", type=Path, metavar="TỆP")
    _reading_options(intake)
    intake.add_argument("--symbol", metavar="SỐ_KÝ_HIỆU", help="số, ký hiệu (khi tệp mất phần đầu)")
    intake.add_argument("--date", type=_day, metavar="NGÀY", help="ngày văn bản")
    intake.add_argument("--type", dest="doc_type", metavar="LOẠI", help="loại văn bản")
    intake.add_argument("--issuer", metavar="CƠ_QUAN", help="cơ quan ban hành")
    intake.add_argument("--subject", metavar="TRÍCH_YẾU", help="trích yếu")


def _add_looking_up(command: AddCommand) -> None:
    listing = command("list", "liệt kê")
    listing.add_argument("what", choices=_LISTS, metavar="LOẠI", help=", ".join(_LISTS))
    listing.add_argument("--campaign", type=_whole, metavar="ID", help="đợt học tập (với sessions)")

    search = command("search", "tìm mọi thứ: văn bản, chữ trong văn bản, nhiệm vụ, đảng viên, hội nghị …")
    search.add_argument("words", nargs="+", metavar="TỪ")


def _add_papers(command: AddCommand) -> None:
    plan = command("plan", "dự thảo kế hoạch từ văn bản chỉ đạo")
    plan.add_argument("--directive", type=_whole, action="append", required=True, metavar="ID")
    plan.add_argument(
        "--template", default="ke-hoach-hoc-tap", metavar="MẪU", help="mẫu (mặc định: kế hoạch học tập)"
    )
    plan.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    plan.add_argument("--issue", action="store_true", help="phát hành luôn, cấp số")
    _issue_options(plan)

    issue = command("issue", "phát hành một dự thảo")
    issue.add_argument("--draft", type=_whole, required=True, metavar="ID")
    issue.add_argument("--out", type=Path, metavar="THƯ_MỤC")
    _issue_options(issue)


def _add_attendance(command: AddCommand) -> None:
    attendance = command("attendance", "điểm danh một hội nghị học tập")
    attendance.add_argument("--session", type=_whole, required=True, metavar="ID")
    attendance.add_argument("--held-on", type=_day, metavar="NGÀY")
    attendance.add_argument(
        "--absent",
        action="append",
        default=[],
        metavar="HỌ_TÊN=P|K|M[:LÝ_DO]",
        help="người vắng; còn lại có mặt",
    )
    attendance.add_argument(
        "--totals",
        metavar="ĐV,MIỄN,DỰ,PHÉP,KHÔNG",
        help="số tổng: đảng viên, miễn, có mặt, vắng có phép, vắng không phép",
    )
    attendance.add_argument("--guests", type=_whole, default=0, metavar="SỐ", help="số quần chúng tham gia")
    attendance.add_argument("--handed-in", type=_whole, default=0, metavar="SỐ", help="số bài thu hoạch")


def _add_report(command: AddCommand) -> None:
    report = command("report", "lập báo cáo: DOCX, PDF, XLSX")
    report.add_argument("kind", choices=_REPORTS, metavar="LOẠI", help=", ".join(_REPORTS))
    report.add_argument("--campaign", type=_whole, metavar="ID", help="đợt học tập, cho loại campaign")
    report.add_argument("--period", metavar="KỲ", help="2026-05, 2026-Q2, 2026-H1 hoặc 2026")
    report.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    report.add_argument("--issue", action="store_true", help="phát hành luôn, cấp số và chốt số liệu")
    report.add_argument("--replaces", metavar="SỐ", help="báo cáo được thay thế, ví dụ 05-BC/ĐU")
    report.add_argument("--again", action="store_true", help="phát hành thêm dù báo cáo này đã gửi")
    report.add_argument("--as-of", type=_day, metavar="NGÀY", help="ngày chốt số liệu của báo cáo theo kỳ")
    report.add_argument(
        "--annexes",
        choices=("summary", "units", "all"),
        help="phụ lục in kèm: số liệu tổng hợp, thêm bảng theo chi bộ, đủ cả danh sách",
    )
    report.add_argument(
        "--reason",
        action="append",
        default=[],
        metavar="CHỈ_SỐ=LÝ_DO",
        help="lý do một tỷ lệ tăng, giảm nhiều, ví dụ rate=…",
    )
    _issue_options(report)


def _add_return_forms(command: AddCommand) -> None:
    forms = command("forms", "lập phiếu báo kết quả của một đợt học tập, mỗi chi bộ một tệp Excel")
    forms.add_argument("--campaign", type=_whole, required=True, metavar="ID")
    forms.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")

    returns = command("returns", "nhận phiếu báo các chi bộ gửi lại")
    returns.add_argument("files", nargs="+", type=Path, metavar="TỆP", help="tệp hoặc thư mục")
    returns.add_argument("--check-only", action="store_true", help="chỉ kiểm tra, không ghi")
    returns.add_argument(
        "--decided", action="store_true", help="ghi cả phiếu chưa điền, phiếu khác số liệu đã ghi"
    )


def _add_organisation(command: AddCommand) -> None:
    setup = command("setup", "đặt tên văn phòng, người ký, chi bộ")
    setup.add_argument("--commune", required=True, metavar="XÃ", help="tên xã, ví dụ: Thanh Lâm")
    setup.add_argument("--province", required=True, metavar="TỈNH", help="tên tỉnh")
    setup.add_argument("--signer", action="append", default=[], metavar="HỌ_TÊN=CHỨC_VỤ")
    setup.add_argument("--unit", action="append", default=[], metavar="CHI_BỘ")

    members = command("members", "nhập danh sách đảng viên từ Excel")
    members.add_argument("file", type=Path, metavar="TỆP")
    members.add_argument("--check-only", action="store_true", help="chỉ kiểm tra, không ghi")


def _add_safekeeping(command: AddCommand) -> None:
    for name, text in (
        ("backup", "sao lưu toàn bộ văn phòng vào một tệp"),
        ("restore", "khôi phục văn phòng từ tệp sao lưu"),
    ):
        command(name, text).add_argument("file", type=Path, metavar="TỆP")
    handing = command(
        "hand-over", "lập bộ bàn giao cho người sau: bản sao lưu, tình hình công việc, sổ in, biên bản"
    )
    handing.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="nơi để thư mục bàn giao, ví dụ USB")
    for option, who in (("giver", "giao"), ("taker", "nhận"), ("witness", "chứng kiến")):
        handing.add_argument(
            f"--{option}", default="", metavar="HỌ_TÊN=CHỨC_VỤ", help=f"người {who}, in trên biên bản"
        )


def _add_checks(command: AddCommand) -> None:
    command("check", "kiểm tra toàn bộ dữ liệu")
    command(
        "self-check",
        "thử mọi phần của chương trình trên máy này với dữ liệu giả, không đụng dữ liệu của văn phòng",
    )
    closing = command("close", "đóng các cửa sổ đang mở của chương trình này (bộ cài đặt dùng)")
    closing.add_argument("--wait", type=float, default=60, metavar="GIÂY", help="chờ lâu nhất (mặc định: 60)")


def _add_update(command: AddCommand) -> None:
    update = command("update", "cập nhật chương trình từ một tệp .capnhat đã ký, không cần mạng")
    update.add_argument("file", type=Path, metavar="TỆP")
    update.add_argument("--check-only", action="store_true", help="chỉ kiểm tra tệp, không cập nhật")


def _add_offices_to_try(command: AddCommand) -> None:
    practice = command("practice", "mở cửa sổ làm thử với số liệu bịa, không đụng văn phòng thật")
    practice.add_argument("--again", action="store_true", help="làm lại từ đầu: xóa những gì đã làm thử")

    sample = command("sample", "tạo văn phòng mẫu trong thư mục dữ liệu trống")
    sample.add_argument("--size", choices=["small", "large"], default="small")


def _reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--legacy",
        choices=["auto", "tcvn3", "vni", "none"],
        default="auto",
        help="bảng mã cũ của chữ trong tệp (mặc định: tự nhận)",
    )
    parser.add_argument(
        "--ocr",
        choices=["auto", "always", "never"],
        default="auto",
        help="đọc chữ từ ảnh trang: khi trang không có chữ, luôn luôn, hoặc không",
    )


def _issue_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--number", type=_whole, metavar="SỐ", help="số văn bản (mặc định: số kế tiếp)")
    parser.add_argument("--date", type=_day, metavar="NGÀY", help="ngày ban hành (mặc định: hôm nay)")


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải là số nguyên") from None


def _day(text: str) -> date:
    """Read a day as 2026-05-31 or 31/5/2026."""
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải ngày (31/5/2026 hoặc 2026-05-31)") from None
