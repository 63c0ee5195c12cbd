"""The words of letterheads and signatures, compiled for text without accents (``fold``): OCR loses accents first."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from office_app.domain.vietnamese import fold, fold_tone

_NO_LETTER = re.compile(r"[\W_]+")


def noisy(phrases: Iterable[str]) -> str:
    """Return a regular expression for any phrase in folded text, whatever stands between its words, longest first."""
    ordered = sorted({_NO_LETTER.sub(" ", fold(p)).strip() for p in phrases}, key=len, reverse=True)
    return _any_of(p.replace(" ", r"[\W_]{0,4}") for p in ordered)


def _any_of(patterns: Iterable[str]) -> str:
    """Return a regular expression for whole words; by first letters, so that a search steps from one to the next."""
    rests: dict[str, list[str]] = {}
    for pattern in patterns:
        rests.setdefault(pattern[0], []).append(pattern[1:])
    branches = (rf"{first}(?<![^\W_]{first})(?:{'|'.join(rest)})" for first, rest in rests.items())
    return rf"(?:{'|'.join(branches)})(?![^\W_])"


def squeezed(text: str) -> str:
    """Return folded text with nothing between its letters, as a key."""
    return _NO_LETTER.sub("", fold(text))


def squeezed_tones(text: str) -> str:
    """Return text in small letters with nothing between them, accents kept."""
    return _NO_LETTER.sub("", fold_tone(text).lower())


class LetterheadWords:
    """Patterns over ``fold(text)``, which is as long as the text itself."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        for name, attribute in vars(LetterheadWords).items():
            if isinstance(attribute, cached_property):
                getattr(self, name)  # a missing list shows here and not in the middle of a document

    def _phrases(self, name: str) -> list[str]:
        return [str(row["phrase"]) for row in self._data[name]]

    def _pattern(self, name: str) -> re.Pattern[str]:
        return re.compile(noisy(self._phrases(name)))

    @cached_property
    def heading_names(self) -> dict[str, str]:
        """Return the names of types by what a heading in capitals leaves of them."""
        names = [str(row["name"]) for row in self._data["doc_types"]] + self._phrases("joint_types")
        return {squeezed(name): name for name in names}

    @cached_property
    def _heading_tones(self) -> dict[str, str]:
        """Return what a heading leaves of them with its accents, by the same."""
        return {key: squeezed_tones(name) for key, name in self.heading_names.items()}

    @cached_property
    def heading(self) -> re.Pattern[str]:
        """Match a line that opens with a type name; the rest of the line is in ``rest``.

        A joint type («KẾ HOẠCH PHỐI HỢP») is one only where nothing follows it.
        """
        joint = noisy(self._phrases("joint_types"))
        names = noisy(str(row["name"]) for row in self._data["doc_types"])
        # «KẾ HOẠCH HÓA», «BÁO CÁO VIÊN» are no types
        return re.compile(
            rf"[\W_]{{0,3}}(?P<type>{joint}(?=\W*$)|{names})(?!\W(?:hoa|vien)(?!\w))(?P<rest>.*)"
        )

    def heading_of(self, text: str, folded: str) -> re.Match[str] | None:
        """Match a heading; one whose accents are lost stands alone on its line: «PHƯỜNG AN LẠC» is no «PHƯƠNG ÁN»."""
        match = self.heading.match(folded)
        if match is None or not text[: match.end("type")].isupper():
            return None
        if squeezed_tones(text[: match.end("type")]) == self._heading_tones[squeezed(match["type"])]:
            return match
        return None if match["rest"].strip(" .:*") or self.small_words.match(fold_tone(text)) else match

    @cached_property
    def national_title(self) -> re.Pattern[str]:
        """Match the titles of the Party and the state, words that a scan split («C ỘNG») among them."""
        titles = (_NO_LETTER.sub(" ", fold(title)).split() for title in self._phrases("national_titles"))
        apart = (r"[\W_]{0,4}".join(r"\W?".join(word) for word in words) for words in titles)
        return re.compile(_any_of(sorted(apart, key=len, reverse=True)))

    @cached_property
    def youth_title(self) -> re.Pattern[str]:
        return self._pattern("youth_titles")

    @cached_property
    def secrecy(self) -> re.Pattern[str]:
        return self._pattern("secrecy")

    @cached_property
    def secrecy_marks(self) -> dict[str, str]:
        """Return the marks as printed, by what is left of them without accents."""
        return {squeezed(phrase): phrase for phrase in self._phrases("secrecy")}

    @cached_property
    def urgency(self) -> re.Pattern[str]:
        return self._pattern("urgency")

    @cached_property
    def urgency_marks(self) -> dict[str, str]:
        """Return the marks as written in the register, by what is left of them without accents."""
        return {squeezed(phrase): phrase.capitalize() for phrase in self._phrases("urgency")}

    @cached_property
    def head_mark(self) -> re.Pattern[str]:
        """Match draft and circulation marks, with a number or day after them."""
        return re.compile(noisy(self._phrases("head_marks")) + r"(?:\W*(?:lan|ngay|so)?\W*[\d/.-]+)*\W*")

    @cached_property
    def _long_bodies(self) -> re.Pattern[str]:
        return re.compile(noisy(name for name in self._phrases("letterhead_bodies") if " " in name))

    @cached_property
    def _short_bodies(self) -> re.Pattern[str]:
        """Match names of one syllable; accents count here: «SỞ» is no «SỐ»."""
        names = (fold_tone(name).upper() for name in self._phrases("letterhead_bodies") if " " not in name)
        return re.compile(rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})(?!\w)")

    def opens_body(self, capitals: str) -> bool:
        """Tell whether a line in capitals begins the name of a body that issues papers."""
        text = capitals.lstrip(" *•/-–|")
        return bool(self._long_bodies.match(fold(text)) or self._short_bodies.match(fold_tone(text)))

    def opens_long_body(self, capitals: str) -> bool:
        """Tell whether a line begins a body named by two words or more: no place is called so."""
        return bool(self._long_bodies.match(fold(capitals.lstrip(" *•/-–|"))))

    @cached_property
    def staff_bodies(self) -> dict[str, str]:
        """Return the names of staff bodies by their codes in symbols, the level's letters left out."""
        return {str(row["phrase"]): str(row["full"]) for row in self._data["staff_codes"]}

    @cached_property
    def signer_title(self) -> re.Pattern[str]:
        return self._pattern("signer_titles")

    @cached_property
    def title_names(self) -> dict[str, str]:
        """Return the titles by what is left of them without accents, and as they are: THỨ TRƯỞNG, THỦ TRƯỞNG."""
        titles = self._phrases("signer_titles")
        return {key(phrase): phrase for key in (squeezed, squeezed_tones) for phrase in titles}

    @cached_property
    def title_capitals(self) -> tuple[str, ...]:
        """Return the titles of more than one word in capitals."""
        return tuple(dict.fromkeys(name.upper() for name in self.title_names.values() if " " in name))

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """Match how the body of a paper opens; over text with accents."""
        words = sorted(map(fold_tone, self._phrases("openings")), key=len, reverse=True)
        return re.compile(rf"(?:[-+–]\s*)?(?:{'|'.join(words)})(?!\w)")

    @cached_property
    def issuer_verb(self) -> re.Pattern[str]:
        """Match what an issuer does at the end of the opening sentence; over text with accents."""
        verbs = sorted(map(fold_tone, self._phrases("issuer_verbs")), key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, verbs)) + r")(?!\w)")

    @cached_property
    def proper_names(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """Return a pattern over folded names, and how each is written in running text."""
        names = {name: name for name in self._phrases("units_proper") if " " in name}
        return re.compile(noisy(names)), {squeezed(name): name for name in names}

    @cached_property
    def proper_words(self) -> dict[str, str]:
        """Return single words of names in capitals by how running text writes them; accents count here."""
        written = [name for name in self._phrases("units_proper") if " " not in name]
        return {fold_tone(word).upper(): word for word in [*written, *self._data["small_words"]]}

    @cached_property
    def small_words(self) -> re.Pattern[str]:
        """Match words in capitals that have their own way in running text; over text with accents."""
        words = sorted(self.proper_words, key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")

    @cached_property
    def level_after_body(self) -> re.Pattern[str]:
        """Match «xã», «tỉnh» … right after a body's name, also with its accent lost."""
        return re.compile(
            r"[\W_]*(?P<level>xa|phuong|dac\W*khu|thi\W*tran|tinh|huyen|thanh\W*pho|thi\W*xa)(?![^\W_])"
        )
