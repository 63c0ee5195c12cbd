"""What a directive wants studied: the resolutions it is about, by symbol or by name, and what to speak of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.incoming import CitationRole, CitedDocument, IncomingDocument, Span
from office_app.domain.plans import bare_letters, studied_documents
from office_app.domain.vietnamese import fold, fold_tone, upper_first


@dataclass(frozen=True)
class Studied:
    """A paper to study; one without a symbol has its whole name in ``kind``. ``main``: the subject names it."""

    kind: str
    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""
    about: str = ""
    main: bool = False


_KINDS = ("nghi quyet", "chi thi", "ket luan", "quy dinh", "quy che", "dieu le", "thong tri")
_NAME = re.compile(r"(?<!\w)(?:Nghị quyết|Chỉ thị|Kết luận|Quy định|Văn kiện) (?!số |này)(?=\S).+")
_AND_OTHERS = re.compile(
    r" và các (?:nghị quyết|chỉ thị|kết luận|quy định|văn bản)\b.*?(?P<whose> của [^,]+)?$"
)
_NAME_ENDS = re.compile(r"[;:(]| gắn với | trên địa bàn | trong (?:toàn |các )|\.$")
_HEADED = re.compile(
    r"^(?:[-+•*]\s*|\(?\d+(?:\.\d+)*[.)]?\s+|[a-zđ][.)]\s+)?Nội dung(?: học tập| quán triệt| nghiên cứu|,| và)*"
    r"[ \t]*(?::[ \t]*(?P<said>\S.*)?| cần (?P<needed>\S.*))?$",
    re.MULTILINE,
)
_ITEM = re.compile(r"^[-+•]\s+")
_LABELLED = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?\s|[a-zđ][.)]\s|[IVX]+[-.]\s)")
_MOST = 4  # passages of content; more would be the directive itself


def studied_papers(directive: IncomingDocument) -> list[Studied]:
    """Return what a directive wants studied, each once: what its subject names first, then what it passes on.

    A nghị quyết, chỉ thị … that names no other paper is studied itself; a kế hoạch or công văn never is.
    """
    cited = studied_documents(directive)
    main = [_of(one, directive, main=True) for one in cited if _is_studied(one.doc_type)]
    named = _named(directive.subject)
    if named and not main:
        main = [named]
    if not main and _is_studied(directive.doc_type):
        own = Studied(
            directive.doc_type,
            directive.symbol,
            directive.issued_on,
            directive.issuer,
            directive.subject,
            main=True,
        )
        main = [own]
    passed_on = [
        one for one in directive.cited if _is_studied(one.doc_type) and _is_passed_on(directive, one)
    ]
    found: dict[str, Studied] = {}
    for paper in [*main, *(_of(one, directive) for one in passed_on)]:
        found.setdefault(fold(paper.symbol or paper.kind), paper)
    return list(found.values())


def study_content(text: str) -> Sequence[tuple[str, Span]]:
    """Return what a directive says under «Nội dung» is to be spoken of, each passage with its place."""
    found: dict[str, tuple[str, Span]] = {}
    for head in _HEADED.finditer(text):
        for words, span in _passages(text, head):
            found.setdefault(fold(words), (words, span))
    return list(found.values())[:_MOST]


def _passages(text: str, head: re.Match[str]) -> list[tuple[str, Span]]:
    for group in ("said", "needed"):
        if head[group]:
            return [(_clean(head[group]), Span(*head.span(group)))]
    if head.end() == len(text) or "cần" in head[0]:
        return []
    found, at = [], head.end() + 1
    for line in text[at:].split("\n"):
        if not line.strip() or _LABELLED.match(line):
            break
        found.append((_clean(line), Span(at, at + len(line))))
        at += len(line) + 1
    return found


def _clean(line: str) -> str:
    return upper_first(_ITEM.sub("", line.strip()).rstrip(" .;,…"))


def _named(subject: str) -> Studied | None:
    found = _NAME.search(fold_tone(" ".join(subject.split())))
    if found is None:
        return None
    name = _AND_OTHERS.sub(lambda rest: rest["whose"] or "", _NAME_ENDS.split(found[0])[0].strip(" .,;"))
    return Studied(name, main=True) if len(name.split()) > 2 else None


def _of(one: CitedDocument, directive: IncomingDocument, *, main: bool = False) -> Studied:
    about = one.subject or ""
    for words in (
        *directive.materials,
        directive.subject,
    ):  # they name it in full where the text may break off
        at = words.find(about) if about and one.symbol in words else -1
        about = words[at:].strip(" .;,") if at >= 0 else about
    return Studied(one.doc_type or "Văn bản", one.symbol, one.issued_on, one.issuer or "", about, main)


def _is_studied(kind: str | None) -> bool:
    return fold(kind or "").startswith(_KINDS)


def _is_passed_on(directive: IncomingDocument, one: CitedDocument) -> bool:
    symbol = bare_letters(one.symbol)
    return one.role is CitationRole.FORWARDED or any(symbol in bare_letters(m) for m in directive.materials)
