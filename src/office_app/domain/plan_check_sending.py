"""Checks of whom a draft goes to, and of the report that its directives ask for."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.outgoing import Finding, Mending, OutgoingDraft, Place
from office_app.domain.plan_check_places import passages
from office_app.domain.plan_reports import has_ended
from office_app.domain.vietnamese import fold, fold_tone

_OWN = re.compile(
    r"(?:ban thuong vu|thuong truc|van phong|ban xay dung dang)?\s*dang uy(?: xa| phuong| dac khu)?"
    r"(?!.*(?:tinh|tp|thanh pho))"
)
_PARTY_STAFF = re.compile(r"ban xay dung dang|uy ban kiem tra|van phong|trung tam chinh tri|ban tuyen giao")
_ISSUER = re.compile(
    r"(?:ban thuong vu|thuong truc|ban chap hanh) dang (?:uy|bo)\b.*|dang uy(?: xa| phuong)?"
)
_ABOVE = re.compile(r"\b(?:tinh|thanh|huyen) uy|trung uong|tinh\b")
_ORGANS = re.compile(r"^(?:ban thuong vu|thuong truc|ban chap hanh dang bo)\s+")
_REASON = re.compile(r"\s*\([^)]*\)\s*$")  # «(b/c)»
_DUTY = re.compile(
    r"bao cao(?! vien)(?=.*(?:ve|gui|ket qua|dinh ky|tong hop|truoc|theo quy dinh|cap tren|\d))"
)
_PLANNING = ("KH", "CTr", "CV")


def sending_findings(
    draft: OutgoingDraft, directives: Sequence[IncomingDocument], issued_on: date
) -> Iterator[Finding]:
    """Yield names that are missing from the recipients or stand there twice, and a report nobody is told to send."""
    yield from _twice(draft.recipients, Place.RECIPIENTS, "Nơi nhận", "noi_nhan.trung")
    yield from _twice(draft.addressees, Place.ADDRESSEES, "Nơi gửi", "noi_gui.trung")
    told = fold(" ".join((*draft.recipients, *draft.addressees)))
    if told.strip():
        if not _is_reminder(draft):
            yield from _report_receivers(told, directives, issued_on)
        yield from _file_copy(draft)
        yield from _units(draft, told)
    yield from _report(draft, directives)


def _is_reminder(draft: OutgoingDraft) -> bool:
    """Tell whether a letter only urges those below: nothing of it is for the level above."""
    return draft.type_code == "CV" and fold(draft.subject).startswith("don doc")


def _twice(names: Sequence[str], place: Place, where: str, code: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for at, name in enumerate(names):
        key = fold(_REASON.sub("", name)).strip(" -.,;")
        if key and key in seen:
            left = "\n".join(one for other, one in enumerate(names) if other != at)
            change = Mending(f"Bỏ dòng «{name}» thứ hai", place, "\n".join(names), left)
            section = "recipients" if place is Place.RECIPIENTS else None
            yield Finding(False, f"{where} có «{name}» hai lần.", section, code, change)
        seen.add(key)


def _report_receivers(
    told: str, directives: Sequence[IncomingDocument], issued_on: date
) -> Iterator[Finding]:
    """Yield the bodies to report to that get no copy: red where none of them does; districts are no more."""
    bodies = [body for duty in report_duties(directives) for body in (duty.unit, duty.through) if body]
    above = [
        body
        for body in dict.fromkeys(map(fold_tone, bodies))
        if not _is_ours(fold(body)) and not has_ended(body, issued_on)
    ]
    missing = [body for body in above if _ORGANS.sub("", fold(body)) not in told]
    for body in missing:
        text = f"Nơi nhận chưa có {body}, nơi nhận báo cáo theo văn bản chỉ đạo."
        change = Mending(f"Thêm {body} (b/c)", Place.RECIPIENTS, "", f"{body} (b/c)")
        yield Finding(len(missing) == len(above), text, "recipients", "noi_nhan.bao_cao", change)


def _is_ours(body: str) -> bool:
    return bool(_OWN.match(body) or (_PARTY_STAFF.match(body) and not _ABOVE.search(body)))


def _file_copy(draft: OutgoingDraft) -> Iterator[Finding]:
    if not any(fold(name).strip(" -").startswith("luu") for name in draft.recipients):
        lines = "\n".join(draft.recipients)
        kept = f"{lines}\nLưu Văn phòng Đảng ủy".strip()
        change = Mending("Thêm Lưu Văn phòng Đảng ủy", Place.RECIPIENTS, lines, kept)
        yield Finding(False, "Nơi nhận chưa có dòng «Lưu».", "recipients", "noi_nhan.luu", change)


def _units(draft: OutgoingDraft, told: str) -> Iterator[Finding]:
    for unit in dict.fromkeys(task.unit for task in draft.tasks):
        if not _ISSUER.fullmatch(fold(unit)) and not _is_told(unit, told):
            text = f"{unit} được giao việc nhưng không có ở Nơi nhận."
            change = Mending(f"Thêm {unit}", Place.RECIPIENTS, "", unit)
            yield Finding(False, text, "recipients", "noi_nhan.don_vi", change)


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
    said = any(_DUTY.search(line) for one in passages(draft) for line in fold(one.text).split("\n"))
    if draft.type_code in _PLANNING and report_duties(directives) and not said:
        text = "Văn bản chỉ đạo yêu cầu báo cáo nhưng nội dung chưa nói ai báo cáo."
        yield Finding(True, text, None, "bao_cao.khong_co")


def report_duties(directives: Sequence[IncomingDocument]) -> list[Obligation]:
    """Return the reports that the directives ask of us."""
    return [o for d in directives for o in d.obligations if o.kind is ObligationKind.REPORT and o.ours]
