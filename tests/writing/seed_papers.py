"""Takes the passages of the five seeds out of their texts, so that templates can be filled with them in tests."""

import re
import tomllib
from pathlib import Path
from typing import Any

from office_app.domain.paper_markup import plain_text
from office_app.domain.vietnamese import fold_tone
from tests.writing.outline import GOLDEN

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
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
