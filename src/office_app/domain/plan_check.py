"""The checker of drafts (N14, F32): what must be mended or overruled before issuing, and what only should be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.day_problems import plan_day_findings
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.outgoing import Finding, Mending, OutgoingDraft, Place
from office_app.domain.plan_check_dates import base_findings, day_findings
from office_app.domain.plan_check_text import text_findings
from office_app.domain.plan_clone import review_findings
from office_app.domain.plans import other_days
from office_app.domain.superseding import Superseded
from office_app.domain.symbol import DOC_TYPES, parse_symbol
from office_app.domain.vietnamese import date_vi, fold
from office_app.domain.working_days import WorkCalendar


@dataclass(frozen=True)
class Against:
    """What a draft is held against. ``known``: keys of the symbols in the registers; ``today`` is the day of issue
    of a draft without a date; ``signers``: names of those who may sign."""

    calendar: WorkCalendar
    today: date
    directives: Sequence[IncomingDocument] = ()
    known: frozenset[str] = frozenset()
    superseded: Sequence[Superseded] = ()
    signers: frozenset[str] = frozenset()


def check_draft(draft: OutgoingDraft, against: Against) -> list[Finding]:
    """Return the findings, red ones first; a red one that was overruled comes yellow, with its reason."""
    if not draft.layout.letterhead:  # a sheet takes no number; what is left open is written in by hand
        return [found for found in text_findings(draft) if not found.must]
    found = [
        *_fields(draft),
        *_symbol(draft),
        *_signing(draft, against.signers),
        *_recipients(draft, against.directives),
        *_report(draft, against.directives),
        *base_findings(draft, against.known, against.superseded),
        *day_findings(draft, against.calendar, draft.dated or against.today),
        *plan_day_findings(draft, against.calendar),
        *_days_left_out(draft, against.directives),
        *text_findings(draft),
        *review_findings(draft),
    ]
    reasons = {one.finding: one.reason for one in draft.overruled}
    once = dict.fromkeys(found)
    told = [
        replace(one, must=False, overruled=reasons[one.key]) if one.key in reasons else one for one in once
    ]
    return sorted(told, key=lambda one: not one.must)


def _fields(draft: OutgoingDraft) -> Iterator[Finding]:
    for code, name, value, section in (
        ("trich_yeu.trong", "trích yếu", draft.subject, None),
        ("nguoi_ky.trong", "người ký", draft.signer, None),
        ("noi_nhan.trong", "nơi nhận", "".join(draft.recipients), "recipients"),
    ):
        if not value.strip():
            yield Finding(True, f"Chưa có {name}.", section, code)


def _symbol(draft: OutgoingDraft) -> Iterator[Finding]:
    if parse_symbol(f"01-{draft.type_code}/{draft.body_code}") is None:
        text = f"Ký hiệu «{draft.type_code}/{draft.body_code}» chưa đúng: loại-văn-bản/cơ-quan, như KH/ĐU."
        yield Finding(True, text, None, "ky_hieu.sai")
    names = DOC_TYPES.get(draft.type_code)
    if names and fold(draft.doc_type) not in [fold(name) for name in names]:
        text = f"Loại «{draft.doc_type}» không hợp ký hiệu «{draft.type_code}» ({' hoặc '.join(names)})."
        yield Finding(True, text, None, "ky_hieu.khac_loai")


_STAFF_TITLES = re.compile(r"^(?:Q\. )?(?:PHÓ )?(?:TRƯỞNG BAN|CHÁNH VĂN PHÒNG|CHỦ NHIỆM)")
_COMMITTEE_TITLES = re.compile(r"^(?:Q\. )?(?:PHÓ )?BÍ THƯ|^PHÓ BÍ THƯ THƯỜNG TRỰC")


def _signing(draft: OutgoingDraft, signers: frozenset[str]) -> Iterator[Finding]:
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
        and not re.search(r"BÍ THƯ|CHỦ NHIỆM|TRƯỞNG BAN CHỈ ĐẠO|CHỦ TỊCH", title)
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


def _recipients(draft: OutgoingDraft, directives: Sequence[IncomingDocument]) -> Iterator[Finding]:
    told = fold(" ".join((*draft.recipients, *draft.addressees)))
    if not told.strip():
        return
    for duty in _report_duties(directives):
        for body in (duty.unit, duty.through):
            if body and not _OWN.match(fold(body)) and fold(body) not in told:
                text = f"Nơi nhận chưa có {body}, nơi nhận báo cáo."
                change = Mending(f"Thêm {body} (b/c)", Place.RECIPIENTS, "", f"{body} (b/c)")
                yield Finding(False, text, "recipients", "noi_nhan.bao_cao", change)
    if not any(fold(name).strip(" -").startswith("luu") for name in draft.recipients):
        change = Mending(
            "Thêm Lưu Văn phòng Đảng ủy",
            Place.RECIPIENTS,
            draft.recipients[-1],
            f"{draft.recipients[-1]}\nLưu Văn phòng Đảng ủy",
        )
        yield Finding(False, "Nơi nhận chưa có dòng «Lưu».", "recipients", "noi_nhan.luu", change)
    for unit in dict.fromkeys(task.unit for task in draft.tasks):
        if not _is_told(unit, told):
            change = Mending(f"Thêm {unit}", Place.RECIPIENTS, "", unit)
            yield Finding(
                False,
                f"{unit} được giao việc nhưng không có ở Nơi nhận.",
                "recipients",
                "noi_nhan.don_vi",
                change,
            )


_OWN = re.compile(
    r"(?:ban thuong vu|thuong truc|van phong|ban xay dung dang)?\s*dang uy(?: xa| phuong| dac khu)?"
    r"(?!.*(?:tinh|tp|thanh pho))"
)
_PARTY_STAFF = re.compile(r"ban xay dung dang|uy ban kiem tra|van phong|trung tam chinh tri|ban tuyen giao")


def _is_told(unit: str, told: str) -> bool:
    """Tell whether Nơi nhận reaches a unit, by its name, a shorter one, or a line for all of its kind."""
    name = fold(unit)
    if name in told:
        return True
    if _PARTY_STAFF.search(name) and re.search(r"co quan tham muu|cac ban dang|ban xay dung dang", told):
        return True
    if re.search(r"chi bo|dang bo", name) and re.search(r"chi bo|chi, dang bo|to chuc dang|cap uy", told):
        return True
    if "mat tran" in name and "mat tran" in told:
        return True
    if "trung tam" in name and re.search(r"cac co quan, don vi|don vi su nghiep|uy ban nhan dan", told):
        return True
    return "uy ban nhan dan" in name and "uy ban nhan dan" in told


def _report(draft: OutgoingDraft, directives: Sequence[IncomingDocument]) -> Iterator[Finding]:
    text = fold("\n".join(section.text for section in draft.sections))
    if draft.type_code in ("KH", "CTr", "CV") and _report_duties(directives) and "bao cao" not in text:
        yield Finding(
            True,
            "Văn bản chỉ đạo yêu cầu báo cáo nhưng nội dung chưa nói ai báo cáo.",
            None,
            "bao_cao.khong_co",
        )


def _report_duties(directives: Sequence[IncomingDocument]) -> list[Obligation]:
    return [o for d in directives for o in d.obligations if o.kind is ObligationKind.REPORT and o.ours]


def _days_left_out(draft: OutgoingDraft, directives: Sequence[IncomingDocument]) -> Iterator[Finding]:
    """Yield deadlines of our level that nothing in the plan comes before."""
    if draft.back_plan is None:
        return
    dues = [task.due for task in draft.tasks if task.due]
    for directive, asked in other_days(directives, draft.back_plan):
        if asked.due and not any(due <= asked.due for due in dues):
            words = " ".join(asked.text.split())[:60]
            text = (
                f"{directive.symbol or 'Văn bản'} nêu thời hạn {date_vi(asked.due)} («{words}») mà kế hoạch "
                "chưa có việc nào xong trước ngày đó."
            )
            yield Finding(False, text, None, "thoi_han.chua_co")
