"""``office-app``: the window when no command is given, otherwise the same work without a screen.

Exit status: 0 all done, 1 some inputs failed (each named on stderr), 2 wrong usage.
"""

import argparse
import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from office_app.cli.usage import WrongUsageError
from office_app.domain.errors import AppError, Cancelled

_REPORTS = ("campaign", "month", "quarter", "half-year", "year", "mid-term", "term")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status."""
    _speak_utf8()
    arguments = parse(argv)
    if arguments.practice or arguments.command == "practice":
        return _practise(arguments)
    if arguments.command is None:
        return window(arguments.data_dir, arguments.files_to_open)
    return _do(arguments)


def _do(arguments: argparse.Namespace, make_ready: Callable[[], None] = lambda: None) -> int:
    from office_app.cli import commands  # only when there is a command: the window starts without it

    try:
        make_ready()
        if arguments.command == "self-check":
            return _self_check(arguments)
        result = int(commands.COMMANDS[arguments.command](arguments))
        sys.stdout.flush()
        return result
    except BrokenPipeError:  # what reads our lines, as «head», has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except AppError as error:
        print(error.text_vi(), file=sys.stderr)
        return 2 if isinstance(error, WrongUsageError) else 1
    except (Cancelled, KeyboardInterrupt):
        print("Đã dừng theo yêu cầu. Dữ liệu đã lưu vẫn còn nguyên.", file=sys.stderr)
        return 1


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read a command line; ``--data-dir`` and ``--json`` count before the command as well as after it."""
    # Handed in rather than set as defaults: ``set_defaults`` reaches into the options shared with every
    # command, and the command's own default would then undo the folder given before it.
    defaults = argparse.Namespace(data_dir=None, json=False, practice=False, files_to_open=())
    words = list(sys.argv[1:] if argv is None else argv)
    if words and Path(words[0]).suffix and Path(words[0]).is_file():  # dropped on the program's icon
        words.insert(0, "--open")
    return _parser().parse_args(words, defaults)


def window(
    data_dir: Path | None = None,
    files: Sequence[Path] = (),
    make_ready: Callable[[], None] = lambda: None,
) -> int:
    """Open the window, with ``files`` waiting in the intake; one that is open already comes forward instead.

    ``make_ready`` is done before, unless one is open. It raises AppError.
    """
    gc.disable()  # imports make much that lives on; the window collects in its own time
    from office_app.gui.one_window import claim_or_hand_over
    from office_app.use_cases.own_folder import own_folder

    try:
        place = claim_or_hand_over(data_dir or own_folder(), files)
        if place is None:
            return 0
        make_ready()
    except AppError as error:
        return _say_so(error)
    from office_app.gui.first_paint import paint_first

    _, card = paint_first()  # before anything of ours is imported
    threading.Thread(target=_import_first_screen, daemon=True).start()  # while the window is being built
    from office_app.gui.app import run_window

    return run_window(data_dir, files=files, first_paint=card, place=place)


def _say_so(error: AppError) -> int:
    if sys.stderr is not None and sys.stderr.isatty():
        print(error.text_vi(), file=sys.stderr)
    else:  # started by a click: nobody sees a console
        from office_app.gui.first_paint import say_without_window

        say_without_window(error.text_vi())
    return 1


def _practise(arguments: argparse.Namespace) -> int:
    """Do in the folder of practice what was asked; with no command open its window."""
    from office_app.bootstrap.practice import begin_anew, practice_folder, ready_practice

    folder = arguments.data_dir = practice_folder(arguments.data_dir)
    if arguments.command not in (None, "practice"):
        from office_app.cli.practice_command import fill_practice

        return _do(arguments, partial(fill_practice, folder))

    def make_ready() -> None:
        ready_practice(folder)
        if arguments.command is not None and arguments.again:
            begin_anew(folder)

    return window(folder, arguments.files_to_open, make_ready)


def _self_check(arguments: argparse.Namespace) -> int:
    from office_app.cli.self_check import self_check

    def try_window(folder: Path) -> tuple[Sequence[str], str]:
        from office_app.gui.first_paint import paint_first

        _, card = paint_first()
        from office_app.gui.window_trial import try_window

        return try_window(folder, card)

    return self_check(arguments, try_window)


def _import_first_screen() -> None:
    import office_app.bootstrap.opened_folder  # noqa: F401 - what the first screen is read with


