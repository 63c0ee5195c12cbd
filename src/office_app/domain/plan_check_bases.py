"""Checks of the papers a draft cites: possible, in the register, in force, and in citation form."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from office_app.domain.incoming import IncomingDocument
from office_app.domain.outgoing import Finding, OutgoingDraft
from office_app.domain.plan_check_places import Passage, passages
from office_app.domain.superseding import Change, Superseded
from office_app.domain.symbol import DOC_TYPES, Symbol, parse_symbol, symbol_key
from office_app.domain.vietnamese import date_vi, fold
from office_app.domain.written_days import written_days

_TYPES = "|".join(sorted({name for names in DOC_TYPES.values() for name in names}, key=len, reverse=True))
_CITED = re.compile(
    rf"(?:(?P<type>(?:Thông báo )?(?:{_TYPES}))\s+)?"
    r"(?P<word>\b[Ss]ố:?)\s+(?P<symbol>\d+[A-Za-z]?\s?[-/]\s?[^\s,;:()|\[\]*»”]+)(?P<comma>,?)"
    r"(?:\s+ngày\s+(?P<day>\d{1,2}[/\-.]\d{1,2}[/\-.]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
    r"(?:,?\s+của\s+(?P<issuer>[^,;.\n]{2,80}?)(?=\s+(?:về|theo|để|và|tại|trong|trước)\s|[,;.:)\n]|$))?",
    re.IGNORECASE,
)
_STATE = re.compile(r"\d+\s?/")
_CHANGED = re.compile(r"thay thế|sửa đổi|bãi bỏ|bổ sung|hết hiệu lực", re.IGNORECASE)
_NEAR = 60  # characters between such a word and the paper it means
_NAMED = 6  # symbols that one finding names
# Whose papers bear which code; only bodies whose code leaves no choice. Source: Quy định 399-QĐ/TW; NĐ 30/2020/NĐ-CP.
_ISSUERS = (
    (re.compile(r"(?:ban thuong vu |thuong truc )?(?:tinh|thanh) uy\b|ban chap hanh dang bo tinh"), ("TU",)),
    (re.compile(r"(?:ban thuong vu |thuong truc )?huyen uy\b"), ("HU",)),
    (re.compile(r"(?:ban thuong vu |thuong truc )?dang uy (?:xa|phuong)\b"), ("ĐU",)),
    (re.compile(r"bo chinh tri\b|ban bi thu\b|ban chap hanh trung uong\b"), ("TW",)),
    (re.compile(r"thu tuong\b"), ("TTg",)),
    (re.compile(r"uy ban nhan dan\b|ubnd\b"), ("UBND",)),
)
_SURE_CODES = {code for _, codes in _ISSUERS for code in codes} | {"CP"}


def cited_symbols(draft: OutgoingDraft) -> list[str]:
    """Return the symbols of the papers that the draft cites, each once."""
    found = (match["symbol"] for passage in passages(draft) for match in _CITED.finditer(passage.text))
    return list({symbol_key(one): one.rstrip(".") for one in found if parse_symbol(one)}.values())


def citation_spans(text: str) -> list[tuple[int, int]]:
    """Return where papers are cited, up to their date."""
    return [(match.start("word"), _end(match)) for match in _CITED.finditer(text)]


def base_findings(
    draft: OutgoingDraft,
    known: frozenset[str],
    superseded: Sequence[Superseded],
    *,
    issued_on: date,
    directives: Sequence[IncomingDocument] = (),
) -> Iterator[Finding]:
    """Yield what is wrong with the papers cited: impossible, not in the register, replaced, not in citation form.

    Args:
        known: keys of symbols that the registers hold.
        superseded: what later papers of the register say of those cited.
        issued_on: the day of the draft; a paper of a later day cannot be its base.
        directives: the registered papers that the draft answers.
    """
    opening = draft.sections[0] if draft.sections else None
    if opening is not None and draft.type_code in ("KH", "QĐ", "CTr") and not _CITED.search(opening.text):
        yield Finding(False, "Phần mở đầu chưa viện dẫn căn cứ nào.", opening.key, "can_cu.khong_co")
    dated = {symbol_key(one.symbol): one.issued_on for one in directives if one.symbol and one.issued_on}
    for one in directives:
        if one.issued_on is not None and issued_on < one.issued_on:
            text = (
                f"Văn bản này đề ngày trước ngày {date_vi(one.issued_on)} của {one.doc_type.lower()} "
                f"số {one.symbol} mà nó thực hiện."
            )
            yield Finding(True, text, None, "can_cu.sau_van_ban")
    unknown: dict[str, str] = {}
    subjects: set[str] = set()  # papers that others are about, named with these
    for passage in passages(draft):
        for match in _CITED.finditer(passage.text):
            symbol = parse_symbol(match["symbol"])
            if symbol is None:
                continue
            yield from _form(passage, match)
            yield from _possible(passage, match, symbol)
            yield from _dated(passage, match, dated.get(symbol.key), issued_on)
            if opening is not None and passage.key == opening.key and _is_subject(passage.text, match):
                subjects.add(symbol.key)
            is_base = opening is not None and passage.key == opening.key and symbol.key not in subjects
            if is_base and symbol.key not in known:
                unknown.setdefault(symbol.key, match["symbol"].rstrip("."))
            for told in () if _told_as_replaced(passage.text, match) else superseded:
                if symbol_key(told.earlier.symbol) == symbol.key:
                    yield _superseded(passage, match, told)
    if unknown and opening is not None:
        yield _not_registered(list(unknown.values()), opening.key)


def _is_subject(text: str, match: re.Match[str]) -> bool:
    """Tell whether a paper is what the one cited before it is about: «Kế hoạch số … về học tập Nghị quyết số …»."""
    before = re.split(r"[;\n]", text[: match.start()])[-1]
    cited = _CITED.search(before)
    return cited is not None and re.search(r"\bvề\b", before[cited.end("symbol") :]) is not None


def _not_registered(symbols: Sequence[str], key: str) -> Finding:
    if len(symbols) == 1:
        text = f"Căn cứ số {symbols[0]} chưa có trong sổ văn bản."
    else:
        named = ", ".join(symbols[:_NAMED]) + (", …" if len(symbols) > _NAMED else ".")
        text = f"{len(symbols)} căn cứ chưa có trong sổ văn bản: số {named}"
    return Finding(False, text, key, "can_cu.chua_vao_so")


def _possible(passage: Passage, match: re.Match[str], symbol: Symbol) -> Iterator[Finding]:
    """Yield a citation whose words and code cannot belong to one paper."""
    names = DOC_TYPES.get(symbol.type_code, ())
    said = match["type"] or ""
    if said and names and not _is_type(said, names):
        text = f"«{said} số {_bare(match)}»: ký hiệu {symbol.type_code} là {' hoặc '.join(names).lower()}."
        change = None
        if len(names) == 1:
            new = names[0] if said[:1].isupper() else names[0].lower()
            change = passage.mending(f"Viết «{new}»", match.start("type"), match.end("type"), new)
        yield Finding(True, text, passage.key, "can_cu.khac_loai", change)
    issuer = fold(match["issuer"] or "")
    code = symbol.body_code.split("-")[0]
    wanted = next((codes for words, codes in _ISSUERS if words.match(issuer)), ())
    if wanted and code in _SURE_CODES and code not in wanted:
        named = " ".join((match["issuer"] or "").split()[:6])
        text = f"Văn bản số {_bare(match)} mang ký hiệu của {code}, không phải của {named}."
        yield Finding(True, text, passage.key, "can_cu.khac_co_quan")


def _is_type(said: str, names: Sequence[str]) -> bool:
    """Tell whether a paper may be called so: «Chương trình hành động» for CTr, «Thông báo kết luận» for TB."""
    words = fold(said)
    return any(words.startswith(name) or words.endswith(name) for name in map(fold, names))


def _dated(
    passage: Passage, match: re.Match[str], registered: date | None, issued_on: date
) -> Iterator[Finding]:
    """Yield a date of a cited paper that lies after the draft, or is not the one in the register."""
    day = next((one.day for one in written_days(match[0], issued_on) if one.year_said), None)
    if day is None or not match["day"]:
        return
    if registered is not None and day != registered:
        text = f"Văn bản số {_bare(match)} trong sổ đề ngày {date_vi(registered)}, không phải {date_vi(day)}."
        change = passage.mending("Sửa ngày", match.start("day"), match.end("day"), date_vi(registered))
        yield Finding(True, text, passage.key, "can_cu.khac_ngay", change)
    elif registered is None and day > issued_on:
        text = f"Văn bản số {_bare(match)} đề ngày {date_vi(day)}, sau ngày của văn bản này."
        yield Finding(True, text, passage.key, "can_cu.sau_van_ban")


def _told_as_replaced(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words before a citation say themselves that the paper was replaced or amended."""
    before = re.split(r"[.;\n]", text[: match.start()])[-1]
    return _CHANGED.search(before[-_NEAR:]) is not None


