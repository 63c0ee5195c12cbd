"""``office-app hand-over``: the pack for the next clerk."""

import sys
from argparse import Namespace
from contextlib import closing

from office_app.bootstrap import open_office
from office_app.cli.printing import ProgressLine, show
from office_app.domain.hand_over import Parties, Party


def hand_over(args: Namespace) -> int:
    """Write the pack as a new folder; originals damaged before are named on stderr."""
    parties = Parties(_party(args.giver), _party(args.taker), _party(args.witness))
    with closing(open_office(args.data_dir)) as office:
        pack = office.hand_over(args.folder, parties, ProgressLine())
    result = {"folder": str(pack.folder), "faults": list(pack.faults)}
    show(args, [result], lambda r: f"Đã lập bộ bàn giao, bản sao lưu đã đọc lại và thấy đủ: {r['folder']}")
    for fault in pack.faults:
        print(fault, file=sys.stderr)
    return 1 if pack.faults else 0


def _party(text: str) -> Party:
    name, _, post = text.partition("=")
    return Party(name.strip(), post.strip())
