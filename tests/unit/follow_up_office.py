"""An office of two chi bộ with a directive that asks something of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind, Reach, Recurrence
from office_app.domain.settings import OfficeSettings, Signer

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=timezone(timedelta(hours=7)))  # a Wednesday
TODAY = NOW.date()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    made.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"])
    yield made
    made.close()


def directive(**values: object) -> IncomingDocument:
    text = (
        "1. Đảng ủy các xã tổ chức học tập, quán triệt xong trước ngày 21/12/2026.\n"
        "2. Ban Tổ chức Tỉnh ủy chủ trì theo dõi; định kỳ 6 tháng tổng hợp.\n"
        "3. Các chi bộ gửi danh sách trước ngày 27/11/2026.\n"
        "4. Đảng ủy các xã báo cáo kết quả về Ban Tổ chức Tỉnh ủy trước ngày 20 hằng tháng."
    )
    lines = text.splitlines()
    ours = {"unit": "Đảng ủy các xã", "counterpart": "Ban Thường vụ Đảng ủy", "reach": Reach.OURS}
    obligations = (
        Obligation(ObligationKind.ASSIGNMENT, lines[0][3:], due=date(2026, 12, 21), cooperating=("Văn phòng",), **ours),  # type: ignore[arg-type]
        Obligation(ObligationKind.ASSIGNMENT, lines[1][3:], unit="Ban Tổ chức Tỉnh ủy", ours=False, reach=Reach.ABOVE),
        Obligation(ObligationKind.ASSIGNMENT, lines[2][3:], unit="Các chi bộ", due=date(2026, 11, 27), reach=Reach.BELOW),
        Obligation(ObligationKind.ASSIGNMENT, lines[3][3:], **ours),  # type: ignore[arg-type]
        Obligation(ObligationKind.DEADLINE, "định kỳ 6 tháng", recurrence=Recurrence.HALF_YEARLY),
        Obligation(ObligationKind.DEADLINE, "trước ngày 21/12/2026", due=date(2026, 12, 21)),
        Obligation(ObligationKind.REPORT, lines[3][3:], unit="Ban Tổ chức Tỉnh ủy", recurrence=Recurrence.MONTHLY),
    )  # fmt: skip
    made = IncomingDocument(
        "64-KH/TU",
        date(2026, 11, 9),
        "Kế hoạch",
        "Tỉnh ủy",
        "học tập",
        TODAY,
        text=text,
        obligations=obligations,
    )
    return replace(made, **values)  # type: ignore[arg-type]
