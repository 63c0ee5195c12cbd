"""The type of a paper and what it is about."""

import re
from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.symbol import DOC_TYPES, Symbol
from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.announcement import Announced
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.joining import all_capitals
from office_app.recognition.layout import unfinished
from office_app.recognition.letterhead_words import squeezed
from office_app.recognition.marks import ANCHORS, RULE, Kind, bare, kind_of
from office_app.recognition.naming import sentence_text, whole_quotes
from office_app.recognition.rules import Rules
from office_app.recognition.units import name_at

_LEAD = re.compile(r"(?:[Vv]\s?/\s?[Vv]|[Vv]ề\s+việc|VỀ\s+VIỆC|[Vv]ề|VỀ|Trích yếu)(?!\w)[:,]?\s*")
_SHORT_LEAD = re.compile(r"[Vv]\s?/\s?[Vv](?!\w)")
# what stands in brackets below a subject: «(Ban hành kèm theo …)», «(Đăng trên Cổng thông tin …)»
_ISSUED_WITH = re.compile(
    r"\s*\((?:(?:[Bb]an hành\s+)?[Kk]èm theo|[Đđ]ăng (?:trên|tại|ngày)|[Nn]guồn:?|[Bb]ản trích|[Ss]ao gửi|[Dd]ùng cho"
    r"|[Bb]an (?:quản trị|biên tập)|[Pp]hục vụ|[Tt]rình|[Bb]áo cáo (?:tại|trình)|[Tt]hay thế)\s.*$"
)
_ABOUT = re.compile(r"(?:về|v/v)(?!\w)", re.IGNORECASE)
# «HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ XÃ LẦN THỨ BẢY» or «CỦA ĐẢNG ỦY CÔNG AN TỈNH» above «lãnh đạo …»: who decided
_DECIDED = re.compile(r"(?:HỘI NGHỊ|KỲ HỌP|PHIÊN HỌP|ĐẠI HỘI|CỦA)(?!\w)")
_STILL_WHO = re.compile(
    r"(?:khóa|nhiệm kỳ|lần thứ|tháng|quý|năm|ngày|phiên|kỳ họp|tại|trong|nhân|ban chấp hành|ban thường vụ|đảng bộ"
    r"|tỉnh ủy|thành ủy|huyện ủy|đảng ủy)(?!\w)"
)
_WHO = re.compile(
    r"(?:CỦA|HỘI NGHỊ|BAN|BỘ|THƯỜNG TRỰC|ĐẢNG|TỈNH|THÀNH|HUYỆN|QUẬN|XÃ|PHƯỜNG|[ỦU][YỶ]|HỘI|ĐOÀN|CHỦ TỊCH|UBND|HĐND)"
    r"(?!\w)"
)
_OF_ISSUER = re.compile(
    r"(?:của|CỦA)\s.{4,80}?\s(?=(?:về|VỀ)\s)|(?:HỘI NGHỊ|Hội nghị)\s(?:LẦN THỨ|lần thứ).{4,90}?\s(?=(?:về|VỀ)\s)"
)
_THIS = re.compile(r"\s{1,3}này(?!\w)")
_OF_ITSELF = re.compile(r"\snày(?!\w)|Trên đây là")
_ALL_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_LOST = "Mất phần đầu văn bản; lấy theo "


def read_type_and_subject(
    head: Sequence[Paragraph], kinds: Sequence[Kind], rules: Rules
) -> tuple[Found[str] | None, Found[str] | None]:
    """Return (type, subject) as the letterhead gives them."""
    if Kind.TYPE in kinds:
        return _typed(head, kinds, kinds.index(Kind.TYPE), rules)
    if Kind.ABOUT in kinds:
        about = kinds.index(Kind.ABOUT)
        subject = _subject(_below(head, kinds, about, []), rules)
        if _ruled_off(head, kinds, about):
            return None, subject
        return Found("Công văn", head[about].span, Certainty.LIKELY, "Không ghi tên loại, có «V/v»."), subject
    if Kind.ADDRESS in kinds:
        return None, _above_address(head[: kinds.index(Kind.ADDRESS)], kinds, rules)
    return None, _subject_alone(head, kinds, rules)


def _ruled_off(head: Sequence[Paragraph], kinds: Sequence[Kind], about: int) -> bool:
    """Tell a subject with the rule below it, which a letter has not: its type's name is lost with the letterhead."""
    below = zip(head[about + 1 :], kinds[about + 1 :], strict=True)
    ruled = any(line.text == RULE for line, _ in below)
    return ruled and Kind.ADDRESS not in kinds and not _SHORT_LEAD.match(head[about].text)


