"""Takes the passages of the five seeds out of their texts and makes data for templates of them."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from office_app.domain.paper_markup import plain_text
from office_app.domain.vietnamese import fold_tone
from tests.writing.outline import GOLDEN

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
HELD = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not part of the repository")
FACTS = {path.stem: path for path in sorted((GOLDEN / "seeds").glob("*.toml"))}
_START = re.compile(r"[IVX]+- |\d+\.(\d+\.)? |[-+] |[a-d]\. ")
_PART, _NUMBER, _SUB = re.compile(r"[IVX]+- "), re.compile(r"\d+\. "), re.compile(r"(\d+\.\d+\.|[a-d]\.) ")


def facts_of(name: str) -> dict[str, Any]:
    return tomllib.loads(FACTS[name].read_text(encoding="utf-8"))


def seed_lines(facts: dict[str, Any]) -> list[str]:
    text = fold_tone((SEEDS / facts["seed"]).read_text(encoding="utf-8"))
    text = text.replace("*", "")
    return [" ".join(line.split()) for line in text.split("\n") if line.split()]


def body(facts: dict[str, Any]) -> list[str]:
    """Return the paragraphs from the opening to before «Nơi nhận»."""
    lines = seed_lines(facts)
    first = next(at for at, line in enumerate(lines) if line.startswith(facts["opening"]))
    last = next(at for at, line in enumerate(lines) if line.startswith("Nơi nhận"))
    paragraphs: list[str] = []
    for line in lines[first:last]:
        if facts["wrapped"] and paragraphs and not _START.match(line) and not _ends(paragraphs[-1]):
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
    for wrong, right in facts.get("mended", []):
        paragraphs = [text.replace(wrong, right) for text in paragraphs]
    return paragraphs


def recipients(facts: dict[str, Any]) -> list[str]:
    lines = seed_lines(facts)
    first = next(at for at, line in enumerate(lines) if line.startswith("Nơi nhận"))
    return [line[2:].rstrip(" ,.") for line in lines[first:] if line.startswith("- ")]


def tree(paragraphs: list[str], facts: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return, by part («», «I», «II» …), its paragraphs before the first section and its sections."""
    parts: dict[str, dict[str, Any]] = {"": {"doan": [], "muc": []}}
    part = parts[""]
    open_section: dict[str, Any] = part
    for text in paragraphs:
        if _PART.match(text):
            part = open_section = parts.setdefault(text.split("-")[0], {"doan": [], "muc": []})
            continue
        if _NUMBER.match(text):
            open_section = _section(text.split(" ", 1)[1], facts)
            part["muc"].append(open_section)
        elif _SUB.match(text):
            open_section = _section(text.split(" ", 1)[1], facts)
            part["muc"][-1]["muc"].append(open_section)
        else:
            open_section["doan"].append(text)
    return parts


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, for comparing without marks and punctuation."""
    return re.findall(r"[\w/]+", fold_tone(plain_text(text)).casefold())


def _section(text: str, facts: dict[str, Any]) -> dict[str, Any]:
    headings = sorted((fold_tone(one) for one in facts["headings"]), key=len, reverse=True)
    name = next(
        (one for one in headings if text == one or text.startswith(one + " ") or text == one + "."), None
    )
    rest = text[len(name) :].strip() if name else text
    if not name or (name.endswith(":") and rest):  # «a. Nội dung: …» runs on
        return {"doan": [text], "muc": []}
    return {"ten": name, "doan": [rest] if rest.strip(".") else [], "muc": []}


def _ends(paragraph: str) -> bool:
    return paragraph.endswith((":", "./.")) and len(paragraph) < 200


def plan_data(facts: dict[str, Any], parts: dict[str, dict[str, Any]]) -> dict[str, object]:
    first = parts["I"]
    data: dict[str, object] = {"noi_dung": parts["II"]["muc"], "to_chuc": parts["III"]["muc"]}
    if first["muc"]:
        purpose, demands = first["muc"]
        return data | {"muc_dich": purpose["doan"], "yeu_cau": demands["doan"]}
    return data | {"muc_dich_yeu_cau": first["doan"]}


def letter_data(facts: dict[str, Any], parts: dict[str, dict[str, Any]]) -> dict[str, object]:
    sections = parts[""]["muc"]
    sections[-1]["doan"].pop()  # the closing sentence is the template's
    return {"noi_dung": sections}


def directive_data(facts: dict[str, Any], parts: dict[str, dict[str, Any]]) -> dict[str, object]:
    sections = parts[""]["muc"]
    sections[-1]["muc"][-1]["doan"].pop()  # «Chỉ thị này phổ biến đến chi bộ.» is the template's
    opening = parts[""]["doan"][0].split(facts["opening_passage_ends"])[0]
    return {"noi_dung": sections, "mo_dau": [opening]}


MAKERS = {"ke-hoach": plan_data, "cong-van-trien-khai": letter_data, "chi-thi": directive_data}
