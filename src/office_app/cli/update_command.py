"""``update``: a newer program out of a signed file, without a network."""

import logging
from argparse import Namespace
from contextlib import closing
from dataclasses import asdict

from office_app.bootstrap import open_office
from office_app.bootstrap.updates import (
    exchange_programs,
    look_into_update,
    prepare_update,
    start_exchange,
)
from office_app.cli.printing import ProgressLine, show
from office_app.domain.updates import UpdateOffer
from office_app.shipped import program_folder


def update(args: Namespace) -> int:
    """Check the file, and unless only that was asked try it and have it put in place once this command has ended."""
    progress = ProgressLine()
    offer = look_into_update(args.file, progress)
    show(args, [asdict(offer)], lambda _: _lines(offer))
    if args.check_only:
        return 0
    with closing(open_office(args.data_dir)) as office:
        prepared = prepare_update(offer, office, progress)
    start_exchange(prepared, window=False)
    if not args.json:
        print(f"Đã sao lưu dữ liệu vào {prepared.backup}.")
        print(f"Bản {offer.version} đã chạy thử được; chương trình được thay ngay sau lệnh này.")
        print("Kết quả: ket-qua.json trong thư mục «cap-nhat» cạnh chương trình, và ở lần mở cửa sổ sau.")
    return 0


def finish_update(args: Namespace) -> int:
    """Exchange the programs; what the new program is started with by the old one."""
    folder = program_folder()
    if folder is not None:
        log = folder.with_name("nhat-ky.txt")
        logging.basicConfig(filename=log, encoding="utf-8", format="%(asctime)s %(message)s")
    return 1 if exchange_programs().fault else 0


def _lines(offer: UpdateOffer) -> str:
    return "\n".join(
        (
            f"Phiên bản {offer.version} (đang dùng {offer.current}), {offer.size // 1_000_000} MB",
            f"Khóa ký: {offer.signer}",
            f"SHA-256: {offer.sha256}",
            *(f"- {line}" for line in offer.news),
        )
    )