def _speak_utf8() -> None:
    # A Windows console or pipe may default to a code page without Vietnamese letters.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def _day(text: str) -> date:
    """Read a day as 2026-05-31 or 31/5/2026."""
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải ngày (31/5/2026 hoặc 2026-05-31)") from None


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    # SUPPRESS: a value given before the command must not be undone by the command's own default
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
    parser = argparse.ArgumentParser(
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

    read = command("read", "đọc và nhận dạng tệp, không vào sổ")
    read.add_argument("files", nargs="+", type=Path, metavar="TỆP")
    _reading_options(read)

    intake = command("intake", "đọc tệp và vào sổ văn bản đến")
    intake.add_argument("files", nargs="+", type=Path, metavar="TỆP")
    _reading_options(intake)
    intake.add_argument("--symbol", help="số, ký hiệu (khi tệp mất phần đầu)")
    intake.add_argument("--date", type=_day, help="ngày văn bản")
    intake.add_argument("--type", dest="doc_type", help="loại văn bản")
    intake.add_argument("--issuer", help="cơ quan ban hành")
    intake.add_argument("--subject", help="trích yếu")

    listing = command("list", "liệt kê")
    listing.add_argument(
        "what", choices=["incoming", "outgoing", "units", "tasks", "campaigns", "sessions"], metavar="LOẠI"
    )
    listing.add_argument("--campaign", type=int, help="đợt học tập (với sessions)")

    search = command("search", "tìm mọi thứ: văn bản, chữ trong văn bản, nhiệm vụ, đảng viên, hội nghị …")
    search.add_argument("words", nargs="+", metavar="TỪ")

    plan = command("plan", "dự thảo kế hoạch từ văn bản chỉ đạo")
    plan.add_argument("--directive", type=int, action="append", required=True, metavar="ID")
    plan.add_argument("--template", default="ke-hoach-hoc-tap", help="mẫu (mặc định: kế hoạch học tập)")
    plan.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    plan.add_argument("--issue", action="store_true", help="phát hành luôn, cấp số")
    _issue_options(plan)

    issue = command("issue", "phát hành một dự thảo")
    issue.add_argument("--draft", type=int, required=True, metavar="ID")
    issue.add_argument("--out", type=Path, metavar="THƯ_MỤC")
    _issue_options(issue)

    attendance = command("attendance", "điểm danh một hội nghị học tập")
    attendance.add_argument("--session", type=int, required=True, metavar="ID")
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
    attendance.add_argument("--guests", type=int, default=0, help="số quần chúng tham gia")
    attendance.add_argument("--handed-in", type=int, default=0, help="số bài thu hoạch")

    report = command("report", "lập báo cáo: DOCX, PDF, XLSX")
    report.add_argument("kind", choices=_REPORTS, metavar="LOẠI", help=", ".join(_REPORTS))
    report.add_argument("--campaign", type=int, metavar="ID", help="đợt học tập, cho loại campaign")
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

    forms = command("forms", "lập phiếu báo kết quả của một đợt học tập, mỗi chi bộ một tệp Excel")
    forms.add_argument("--campaign", type=int, required=True, metavar="ID")
    forms.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")

    returns = command("returns", "nhận phiếu báo các chi bộ gửi lại")
    returns.add_argument("files", nargs="+", type=Path, metavar="TỆP", help="tệp hoặc thư mục")
    returns.add_argument("--check-only", action="store_true", help="chỉ kiểm tra, không ghi")
    returns.add_argument(
        "--decided", action="store_true", help="ghi cả phiếu chưa điền, phiếu khác số liệu đã ghi"
    )

    setup = command("setup", "đặt tên văn phòng, người ký, chi bộ")
    setup.add_argument("--commune", required=True, help="tên xã, ví dụ: Thanh Lâm")
    setup.add_argument("--province", required=True, help="tên tỉnh")
    setup.add_argument("--signer", action="append", default=[], metavar="HỌ_TÊN=CHỨC_VỤ")
    setup.add_argument("--unit", action="append", default=[], metavar="CHI_BỘ")

    members = command("members", "nhập danh sách đảng viên từ Excel")
    members.add_argument("file", type=Path, metavar="TỆP")
    members.add_argument("--check-only", action="store_true", help="chỉ kiểm tra, không ghi")

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
    command("check", "kiểm tra toàn bộ dữ liệu")
    command(
        "self-check",
        "thử mọi phần của chương trình trên máy này với dữ liệu giả, không đụng dữ liệu của văn phòng",
    )
    closing = command("close", "đóng các cửa sổ đang mở của chương trình này (bộ cài đặt dùng)")
    closing.add_argument("--wait", type=float, default=60, metavar="GIÂY", help="chờ lâu nhất (mặc định: 60)")

    update = command("update", "cập nhật chương trình từ một tệp .capnhat đã ký, không cần mạng")
    update.add_argument("file", type=Path, metavar="TỆP")
    update.add_argument("--check-only", action="store_true", help="chỉ kiểm tra tệp, không cập nhật")
    # The new program's own, once the old one has closed: no word of it in the help.
    commands.add_parser("finish-update", parents=[shared])

    practice = command("practice", "mở cửa sổ làm thử với số liệu bịa, không đụng văn phòng thật")
    practice.add_argument("--again", action="store_true", help="làm lại từ đầu: xóa những gì đã làm thử")

    sample = command("sample", "tạo văn phòng mẫu trong thư mục dữ liệu trống")
    sample.add_argument("--size", choices=["small", "large"], default="small")
    return parser


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
    parser.add_argument("--number", type=int, metavar="SỐ", help="số văn bản (mặc định: số kế tiếp)")
    parser.add_argument("--date", type=_day, metavar="NGÀY", help="ngày ban hành (mặc định: hôm nay)")


if __name__ == "__main__":
    sys.exit(main())
