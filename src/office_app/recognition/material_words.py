"""The words of study materials, compiled: what they are called, and whether they are to be used or to be made."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from office_app.domain.vietnamese import fold_tone
from office_app.recognition.scents import Places, places_of

OPEN, CLOSE = '“"«', '”"»'
_QUOTED = re.compile(rf"[{OPEN}][^{OPEN}{CLOSE}]*[{CLOSE}]")
_COUNT = r"(?:(?:mỗi [\w ]{2,30}? )?(?:\d[\d.]*\s+)?(?<!biên )(?:cuốn|quyển|tập)\s+)?"
_COUNT_WORDS = frozenset(("cuốn", "quyển", "tập", "bộ"))
_COUNT_FAR = 80  # characters before a kind within which its count begins
_ABOUT = (
    r"(?:về|tuyên truyền|học tập|nghiên cứu|giới thiệu|hướng dẫn|kỷ niệm|bồi dưỡng|quán triệt|sinh hoạt|tìm hiểu"
    r"|nghiệp vụ|hỏi\s?[-–]\s?đáp|phổ biến|nhận diện|kể về|chuyên đề|toàn khóa)"
)


class MaterialWords:
    """Patterns over folded text; each argument but the first is a regular expression for one list of words.

    ``names``: what kinds of materials are called, in small letters.
    """

    def __init__(self, names: Iterable[str], kinds: str, used: str, made: str) -> None:
        shortest: list[str] = []
        for name in sorted({*names, "chuyện", "tài liệu"}, key=len):
            if not any(other in name for other in shortest):
                shortest.append(name)
        self._names: Sequence[str] = shortest
        # «danh sách», «ngân sách», «chính sách» are no books
        kinds = rf"(?<!danh )(?<!ngân )(?<!chính )(?:{kinds}|\d+\s+chuyện\s+kể)"
        self._kind, self._used, self._made = kinds, used, made

    @cached_property
    def _in_small_letters(self) -> re.Pattern[str]:
        return re.compile(self._kind.lower())

    def scents_in(self, low: str, start: int, end: int) -> Places:
        """Return where in a part of a text in small letters materials may be named, or what their headings say."""
        return Places(places_of(low, self._names, start, end))

    def kinds_in(self, low: str) -> list[int]:
        """Return where words for kinds of materials begin in a part of a text in small letters."""
        return [kind.start() for kind in self._in_small_letters.finditer(low)]

    def plain(self, words: str, kinds: Iterable[int]) -> Iterator[re.Match[str]]:
        """Yield, one behind the other, materials with ``kind`` and ``rest`` whose title stands without quotation marks.

        ``kinds``: where words for their kinds begin.
        """
        here = 0
        for at in kinds:
            if at < here:
                continue
            begin = self._count_before(words, here, at)
            if found := self._plain.match(words, begin) or self._plain.match(words, at):
                here = found.end("kind")
                yield found

    def _count_before(self, words: str, start: int, at: int) -> int:
        """Return where «mỗi chi bộ 02 cuốn» begins that ends at ``at``, else ``at``."""
        word = words[max(start, at - 9) : at].lower().rpartition(" ")[0].rpartition(" ")[2]
        counted = word in _COUNT_WORDS or word[-1:].isdigit()
        before = self._before_kind.search(words, max(start, at - _COUNT_FAR), at) if counted else None
        return before.start() if before else at

    @cached_property
    def _before_kind(self) -> re.Pattern[str]:
        return re.compile(rf"{_COUNT}(?:bộ\s+)?(?:\d+\s+)?$", re.IGNORECASE)

    @cached_property
    def _joint(self) -> re.Pattern[str]:
        return re.compile(
            rf";|(?:,|\s+và)(?=\s+(?:(?:các|những|bộ|cuốn|tập)\s+)*{self._kind}\s)", re.IGNORECASE
        )

    def apart(self, text: str) -> list[str]:
        """Cut a list of materials into its entries, each with the sign or the «và» before it."""
        quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
        joints = [m.start() for m in self._joint.finditer(fold_tone(text))]
        cuts = [0]
        for at in joints:
            inside = any(start < at < end for start, end in quoted)
            if not (inside or (text[at] != ";" and self._bare.fullmatch(text, cuts[-1], at))):
                cuts.append(at)
        return [text[a:b] for a, b in pairwise([*cuts, len(text)])]

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        """Match the name of a kind alone: «các infographic, video ngắn do … phát hành» is one entry."""
        return re.compile(rf"[\s,;]*(?:(?:và|các|những)\s+)*{self._kind}\s*", re.IGNORECASE)

    @cached_property
    def title(self) -> re.Pattern[str]:
        """Match the beginning of a title that says itself what it is: «Sổ tay …», «117 chuyện kể …»."""
        return re.compile(rf"(?:Bộ\s+)?(?:{self._kind}|\d+ )", re.IGNORECASE)

    @cached_property
    def quoted(self) -> re.Pattern[str]:
        """Match ``kind`` and ``title`` of a material with its title in quotation marks."""
        title = rf"[{OPEN}](?P<title>[^{OPEN}{CLOSE}\n]{{6,260}})[{CLOSE}]"
        return re.compile(rf"{_COUNT}(?P<kind>(?:bộ\s+)?(?:\d+\s+)?{self._kind}\s+)?{title}", re.IGNORECASE)

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        rest = r"(?P<rest>(?:[^;.:(\n|“\"]|\(\d[^()]{0,20}\)){8,220})"
        return re.compile(
            rf"{_COUNT}(?P<kind>(?:bộ\s+)?(?:\d+\s+)?(?:{self._kind}(?=\s+(?:{_ABOUT}|do)\s)"
            rf"|(?-i:(?=[A-ZĐ])){self._kind}))\s+{rest}",
            re.IGNORECASE,
        )

    @cached_property
    def used(self) -> re.Pattern[str]:
        """Match, at the end of what stands before a material, words that tell to use it."""
        between = r"(?:(?:công văn|kế hoạch|hướng dẫn|văn bản|thông báo)\s+này\s+)?"
        between += r"(?:(?:các|những|toàn bộ|nội dung|cuốn|bộ|tập|tài liệu|thêm|chung|\d[\d.]*)\s+)*"
        return re.compile(rf"{self._used}\s+(?:\w+\s+){{0,2}}?{between}$", re.IGNORECASE)

    @cached_property
    def told(self) -> re.Pattern[str]:
        """Match what stands before a title in a list when a sentence tells to use it: «Các chi bộ sử dụng cuốn …»."""
        named = rf"(?:(?:cuốn|quyển|bộ|tập)\s+)?(?:[{OPEN}]|{self._kind}\s)"
        return re.compile(
            rf"(?:[^;:.{OPEN}]{{0,60}}\s)?{self._used}\s+(?:thêm\s+)?(?={named})", re.IGNORECASE
        )

    @cached_property
    def made(self) -> re.Pattern[str]:
        """Match, at the end of what stands before a material, words that tell to make it."""
        return re.compile(
            rf"{self._made}\s+(?!(?:và\s+)?(?:gửi|cấp|phát)|đảng(?!\w))[^.;“”]{{0,60}}[“\"]?$", re.IGNORECASE
        )
