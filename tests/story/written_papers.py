"""Papers drawn by our own writers, made so that lines, lists and names break where real ones do."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from office_app.domain.official_paper import OfficialPaper, SignatureBlock
from office_app.domain.paper_markup import parse_markup
from office_app.domain.vietnamese import date_vi

SUBJECTS = (
    "phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số trong hệ thống chính trị giai đoạn 2026 - 2030",
    "khảo sát tình hình tư tưởng và báo cáo kết quả học tập nghị quyết 6 tháng đầu năm 2026",
    "tổ chức các hoạt động kỷ niệm 96 năm Ngày thành lập Đảng Cộng sản Việt Nam gắn với phong trào thi đua yêu nước",
    (
        "học tập, quán triệt Chỉ thị số 77-CT/TW, ngày 12/5/2026 của Ban Bí thư về tăng cường sự lãnh đạo của Đảng đối "
        "với công tác dân vận ở cơ sở và Kế hoạch số 33-KH/TU, ngày 20/6/2026 của Ban Thường vụ Tỉnh ủy"
    ),
    "triển khai Cuộc vận động “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh” năm 2026",
)
MATERIALS = (
    "Nghị quyết số 99-NQ/TW, ngày 12/5/2026 của Bộ Chính trị về phát triển kinh tế nông thôn gắn với chuyển đổi số",
    (
        "Kết luận số 88-KL/TW, ngày 02/4/2026 của Ban Chấp hành Trung ương Đảng khóa XIV về phát triển kinh tế - xã hội "
        "5 năm 2026 - 2030"
    ),
    (
        "Tài liệu hỏi - đáp do Nhà xuất bản Chính trị quốc gia Sự thật phát hành quý II năm 2026, dùng cho cán bộ, đảng "
        "viên và tuyên truyền viên cơ sở"
    ),
    "Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết của Ban Chấp hành Trung ương Đảng",
    "Bài giảng điện tử của Ban Tuyên giáo và Dân vận Tỉnh ủy",
)
CITED = {
    "99-NQ/TW": ("2026-05-12", "Bộ Chính trị"),
    "88-KL/TW": ("2026-04-02", "Ban Chấp hành Trung ương Đảng khóa XIV"),
    "77-CT/TW": ("2026-05-12", "Ban Bí thư"),
    "33-KH/TU": ("2026-06-20", "Ban Thường vụ Tỉnh ủy"),
    "12-QĐ/ĐU": (None, None),
}
RECIPIENTS = (
    "Ban Thường vụ Tỉnh ủy (b/c)",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy, Văn phòng Tỉnh ủy (để báo cáo)",
    "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ xã",
    "Thường trực Hội đồng nhân dân, lãnh đạo Ủy ban nhân dân xã",
    "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội xã",
    "Các chi bộ, đảng bộ trực thuộc Đảng ủy xã (để thực hiện)",
    "Đảng ủy Công an xã, Chi bộ Quân sự xã và Trạm Y tế xã",
    "Các đồng chí được phân công phụ trách chi bộ theo Quyết định số 12-QĐ/ĐU",
)
TASKS = {
    "Ban Xây dựng Đảng": "chủ trì, phối hợp với Văn phòng Đảng ủy theo dõi, đôn đốc, kiểm tra việc thực hiện",
    "Đảng ủy Ủy ban nhân dân xã": "lãnh đạo Ủy ban nhân dân xã bố trí kinh phí, cơ sở vật chất cho các hội nghị",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội xã": "tuyên truyền, vận động đoàn viên, "
    "hội viên và Nhân dân tích cực tham gia",
    "Trung tâm Dịch vụ tổng hợp xã": "tuyên truyền trên hệ thống truyền thanh và trang thông tin điện tử",
    "Các chi bộ, đảng bộ trực thuộc": "xây dựng kế hoạch cụ thể, phù hợp với tình hình của địa phương, cơ quan, đơn vị",
    "Văn phòng Đảng ủy": "chuẩn bị hội trường, tài liệu và các điều kiện phục vụ hội nghị",
}
DUE = (
    "hoàn thành trước ngày {}",
    "xong trước ngày {}",
    "chậm nhất ngày {}",
    "hoàn thành chậm nhất là ngày {}",
)
FILLING = (
    (
        "- Các cấp ủy, tổ chức đảng nhận thức sâu sắc mục đích, ý nghĩa của việc học tập; gắn với nhiệm vụ chính trị của "
        "địa phương, cơ quan, đơn vị, khắc phục tình trạng hình thức, chiếu lệ."
    ),
    (
        "Việc tổ chức phải nghiêm túc, thiết thực, tiết kiệm, hiệu quả, phù hợp với từng đối tượng; kết hợp trực tiếp với "
        "trực tuyến ở nơi có điều kiện."
    ),
    "- Phát huy vai trò nêu gương của người đứng đầu cấp ủy, chính quyền trong học tập và làm theo.",
)
BODIES = (
    ("ĐẢNG BỘ TỈNH SƠN BÌNH", "ĐẢNG ỦY XÃ NẬM CUỔI", "Nậm Cuổi"),
    ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", "ĐẢNG ỦY PHƯỜNG AN HỘI TÂY", "An Hội Tây"),
    ("", "TỈNH ỦY SƠN BÌNH", "Sơn Bình"),
    ("ĐẢNG BỘ XÃ NẬM CUỔI", "CHI BỘ TRƯỜNG TRUNG HỌC CƠ SỞ VÀ TIỂU HỌC NẬM CUỔI", "Nậm Cuổi"),
    ("ĐẢNG ỦY XÃ NẬM CUỔI", "BAN XÂY DỰNG ĐẢNG", "Nậm Cuổi"),
)
SIGNERS = (
    SignatureBlock("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Đinh Quốc Tuấn"),
    SignatureBlock("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Mạc Thanh Tùng"),
    SignatureBlock("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Hồ Anh Dương"),
    SignatureBlock("", "TRƯỞNG BAN", "Mai Thị Thanh Bình"),
)


@dataclass
class Written:
    """A paper and what was written into it: deadlines as (day, recurrence), reports as (to, through, day, again)."""

    paper: OfficialPaper
    deadlines: set[tuple[str | None, str | None]] = field(default_factory=set)
    reports: set[tuple[str, str | None, str | None, str | None]] = field(default_factory=set)
    materials: list[str] = field(default_factory=list)
    units: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        return " ".join(
            [self.paper.subject, *self.paper.recipients, *(block.text for block in self.paper.blocks)]
        )


def written(seed: int) -> Written:
    """Make one paper: every third a công văn, every fourth long enough for three pages and more."""
    chance = random.Random(seed)
    letter, long = seed % 3 == 2, seed % 4 == 0
    issued_on = date(2026, 7, 1) + timedelta(days=chance.randint(0, 60))
    maker = _Maker(chance, issued_on)
    lines = maker.letter() if letter else maker.plan(long=long)
    superior, issuer, place = BODIES[seed % len(BODIES)]
    recipients = chance.sample(RECIPIENTS, chance.randint(3, len(RECIPIENTS)))
    maker.out.paper = OfficialPaper(
        superior=superior,
        issuer=issuer,
        doc_type=None if letter else "Kế hoạch",
        type_code="CV" if letter else "KH",
        body_code="ĐU",
        place=place,
        subject=("V/v " if letter else chance.choice(("", "về "))) + SUBJECTS[(seed * 2) % len(SUBJECTS)],
        blocks=tuple(parse_markup("\n".join(lines))),
        signature=SIGNERS[seed % len(SIGNERS)],
        recipients=(*(["Như trên"] if letter else []), *recipients, "Lưu Văn phòng Đảng ủy"),
        addressees=(
            "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội xã",
            "Các chi bộ trực thuộc",
        )
        if letter
        else (),
        number=chance.randint(1, 999),
        issued_on=issued_on,
        urgency="KHẨN" if seed % 5 == 2 else None,
    )
    return maker.out


class _Maker:
    """Writes the markup of a body and notes down what it wrote."""

    def __init__(self, chance: random.Random, issued_on: date) -> None:
        self.chance, self.issued_on = chance, issued_on
        self.days = 20
        empty = OfficialPaper("", "", "", "", "", "", (), SIGNERS[0], ())
        self.out = Written(empty)

    def plan(self, *, long: bool) -> list[str]:
        self.out.materials = self.chance.sample(MATERIALS, self.chance.randint(2, len(MATERIALS)))
        self.out.deadlines.add(("2026-11-30", None))
        return [
            (
                "Thực hiện Nghị quyết số 99-NQ/TW, ngày 12/5/2026 của Bộ Chính trị về phát triển kinh tế nông thôn gắn với "
                "chuyển đổi số, Ban Thường vụ Đảng ủy ban hành kế hoạch như sau:"
            ),
            "# I- MỤC ĐÍCH, YÊU CẦU",
            *self._filling(12 if long else 2),
            "# II- NỘI DUNG, TÀI LIỆU VÀ THỜI GIAN",
            "## 1. Tài liệu học tập",
            *(f"- {title};" for title in self.out.materials),
            "## 2. Thời gian",
            f"- Hội nghị cấp xã: {self._due()}.",
            *self._filling(8 if long else 0),
            "- Sinh hoạt chi bộ: hoàn thành trong tháng 11/2026.",
            "# III- TỔ CHỨC THỰC HIỆN",
            *self._tasks(),
            "Kế hoạch này phổ biến đến chi bộ để thực hiện.",
        ]

    def letter(self) -> list[str]:
        return [
            (
                "Thực hiện Nghị quyết số 99-NQ/TW, ngày 12/5/2026 của Bộ Chính trị về phát triển kinh tế nông thôn, Ban "
                "Thường vụ Đảng ủy đề nghị các cơ quan, đơn vị, chi bộ tập trung một số nội dung sau:"
            ),
            *self._tasks(),
            "Yêu cầu các cơ quan, đơn vị, chi bộ nghiêm túc triển khai thực hiện.",
        ]

    def _filling(self, count: int) -> list[str]:
        return [self.chance.choice(FILLING) for _ in range(self.chance.randint(count // 2, count))]

    def _tasks(self) -> list[str]:
        lines = []
        for number, unit in enumerate(self.chance.sample(sorted(TASKS), self.chance.randint(3, 6)), start=1):
            due = f", {self._due()}" if self.chance.random() < 0.6 else ""
            lines.append(f"{number}. {unit} {TASKS[unit]}{due}.")
            self.out.units.add(unit)
        return [*lines, f"{len(lines) + 1}. {self._report()}"]

    def _report(self) -> str:
        kind = self.chance.randint(0, 2)
        if kind == 0:
            self.out.units.add("Ban Xây dựng Đảng")
            self.out.deadlines.add((None, "half-yearly"))
            self.out.reports.add(("Thường trực Đảng ủy", "Văn phòng Đảng ủy", None, "half-yearly"))
            return (
                "Ban Xây dựng Đảng tổng hợp tình hình, định kỳ 6 tháng báo cáo Thường trực Đảng ủy "
                "(qua Văn phòng Đảng ủy)."
            )
        day = self._day()
        if kind == 1:
            self.out.reports.add(("Ban Tuyên giáo và Dân vận Tỉnh ủy", None, day.isoformat(), None))
            return (
                f"Báo cáo kết quả về Ban Tuyên giáo và Dân vận Tỉnh ủy trước ngày {date_vi(day)} để tổng hợp."
            )
        self.out.units.add("Các chi bộ, đảng bộ trực thuộc")
        self.out.reports.add(("Ban Thường vụ Đảng ủy", "Ban Xây dựng Đảng", day.isoformat(), None))
        return (
            "Các chi bộ, đảng bộ trực thuộc báo cáo kết quả thực hiện về Ban Thường vụ Đảng ủy (qua Ban Xây dựng Đảng) "
            f"trước ngày {date_vi(day)} để theo dõi, chỉ đạo."
        )

    def _due(self) -> str:
        return self.chance.choice(DUE).format(date_vi(self._day()))

    def _day(self) -> date:
        self.days += 3
        day = self.issued_on + timedelta(days=self.days)
        self.out.deadlines.add((day.isoformat(), None))
        return day
