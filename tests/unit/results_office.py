"""An office with a chi bộ of three who study a resolution, and two essays they may hand in."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.study import Campaign

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DAY = date(2026, 5, 11)
ESSAY = (
    "Qua học tập nghị quyết, bản thân tôi nhận thức rõ hơn vai trò của giáo dục đối với sự phát triển của xã nhà. "
    "Tôi sẽ vận động con cháu đến lớp đúng độ tuổi, tham gia khuyến học ở thôn và làm tốt việc được chi bộ giao. "
)
OTHER = (
    "Trong năm nay chi bộ chúng tôi chọn việc làm đường và giữ vệ sinh thôn xóm làm khâu đột phá, mỗi đảng viên "
    "phụ trách ba hộ gia đình, hằng tháng báo cáo kết quả trước kỳ sinh hoạt."
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    unit_id = made.save_unit(Unit("Chi bộ Thôn Đông", UnitKind.CHI_BO))
    made.add_members(unit_id, ["Nguyễn An", "Nguyễn Bình", "Nguyễn Cường"])
    made.save_campaign(Campaign("Học tập Nghị quyết số 71-NQ/TW", None), [unit_id])
    yield made
    made.close()


def text_file(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
