"""Checks of a draft's symbol and of who signs for whom."""

import re
from collections.abc import Iterator

from office_app.domain.outgoing import Finding, Mending, OutgoingDraft, Place
from office_app.domain.symbol import DOC_TYPES, parse_symbol
from office_app.domain.vietnamese import fold


def symbol_findings(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield a symbol that is not well formed, or whose code is of another type."""
    if parse_symbol(f"01-{draft.type_code}/{draft.body_code}") is None:
        text = f"Ký hiệu «{draft.type_code}/{draft.body_code}» chưa đúng: loại-văn-bản/cơ-quan, như KH/ĐU."
        yield Finding(True, text, None, "ky_hieu.sai")
    names = DOC_TYPES.get(draft.type_code)
    if names and not fold(draft.doc_type).startswith(tuple(fold(name) for name in names)):
        text = f"Loại «{draft.doc_type}» không hợp ký hiệu «{draft.type_code}» ({' hoặc '.join(names)})."
        yield Finding(True, text, None, "ky_hieu.khac_loai")


_STAFF_TITLES = re.compile(r"^(?:Q\. )?(?:PHÓ )?(?:TRƯỞNG BAN|CHÁNH VĂN PHÒNG|CHỦ NHIỆM)")
_HEADS = re.compile(r"BÍ THƯ|CHỦ NHIỆM|TRƯỞNG BAN CHỈ ĐẠO")
_STATE_BODIES = re.compile(
    r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG|MẶT TRẬN|UBND|HĐND|MTTQ|BAN THƯỜNG TRỰC|ĐOÀN|HỘI "
)
_COMMITTEE_TITLES = re.compile(r"^(?:Q\. )?(?:PHÓ )?BÍ THƯ|^PHÓ BÍ THƯ THƯỜNG TRỰC")


def signing_findings(draft: OutgoingDraft, signers: frozenset[str]) -> Iterator[Finding]:
    """Yield what is wrong with authority and title: T/M for collective bodies, never K/T BÍ THƯ.

    Source: HD 36-HD/VPTW, HD 05-HD/VPTW.
    """
    authority = " ".join(draft.authority.upper().split())
    title = " ".join(draft.signer_title.upper().split())
    if re.match(r"(?:TM|KT|TL|TUQ)\b|T\.M|K\.T", authority):
        written = {"TM": "T/M", "KT": "K/T", "TL": "T/L"}.get(
            re.sub(r"\W", "", authority.split()[0])[:2], "T/M"
        )
        new = f"{written} {' '.join(authority.split()[1:])}".strip()
        change = Mending(f"Viết «{new}»", Place.AUTHORITY, draft.authority, new)
        yield Finding(
            True, f"«{draft.authority}» là cách viết của cơ quan nhà nước.", None, "ky.cach_viet", change
        )
    elif authority.startswith("K/T") and "BÍ THƯ" in authority:
        change = Mending("Ký T/M BAN THƯỜNG VỤ", Place.AUTHORITY, draft.authority, "T/M BAN THƯỜNG VỤ")
        yield Finding(True, "Không có «K/T BÍ THƯ»: phó bí thư ký T/M.", None, "ky.kt_bi_thu", change)
    elif (
        authority.startswith("T/M")
        and title
        and not _HEADS.search(title)
        and not (_STATE_BODIES.search(authority) and "CHỦ TỊCH" in title)
    ):
        text = f"Ký {authority} chỉ có bí thư, phó bí thư (chủ nhiệm, phó chủ nhiệm của ủy ban kiểm tra)."
        yield Finding(True, text, None, "ky.chuc_vu")
    elif not authority and _COMMITTEE_TITLES.match(title):
        change = Mending("Ký T/M BAN THƯỜNG VỤ", Place.AUTHORITY, "", "T/M BAN THƯỜNG VỤ")
        yield Finding(True, "Bí thư, phó bí thư ký thay mặt tập thể (T/M).", None, "ky.thieu_tm", change)
    if draft.body_code == "ĐU" and not authority and _STAFF_TITLES.match(title):
        text = f"{title} không ký văn bản của Đảng ủy, trừ thừa lệnh (T/L)."
        yield Finding(True, text, None, "ky.khac_co_quan")
    if signers and draft.signer.strip() and fold(draft.signer) not in signers:
        text = f"{draft.signer} không có trong danh sách người ký ở Cài đặt."
        yield Finding(False, text, None, "nguoi_ky.la")
    yield from _issuing_body(draft, authority)


def _issuing_body(draft: OutgoingDraft, authority: str) -> Iterator[Finding]:
    """Yield a text that speaks for one body and is signed for another («Thường trực … yêu cầu», T/M BAN THƯỜNG VỤ)."""
    opening = fold(draft.sections[0].text) if draft.sections else ""
    speaks = re.findall(
        r"(ban thuong vu|thuong truc) dang uy[^,;.]*? (?:yeu cau|xay dung|ban hanh|de nghi)", opening
    )
    if speaks and authority.startswith("T/M"):
        signed = fold(authority)
        if speaks[-1] not in signed and not (speaks[-1] == "thuong truc" and "dang uy" in signed):
            body = "Thường trực" if speaks[-1] == "thuong truc" else "Ban Thường vụ"
            text = f"Phần mở đầu nói thay {body} Đảng ủy nhưng ký {authority}."
            yield Finding(False, text, draft.sections[0].key, "ky.chu_the")
