"""Lines that several reports say alike."""

from office_app.domain.vietnamese import count_vi

PLANS = ("kế hoạch", "chương trình", "chương trình hành động", "nghị quyết", "đề án")
"""Types of papers that say what is to be done."""
_COUNTED = {
    "Loa truyền thanh": "lượt phát",
    "Tin, bài trên trang, nhóm mạng xã hội": "tin, bài",
    "Hội nghị, nói chuyện chuyên đề": "buổi",
    "Pa nô, áp phích, băng rôn": "tấm",
    "Tờ rơi, tài liệu hỏi đáp": "tờ",
    "Cuộc thi tìm hiểu": "cuộc",
    "Văn nghệ, sân khấu hóa": "buổi",
    "Tuyên truyền miệng": "buổi",
}
"""What is counted of each usual form of outreach."""


def outreach_line(form: str, activities: int, items: int) -> str:
    """Return «Loa truyền thanh: 20 lượt phát», or how many activities where nothing was counted."""
    told = f"{count_vi(items)} {_COUNTED.get(form, 'lượt')}" if items else f"{count_vi(activities)} hoạt động"
    return f"{form}: {told}"
