"""A draft to change one thing of."""

from typing import Any

from office_app.domain.outgoing import DraftSection, OutgoingDraft


def a_draft(**changes: Any) -> OutgoingDraft:
    """Return a small, complete plan with the named fields changed."""
    values: dict[str, Any] = {
        "doc_type": "Kế hoạch",
        "type_code": "KH",
        "body_code": "ĐU",
        "subject": "học tập nghị quyết",
        "sections": (DraftSection("0", "", 0, "Đảng ủy xã xây dựng kế hoạch như sau:"),),
        "recipients": ("Thường trực Đảng ủy", "Lưu Văn phòng Đảng ủy"),
        "signer": "Đỗ Mạnh Hà",
        "signer_title": "BÍ THƯ",
        "authority": "T/M BAN THƯỜNG VỤ",
        "template": "ke-hoach-hoc-tap",
    }
    return OutgoingDraft(**{**values, **changes})