def _typed(
    head: Sequence[Paragraph], kinds: Sequence[Kind], i: int, rules: Rules
) -> tuple[Found[str], Found[str] | None]:
    line = head[i]
    match = rules.letterhead.heading_of(line.text, fold(line.text))
    end, rest = (match.end("type"), match.start("rest")) if match else (len(line.text), len(line.text))
    name = rules.letterhead.heading_names[squeezed(line.text[:end])]
    found = Found(name, Span(line.start, line.start + end))
    first = line.text[rest:].lstrip(" :.-–")
    lines = [(first, line.end - len(first))] if bare(first) else []
    below = head[i + 1] if i + 1 < len(head) else None
    if (
        name == "Chương trình"
        and not lines
        and below
        and fold(below.text).startswith("hanh dong")
        and all_capitals(below.text)
    ):
        found = Found("Chương trình hành động", Span(line.start, below.start + 9))
        more = below.text[9:].lstrip(" :.-–")
        return found, _subject(
            _below(head, kinds, i + 2, [(more, below.end - len(more))] if more else []), rules
        )
    return found, _subject(_below(head, kinds, i + 1, lines), rules)


def _below(
    head: Sequence[Paragraph], kinds: Sequence[Kind], at: int, lines: list[tuple[str, int]]
) -> list[tuple[str, int]]:
    """Collect the subject's lines up to a mark of the letterhead or the addressees."""
    for i, (line, kind) in enumerate(zip(head[at:], kinds[at:], strict=True), at):
        ends = kind in ANCHORS or kind is Kind.ADDRESS
        if ends and not lines:
            continue
        if ends or (kind is Kind.TYPE and lines and not unfinished(lines[-1][0])):
            break
        beside = line.gap or Kind.DATE in kinds[i + 1 : i + 2]  # «HỘI NÔNG DÂN VIỆT NAM» above place and day
        if lines and kind is Kind.CAPITALS and beside and not all_capitals(lines[-1][0]):
            break
        lines.append((line.text, line.start))
    return lines


def subject_in_closing(closing: Sequence[Paragraph], rules: Rules) -> Found[str] | None:
    """Read «V/v …» that a PDF's writer stored behind the body: its lines end where the signature begins."""
    at = next((i for i, line in enumerate(closing[:40]) if _SHORT_LEAD.match(line.text)), None)
    if at is None:
        return None
    lines = [(closing[at].text, closing[at].start)]
    for line in closing[at + 1 : at + 6]:
        if all_capitals(line.text) or line.gap or not line.text[0].islower():
            break
        lines.append((line.text, line.start))
    found = _subject(lines, rules)
    return found and replace(found, certainty=Certainty.LIKELY, reason="«V/v» đọc được ở cuối văn bản.")


def _above_address(head: Sequence[Paragraph], kinds: Sequence[Kind], rules: Rules) -> Found[str] | None:
    """Read a letter's subject that stands without «V/v» between its number and «Kính gửi»."""
    lines = [(p.text, p.start) for p, kind in zip(head, kinds, strict=False) if kind is Kind.WORDS]
    found = _subject(lines, rules)
    return found and replace(
        found, certainty=Certainty.LIKELY, reason="Không ghi «V/v»; lấy dòng trên «Kính gửi»."
    )


def _subject_alone(head: Sequence[Paragraph], kinds: Sequence[Kind], rules: Rules) -> Found[str] | None:
    """Read what stands above the rule when the type's name is lost with the letterhead."""
    rule = next((i for i, line in enumerate(head) if line.text == RULE and i), None)
    last = max((i for i, kind in enumerate(kinds) if kind in ANCHORS), default=-1)
    among = range(rule) if rule is not None and rule == last else range(last + 1, len(head))
    lines = [
        (head[i].text, head[i].start)
        for i in among
        if kinds[i] is Kind.WORDS or head[i].text.startswith("VỀ ")
    ]
    found = _subject(lines, rules)
    return found and replace(found, certainty=Certainty.LIKELY, reason="Mất phần đầu văn bản.")


def _without_who_decides(lines: Sequence[tuple[str, int]], rules: Rules) -> Sequence[tuple[str, int]]:
    """Leave out «CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH» below a decision's subject."""
    if len(lines) < 2 or not all_capitals(lines[-1][0]) or all_capitals(lines[-2][0]):
        return lines
    last = lines[-1][0]
    decides = rules.letterhead.signer_title.match(fold(last)) or rules.letterhead.opens_body(last)
    return lines[:-1] if decides and not unfinished(lines[-2][0]) else lines


