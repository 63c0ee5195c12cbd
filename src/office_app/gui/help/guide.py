"""The pages of the guide, read from Markdown, and the search in them; no Qt.

A place of the guide is written ``page`` or ``page#anchor``; the anchor of a heading is made as GitHub makes it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from office_app.domain.vietnamese import fold, fold_tone, nfc
from office_app.shipped import guide_folder

HOME = "index"
QUICK_START = "bat-dau-nhanh"
_HEADING = re.compile(r"^(#{1,3}) +(.+?)\s*$")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LETTER_MARKS = re.compile(r"\*\*|`|(?<!\w)\*|\*(?!\w)")
_LINE_MARKS = re.compile(r"[>|]+|^\s*(?:[-+]|\d+\.)\s", re.MULTILINE)
_RULE = re.compile(r"^[\s|:-]+$", re.MULTILINE)  # the line under a table's head
_AROUND = 60  # letters of an excerpt before what was found


@dataclass(frozen=True)
class Section:
    """A heading with the plain text under it, up to the next heading."""

    page: str
    title: str
    level: int
    text: str

    @cached_property
    def spelt(self) -> str:
        """Title and text as words with marks are looked for."""
        return _spelt(f"{self.title} {self.text}")

    @cached_property
    def folded(self) -> str:
        """Title and text as words without marks are looked for."""
        return fold(self.spelt)

    def read_for(self, words: str) -> str:
        return self.spelt if _marked(words) else self.folded

    @property
    def place(self) -> str:
        return self.page if self.level == 1 else f"{self.page}#{anchor(self.title)}"


@dataclass(frozen=True)
class Page:
    name: str
    title: str
    markdown: str
    sections: Sequence[Section]


@dataclass(frozen=True)
class Group:
    """Pages under one heading of the contents."""

    title: str
    pages: Sequence[str]


@dataclass(frozen=True)
class Hit:
    """A section that holds what was looked for; ``excerpt`` is the passage."""

    place: str
    title: str
    page_title: str
    excerpt: str


@dataclass(frozen=True)
class Guide:
    """Every page by name, and the contents as the page ``index`` lists them."""

    folder: Path
    pages: Mapping[str, Page]
    groups: Sequence[Group]

    def has(self, place: str) -> bool:
        """Tell whether there is such a page, with such a heading if one is asked for."""
        name, _, wanted = place.partition("#")
        page = self.pages.get(name)
        return page is not None and (
            not wanted or any(anchor(section.title) == wanted for section in page.sections)
        )

    def find(self, typed: str, most: int = 40) -> Sequence[Hit]:
        """Return the sections that hold every word typed; those named so come first.

        A word with marks is one with the same marks (``hạn`` is not ``hàng``), unless nothing is found so.
        """
        words = _spelt(typed).split()
        if len("".join(words)) < 2:
            return []
        return self._holding(words, most) or self._holding([fold(word) for word in words], most)

    def _holding(self, words: Sequence[str], most: int) -> Sequence[Hit]:
        found = [
            (self._rank(section, words), _hit(section, self.pages[section.page].title, words))
            for name in self._order()
            for section in self.pages[name].sections
            if all(_begins(section, word) for word in words)
        ]
        return [hit for _, hit in sorted(found, key=lambda one: one[0])][:most]

    def _order(self) -> Sequence[str]:
        return [name for group in self.groups for name in group.pages]

    @staticmethod
    def _rank(section: Section, words: Sequence[str]) -> int:
        phrase = " ".join(words)
        named = _spelt(section.title) if _marked(phrase) else fold(nfc(section.title))
        whole = sum(bool(re.search(rf"\b{re.escape(word)}\b", named)) for word in words)
        begun = sum(bool(re.search(rf"\b{re.escape(word)}", named)) for word in words)
        return -(4 * (phrase in named) + 2 * whole + begun + 3 * (phrase in section.read_for(phrase)))


@lru_cache(maxsize=1)
def shipped_guide() -> Guide:
    """Return the guide that comes with the program."""
    return read_guide(guide_folder())


def read_guide(folder: Path) -> Guide:
    """Read every page of a folder; ``index.md`` gives the contents."""
    pages = {path.stem: _page(path) for path in sorted(folder.glob("*.md"))}
    return Guide(folder, pages, _groups(pages[HOME].markdown))


def anchor(title: str) -> str:
    """Return the anchor of a heading: small letters, hyphens for blanks, no punctuation."""
    return re.sub(r"[^\w\- ]", "", nfc(title).lower()).replace(" ", "-")


def linked_place(target: str, page: str) -> str | None:
    """Return the place that a link on ``page`` leads to; None when it leads out of the guide."""
    if "://" in target or target.startswith("../"):
        return None
    name, _, wanted = target.partition("#")
    return (name.removesuffix(".md") or page) + (f"#{wanted}" if wanted else "")


def links(markdown: str) -> Sequence[tuple[str, str]]:
    """Return text and target of every link."""
    return _LINK.findall(markdown)


def _page(path: Path) -> Page:
    markdown = nfc(path.read_text(encoding="utf-8"))
    sections: list[Section] = []
    lines: list[str] = []
    for line in [*markdown.splitlines(), "# end"]:
        if heading := _HEADING.match(line):
            if sections:
                last = sections.pop()
                sections.append(Section(path.stem, last.title, last.level, _plain("\n".join(lines))))
            sections.append(Section(path.stem, heading[2], len(heading[1]), ""))
            lines = []
        else:
            lines.append(line)
    sections.pop()
    return Page(path.stem, sections[0].title if sections else path.stem, markdown, tuple(sections))


def _plain(markdown: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("", _RULE.sub("", markdown)))
    return " ".join(_LINE_MARKS.sub(" ", _LETTER_MARKS.sub("", text)).split())


def _groups(index: str) -> Sequence[Group]:
    groups: list[Group] = []
    for line in index.splitlines():
        if heading := _HEADING.match(line):
            groups.append(Group(heading[2], ()))
        for _, target in links(line):
            place = linked_place(target, HOME)
            if groups and place is not None and "#" not in place:
                groups[-1] = Group(groups[-1].title, (*groups[-1].pages, place))
    return tuple(group for group in groups if group.pages)


def _begins(section: Section, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}", section.read_for(word)))


def _spelt(text: str) -> str:
    """Return the text as it is compared: small letters, hoà written as hòa."""
    return fold_tone(text).lower()


def _marked(text: str) -> bool:
    return fold(text) != text


def _hit(section: Section, page_title: str, words: Sequence[str]) -> Hit:
    spelt = _spelt(section.text)
    read = {True: spelt, False: fold(spelt)}
    at = min((place for word in words if (place := read[_marked(word)].find(word)) >= 0), default=0)
    start = max(0, at - _AROUND)
    start = section.text.rfind(" ", 0, start) + 1 if start else 0
    end = section.text.rfind(" ", start, at + 2 * _AROUND) if len(section.text) > at + 2 * _AROUND else None
    excerpt = section.text[start:end] + (" …" if end else "")
    return Hit(section.place, section.title, page_title, ("… " if start else "") + excerpt)
