"""Lists and numbered sections for templates: the filters that write several lines of markup at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from office_app.writing.template_words import bo_dau, hoa, ngay

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_DEEPEST = 2


def gach_dong(items: Iterable[str] | None, mark: str = "-", between: str = ";") -> str:
    """Lines «- Một việc;» … «- Việc cuối.»; all end with a full stop where one holds several sentences."""
    texts = [hoa(bo_dau(item)) for item in items or () if bo_dau(item)]
    between = "." if any(". " in text for text in texts) else between
    lines = [f"{mark} {text}{between}" for text in texts]
    return "\n".join([*lines[:-1], f"{mark} {texts[-1]}."]) if texts else ""


def cac_muc(sections: Sequence[Mapping[str, Any]] | None, style: str = "1.1.", first: int = 1) -> str:
    """Numbered sections: ``ten`` a heading, without it the first of ``doan`` follows the number; ``muc`` within.

    ``style`` numbers the sections within: «1.1.», «a)» or «a.».
    """
    lines: list[str] = []
    for number, section in enumerate(sections or (), first):
        lines += _section(section, f"{number}.", 1)
        for at, inner in enumerate(section.get("muc") or (), 1):
            label = (
                f"{number}.{at}." if style == "1.1." else f"{_LETTERS[(at - 1) % len(_LETTERS)]}{style[-1]}"
            )
            lines += _section(inner, label, _DEEPEST)
    return "\n".join(lines)


def phan_cong_muc(work: Iterable[Mapping[str, Any]] | None, first: int = 1) -> str:
    """Numbered sections of units with what each does: ``don_vi``, ``viec``, ``han``."""
    lines: list[str] = []
    for number, entry in enumerate(work or (), first):
        lines.append(f"## {number}. {hoa(bo_dau(entry['don_vi']))}")
        todo = list(entry.get("viec") or ())
        if entry.get("han"):
            todo.append(f"Hoàn thành chậm nhất ngày {ngay(entry['han'])}")
        lines.append(gach_dong(todo))
    return "\n".join(lines)


def _section(section: Mapping[str, Any], label: str, level: int) -> list[str]:
    paragraphs = [str(text) for text in section.get("doan") or ()]
    name = section.get("ten")
    if name:
        return [f"{'#' * (level + 1)} {label} {bo_dau(name)}", *paragraphs]
    return [f"{label} {paragraphs[0]}", *paragraphs[1:]] if paragraphs else []