def _subject(lines: Sequence[tuple[str, int]], rules: Rules) -> Found[str] | None:
    about = next((k for k, (text, _) in enumerate(lines) if _ABOUT.match(text)), 0)
    if about and _names_issuer(" ".join(text for text, _ in lines[:about]), lines[about][0]):
        lines = lines[about:]  # «CỦA BAN THƯỜNG VỤ …» and «HỘI NGHỊ LẦN THỨ …» stand before the subject
    lines = _without_who_decided(lines, rules)
    remark = next((k for k, (text, _) in enumerate(lines) if k and _ISSUED_WITH.fullmatch(f" {text}")), None)
    lines = _without_who_decides(lines[:remark], rules)
    if not lines:
        return None
    if all_capitals(lines[0][0]) and not all_capitals(" ".join(text for text, _ in lines)):
        lines = [
            (sentence_text(lines[0][0], rules), lines[0][1]),
            *lines[1:],
        ]  # «KẾT LUẬN» above «của đồng chí …»
    start = lines[0][1]
    end = lines[-1][1] + len(lines[-1][0])
    text = " ".join(word for text, _ in lines for word in text.split())
    of_issuer = _OF_ISSUER.match(text)
    text = text[of_issuer.end() :] if of_issuer else text
    if all_capitals(text):
        text = sentence_text(text, rules)
    text = _ISSUED_WITH.sub("", text)
    lead = _LEAD.match(text)
    text = whole_quotes((text[lead.end() :] if lead else text).strip(" .;:"))
    text = text[1:-1].strip() if _ALL_QUOTED.fullmatch(text) else text
    return Found(text, Span(start, end)) if text else None


def _without_who_decided(lines: Sequence[tuple[str, int]], rules: Rules) -> Sequence[tuple[str, int]]:
    """Leave out which body or meeting decided, in lines of its own above the subject."""
    if len(lines) < 2:
        return lines
    first = fold_tone(lines[0][0])
    if _DECIDED.match(first):
        anew = next((k for k, (text, _) in enumerate(lines) if text[0] != "(" and not all_capitals(text)), 0)
    else:
        anew = int(first.startswith(("của ", "Của ")) and name_at(first, 4, rules) == len(first))
    return lines if not anew or _STILL_WHO.match(fold_tone(lines[anew][0]).lower()) else lines[anew:]


def _names_issuer(text: str, about: str) -> bool:
    """Tell «CỦA BAN THƯỜNG VỤ …» above «về …» from a title in capitals whose last line alone begins with «VỀ»."""
    if text.startswith(("của ", "Của ")):
        return True
    return all_capitals(text) and (not all_capitals(about) or _WHO.match(text) is not None)


def type_elsewhere(
    doc: CleanText, symbol: Found[Symbol] | None, opening: Announced, rules: Rules
) -> Found[str] | None:
    """Tell the type from the code of the symbol, or else from how the text speaks of itself."""
    if symbol and symbol.value.doc_type:
        return Found(symbol.value.doc_type, symbol.span, Certainty.LIKELY, "Lấy theo ký hiệu.")
    if symbol and is_of_letter(symbol.value):
        return Found("Công văn", symbol.span, Certainty.LIKELY, "Lấy theo ký hiệu.")
    if symbol is None and any(kind_of(line.text, rules) is Kind.ADDRESS for line in doc.head):
        return Found("Công văn", None, Certainty.LIKELY, "Không ghi tên loại, có «Kính gửi».")
    return opening.doc_type or _type_of_itself(doc, rules) or opening.asks_by


def is_of_letter(symbol: Symbol) -> bool:
    """Tell a letter's symbol: the code CV or, on the State's side, none for the type."""
    plain = symbol.state and not symbol.year and symbol.type_code not in DOC_TYPES
    return symbol.type_code == "CV" or plain


def _type_of_itself(doc: CleanText, rules: Rules) -> Found[str] | None:
    """Find «Kế hoạch này», «Trên đây là Kế hoạch …» near the end."""
    for paragraph in reversed(doc.body):
        if not _OF_ITSELF.search(paragraph.folded):
            continue
        for kind in rules.type_in_text.finditer(paragraph.folded):
            this = _THIS.match(paragraph.folded, kind.end())
            lead = paragraph.folded[max(0, kind.start() - 16) : kind.start()].rstrip()
            if kind.group()[0].isupper() and (this or lead.endswith("Trên đây là")):
                name = rules.type_names[" ".join(fold_tone(kind.group()).upper().split())]
                span = Span(paragraph.start + kind.start(), paragraph.start + kind.end())
                return Found(name, span, Certainty.GUESS, _LOST + "nội dung.")
    return None