def _superseded(passage: Passage, match: re.Match[str], told: Superseded) -> Finding:
    replaced = told.change is Change.REPLACED
    verb = "đã bị thay thế bởi" if replaced else "đã được sửa đổi, bổ sung bởi"
    text = f"Văn bản số {_bare(match)} {verb} văn bản số {told.by_symbol}."
    return Finding(replaced, text, passage.key, "can_cu.het_hieu_luc" if replaced else "can_cu.sua_doi")


def _form(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    """Yield a citation that is not «số …, ngày … của …»; state papers have no comma. Source: 693-QĐ/VPTW."""
    day = match["day"]
    end = _end(match)
    old = passage.text[match.start("word") : end]
    comma = "," if day and not _STATE.match(match["symbol"]) else ""
    word = match["word"].rstrip(":")
    new = f"{word} {match['symbol']}{comma}" + (f" ngày {_proper(day)}" if day else match["comma"])
    if new != old and (day or word != match["word"]):
        text = f"Viện dẫn «{old}» chưa đúng thể thức: «{new}»."
        change = passage.mending("Sửa viện dẫn", match.start("word"), end, new)
        yield Finding(False, text, passage.key, "can_cu.trich_dan", change)


def _end(match: re.Match[str]) -> int:
    """Return where the date of a citation ends, or its symbol."""
    return match.end("day") if match["day"] else match.end("comma")


def _proper(day: str) -> str:
    if "tháng" in day:
        return day
    found = next((one.day for one in written_days(f"ngày {day}", date.min) if one.day), None)
    return date_vi(found) if found else day


def _bare(match: re.Match[str]) -> str:
    symbol: str = match["symbol"]
    return symbol.rstrip(".")
