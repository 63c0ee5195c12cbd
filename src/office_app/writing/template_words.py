"""Vietnamese words for templates: the filters that write dates, counts, rates and citations."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from office_app.domain.vietnamese import (
    count_vi,
    date_vi,
    date_words,
    fold,
    lower_first,
    number_vi,
    percent_vi,
    roman,
    upper_first,
)
from office_app.domain.weekdays import weekday_name

# Types whose own text is studied; other types (kế hoạch, công văn …) only order it.
_STUDIED = ("nghi quyet", "chi thi", "ket luan", "quy dinh", "quy che", "dieu le", "thong tri")
# State symbols put a slash after the number: «30/2020/NĐ-CP», «12/KH-UBND». Source: NĐ 30/2020/NĐ-CP.
_STATE_SYMBOL = re.compile(r"\d+\s*/")

MISSING = "[chưa điền]"  # the checker of drafts stops at brackets


def ngay(value: date | None) -> str:
    """``05/9/2026``; a mark to be filled for None."""
    return date_vi(value) if value else MISSING


def ngay_chu(value: date | None) -> str:
    """``ngày 05 tháng 9 năm 2026``."""
    return date_words(value) if value else MISSING


def thu(value: date | None) -> str:
    """``Thứ Hai``, ``Chủ nhật``."""
    return upper_first(weekday_name(value)) if value else MISSING


def tang_giam(value: float, before: float) -> str:
    """«tăng 05», «giảm 12», «không thay đổi» against a count before."""
    if value == before:
        return "không thay đổi"
    return f"{'tăng' if value > before else 'giảm'} {dem(abs(int(value - before)))}"


def so(value: int) -> str:
    """``1.234``."""
    return number_vi(value)


def dem(value: int) -> str:
    """A count in running text: ``05``, ``12``, ``1.234``; ``0`` stays ``0``."""
    return count_vi(value)


def phan_tram(value: int | str, of: int | None = None) -> str:
    """``95,57 %`` from two counts or from a rate already written; its blank does not break over two lines."""
    text = value if isinstance(value, str) else percent_vi(value, of or 0)
    return text.replace(" %", "\u00a0%")


def trich_dan(document: Mapping[str, Any] | str) -> str:
    """«Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về …», as much of it as is known.

    A Party document has a comma before «ngày», a state document has none. Source: 693-QĐ/VPTW, preamble.
    """
    if isinstance(document, str):
        return document.rstrip(" .;,")
    symbol = document.get("so") or ""
    text = ten_ngan(document)
    if document.get("ngay"):
        comma = "," if symbol and not _STATE_SYMBOL.match(symbol) else ""
        text += f"{comma} ngày {ngay(document['ngay'])}"
    if document.get("co_quan"):
        text += f" của {document['co_quan']}"
    about = _about(document.get("ve") or "")
    return f"{text} {about}".rstrip(" .;,")


def ten_ngan(document: Mapping[str, Any]) -> str:
    """«Nghị quyết số 57-NQ/TW»."""
    kind = hoa(document.get("loai") or "văn bản")
    return f"{kind} số {document['so']}" if document.get("so") else kind


def de_hoc(documents: Iterable[Mapping[str, Any]] | None) -> list[Mapping[str, Any]]:
    """Those whose own text is studied, such as a nghị quyết, each once; a kế hoạch or công văn only orders it."""
    studied = [d for d in documents or () if fold(d.get("loai") or "").startswith(_STUDIED)]
    return list({fold(ten_ngan(d)): d for d in reversed(studied)}.values())[::-1]


def nhac_lai(text: str, documents: Sequence[Mapping[str, Any] | str]) -> bool:
    """Whether ``text`` says again what the citations of ``documents`` say, by symbol or by subject."""
    folded = fold(text)
    for document in documents:
        if isinstance(document, str):
            symbols = re.findall(r"\d+\s*[-/]\s*[^\s,;]+/[^\s,;]+", document)
            about = ""
        else:
            symbols = [document.get("so") or ""]
            about = re.sub(r"^(ve viec|ve|v/v) ", "", fold(document.get("ve") or ""))
        if any(symbol and fold(symbol) in folded for symbol in symbols):
            return True
        if len(about) > 20 and about in folded:
            return True
    return False


def can_co(text: str | None) -> str:
    """The text, or a mark to be filled where a paper cannot be without it."""
    return text or MISSING


def liet_ke(items: Iterable[str] | None, last: str = " và ") -> str:
    """«a, b và c»."""
    words = [bo_dau(item) for item in items or () if bo_dau(item)]
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def bo_dau(text: str) -> str:
    """Without the hyphen before it and the stops after it."""
    return re.sub(r"^[-+•–]\s+", "", text.strip()).rstrip(" .;,:/")


def hoa(text: str) -> str:
    """First letter as a capital."""
    return upper_first(text)


def thuong(text: str) -> str:
    """First letter small, unless the word is in capitals."""
    return lower_first(text)


def co_don_vi(work: Iterable[Mapping[str, Any]] | None, *words: str) -> bool:
    """Whether one of the units that were given work is called by one of ``words``."""
    names = [fold(entry.get("don_vi") or "") for entry in work or ()]
    return any(fold(word) in name for word in words for name in names)


def _about(subject: str) -> str:
    subject = re.sub(r"^[Vv]/[Vv]\s+", "về việc ", subject.strip())
    if not subject:
        return ""
    return thuong(subject) if fold(subject).startswith("ve ") else f"về {thuong(subject)}"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "ngay": ngay,
    "ngay_chu": ngay_chu,
    "thu": thu,
    "tang_giam": tang_giam,
    "so": so,
    "dem": dem,
    "phan_tram": phan_tram,
    "trich_dan": trich_dan,
    "ten_ngan": ten_ngan,
    "de_hoc": de_hoc,
    "nhac_lai": nhac_lai,
    "can_co": can_co,
    "liet_ke": liet_ke,
    "bo_dau": bo_dau,
    "hoa": hoa,
    "thuong": thuong,
    "co_don_vi": co_don_vi,
    "la_ma": roman,
}
