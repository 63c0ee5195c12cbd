"""How a plan names the directives it carries out, and itself after them."""

import re

from office_app.domain.incoming import IncomingDocument
from office_app.domain.symbol import parse_symbol
from office_app.domain.vietnamese import date_vi, fold, fold_tone, lower_first

_QUALIFIED = (
    "tiep tuc",
    "tang cuong",
    "day manh",
    "nang cao",
    "chan chinh",
    "ve viec",
    "dieu chinh",
    "huong dan",
)
"""Subjects that cannot stand behind «triển khai thực hiện»: the plan then names the paper itself."""
_OPENINGS = ("hoc tap", "nghien cuu", "to chuc", "trien khai", "quan triet", "thuc hien")
_DOING = (*_QUALIFIED, *_OPENINGS, "phoi hop", "bao cao")
_STANDING_COMMITTEE = re.compile(r"\bT/M\s+BAN\s+THƯỜNG\s+VỤ\b")
_COMMITTEE = re.compile(r"(?:đảng|tỉnh|thành|huyện) ủy\b", re.IGNORECASE)


def plan_subject(directive: IncomingDocument) -> str:
    """Return the plan's trích yếu: what the directive is about, as our own doing."""
    subject = lower_first(directive.subject.strip().rstrip(".;"))
    folded = fold(subject)
    if folded.startswith(_OPENINGS):
        return subject
    kind = directive.doc_type.lower()
    named = kind in ("nghị quyết", "chỉ thị", "kết luận", "quy định")
    if directive.symbol and (named or folded.startswith(_QUALIFIED)):
        about = f"{directive.doc_type or 'Văn bản'} số {directive.symbol}"
        if not named and directive.issued_on:
            symbol = parse_symbol(directive.symbol)
            comma = "" if symbol and symbol.state else ","  # state papers have none
            about += f"{comma} ngày {date_vi(directive.issued_on)}"
        issuer = f" của {issuer_of(directive)}" if directive.issuer else ""
        doing = "học tập, quán triệt, tuyên truyền và triển khai thực hiện" if named else "thực hiện"
        return f"{doing} {about}{issuer} {about_vi(subject_of(directive))}"
    return f"triển khai thực hiện {subject}"


def subject_of(directive: IncomingDocument) -> str:
    """Return the subject as a citation has it: a công văn is «về việc tiếp tục …», as its «V/v» says."""
    subject = lower_first(directive.subject.strip().rstrip(".;"))
    letter = fold(directive.doc_type) == "cong van"
    bare = fold(subject).startswith(_DOING) and not fold(subject).startswith("ve ")
    return f"về việc {subject}" if letter and bare else subject


def issuer_of(directive: IncomingDocument) -> str:
    """Return who issued the directive: the standing committee where it signed for the committee of the letterhead."""
    issuer = fold_tone(" ".join((directive.issuer or "").split()))
    if _COMMITTEE.match(issuer) and _STANDING_COMMITTEE.search(fold_tone(directive.text)):
        return f"Ban Thường vụ {issuer}"
    return issuer


def about_vi(subject: str) -> str:
    """Return «về …» of a subject, once."""
    return subject if not subject or fold(subject).startswith("ve ") else f"về {subject}"
