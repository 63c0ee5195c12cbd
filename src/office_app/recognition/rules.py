"""The words recognition goes by, read from ``resources/rules/recognition/*.toml`` and compiled once."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from office_app.domain.vietnamese import fold_tone
from office_app.recognition.letterhead_words import LetterheadWords
from office_app.recognition.material_words import MaterialWords
from office_app.shipped import resource

UPPER = "A-Z" + "".join(
    c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper() and ord(c) not in range(0x250, 0x1E00)
)
LOWER = "a-z" + "".join(
    c for c in map(chr, range(0xC0, 0x1EFA)) if c.islower() and ord(c) not in range(0x250, 0x1E00)
)

_UNIT_LEADS = ("các", "những", "toàn thể", "tập thể", "lãnh đạo", "thủ trưởng", "từng", "mỗi")
_TIMES = "Trước|Trong|Tháng|Quý|Hằng|Hàng|Thường xuyên|Ngày|Từ|Đến|Năm|Chậm nhất"
# «Báo cáo», «Trường hợp», «Phòng, chống» begin as units do.
_NO_UNIT = (
    r"(?!(?:báo\s+(?:cáo|chí|động|tin|hiệu)|trường\s+hợp|phòng(?:,\s+chống|\s+(?:ngừa|chống|học|họp))|sở\s+hữu"
    r"|chính\s+quyền\s+(?:số|điện\s+tử)"
    r"|(?-i:[Tt]rung\s+tâm\s+(?:hội\s+nghị|thương\s+mại|xã|huyện|tỉnh|thành\s+phố|đô\s+thị))"
    r"|vụ\s+việc|khoa\s+(?:học|giáo)|khối\s+lượng|hội\s+nghị|cục\s+bộ|thuế\s+suất|đội\s+(?:ngũ|hình|hội)|đơn\s+vị\s+(?:tính|hành\s+chính)|báo,)(?!\w))"
)
# Names that begin with a word of many meanings do so with a capital: «Ban Phong trào», «Tổ an ninh», not «tổ chức».
_BY_CAPITAL = (
    rf"(?-i:(?:Ban|Hội|Đoàn)(?=\s+[{UPPER}])|Tổ(?=\s+(?!chức|quốc|hợp|tiên|trình)\w)"
    rf"|Bộ(?=\s+(?!Luật|Tiêu|Thủ|Quy|Tài liệu|Chỉ số|Câu)[{UPPER}]))"
)
MEETS_ON_WORK = (
    r"(?-i:ban)(?!\s+(?:thường|tổ chức|tuyên|chỉ đạo|cán sự|chấp hành|quản lý|xây dựng|dân vận|nội chính"
    r"|công tác))"
)
"""What follows «giao» in «giao ban bí thư chi bộ hằng tháng», not in «giao ban tổ chức các tỉnh ủy»."""

HOUR = (
    r"(?:(?:lúc\s+)?\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{1,2}|rưỡi)?\s*(?:phút|['’′])?"
    r"\s*(?:sáng|trưa|chiều)?\s*,?\s*)?"
    r"(?:cuối\s+|(?:hết\s+|cuối\s+|trong\s+)?giờ\s+(?:làm việc|hành chính)\s*,?\s+)?"
)
"""An hour that may stand before a date, as a regular expression for small letters."""

WINDOW_TEXT = re.compile(r"(?:(?:bắt đầu\s+)?(?<!\w)từ|trong ngày)(?!\w)[^.;\n|()]{0,60}\d[^.;\n|()]{0,40}$")
"""What a window opens with, up to the marker before its last day."""

_WHITE = re.compile(r"\s+")


def alternation(phrases: Iterable[str], *, any_case: bool = False, unless: Iterable[str] = ()) -> str:
    """Return a regular expression for any of the phrases, longest first, spaces of any width, whole words.

    Args:
        phrases: in small letters and capitals as they are to be found.
        any_case: for patterns that ignore case; without it a search steps from letter to letter that may begin one.
        unless: expressions for words that begin as phrases do and are none; each opens with its first letter.
    """
    first: dict[str, list[list[str]]] = {}
    for phrase in sorted({fold_tone(p) for p in phrases}, key=len, reverse=True):
        spelled = [re.escape(c) if c.strip() else r"\s+" for c in _WHITE.sub(" ", phrase)]
        first.setdefault(spelled[0].lower(), []).append(spelled)
    if any_case:
        # a set of two letters tells at once that a branch is not meant; ignoring case, each must be tried
        whole = "|".join(
            rf"(?-i:[{letter}{letter.upper()}]){_tree([spelling[1:] for spelling in spellings])}"
            if letter.isalpha()
            else _tree(spellings)
            for letter, spellings in first.items()
        )
        return rf"(?<!\w)(?:{whole})(?!\w)"
    others = list(unless)
    branches = (
        _beginning(spellings, [other[1:] for other in others if other[0] == letter])
        for letter, spellings in first.items()
    )
    return "(?:" + "|".join(branches) + r")(?!\w)"


def _beginning(spellings: list[list[str]], unless: Sequence[str]) -> str:
    """Return the branch for phrases with one first letter, in either case."""
    letters = list(dict.fromkeys(spelling[0] for spelling in spellings))
    if len(letters) > 1:
        return "|".join(rf"(?<!\w){''.join(spelling)}" for spelling in spellings)
    but = f"(?!{'|'.join(unless)})" if unless else ""
    return rf"{letters[0]}(?<!\w{letters[0]}){but}{_tree([spelling[1:] for spelling in spellings])}"


def _tree(spellings: list[list[str]]) -> str:
    """Return an expression that reads each letter once; of two phrases that begin alike the longer one wins."""
    if len(spellings) == 1:
        return "".join(spellings[0])
    heads: dict[str, list[list[str]]] = {}
    for spelling in spellings:
        if spelling:
            heads.setdefault(spelling[0], []).append(spelling[1:])
    if len({head.lower() for head in heads}) < len(heads):  # «Đảng» beside «đảng»: the longest first
        return "(?:" + "|".join("".join(spelling) for spelling in spellings) + ")"
    branches = [head + _tree(rest) for head, rest in heads.items()]
    if not all(spellings):
        branches.append("")
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


def _phrases(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(row["phrase"]) for row in data[name])


@dataclass(frozen=True, eq=False)
class Rules:
    """Phrase lists by name, as in the file; the compiled patterns expect text folded with ``fold_tone``.

    Each is a thing of its own, not compared by its long lists.
    """

    data: Mapping[str, Any]

    def phrases(self, name: str) -> tuple[str, ...]:
        """Return the phrases of one list."""
        return _phrases(self.data, name)

    def compiled(self, name: str, *, ignore_case: bool = True) -> re.Pattern[str]:
        """Compile one list to a pattern."""
        return re.compile(
            alternation(self.phrases(name), any_case=ignore_case), re.IGNORECASE if ignore_case else 0
        )

    @cached_property
    def type_names(self) -> dict[str, str]:
        """Return the type names by their capitals, longest first."""
        names = sorted((str(row["name"]) for row in self.data["doc_types"]), key=len, reverse=True)
        return {fold_tone(name).upper(): name for name in names}

    @cached_property
    def letterhead(self) -> LetterheadWords:
        """Return the words of letterheads and signatures."""
        return LetterheadWords(self.data)

    @cached_property
    def surnames(self) -> tuple[str, ...]:
        """Return family names in the order of the list."""
        return tuple(fold_tone(str(name)) for name in self.data["surnames"])

    @cached_property
    def materials(self) -> MaterialWords:
        """Return the words of study materials."""
        lists = ("material_kinds", "material_used", "material_made")
        names = (" ".join(fold_tone(name).lower().split()) for name in self.phrases("material_kinds"))
        return MaterialWords(names, *(alternation(self.phrases(name)) for name in lists))

    @cached_property
    def type_in_text(self) -> re.Pattern[str]:
        return re.compile(alternation(self.type_names.values(), any_case=True), re.IGNORECASE)

    @cached_property
    def unit_start(self) -> re.Pattern[str]:
        """Match the beginning of a unit's name, with «các», «lãnh đạo» and the like before it."""
        lead = rf"(?:(?:{'|'.join(_UNIT_LEADS)})\s+){{0,2}}"
        # «cấp ủy viên», «đảng ủy viên» are people
        starts = alternation(self._unit_phrases(), any_case=True) + r"(?!\s+viên)"
        return re.compile(rf"{lead}{_NO_UNIT}(?:{starts}|(?<!\w){_BY_CAPITAL})", re.IGNORECASE)

    def _unit_phrases(self) -> tuple[str, ...]:
        """Return how units' names begin, written out or short: «Trung tâm …», «TTDVTH»."""
        phrases = self.phrases("unit_starts")
        written_out = tuple(phrase.lower() for phrase in phrases)
        short = (
            str(r["phrase"]) for r in self.data["abbreviations"] if r["full"].lower().startswith(written_out)
        )
        return (*phrases, *short)

    @cached_property
    def unit_words(self) -> re.Pattern[str]:
        """Match what a unit's name goes on with: words with a capital, numbers, small words of the list."""
        small = alternation(self.phrases("unit_name_words"), any_case=True)
        compounds = alternation(self.phrases("unit_name_compounds"))
        word = rf"(?:(?i:{small})|{compounds}|(?!(?:{_TIMES})(?!\w))[{UPPER}][\w&]*(?:[-/][\w&]+)*|\d+[\w/]*)"
        return re.compile(rf"(?:(?:\s*,\s*|\s*[-–&]\s*|\s+và\s+|\s+){word})*")

    @cached_property
    def person_start(self) -> re.Pattern[str]:
        return self.compiled("person_starts")

    @cached_property
    def giver(self) -> re.Pattern[str]:
        givers = alternation(self.phrases("givers"), any_case=True)
        return re.compile(rf"{givers}:?\s+(?!{MEETS_ON_WORK})", re.IGNORECASE)

    @cached_property
    def assignment_verb(self) -> re.Pattern[str]:
        # «tổ chức cơ sở đảng», «tổ chức chính trị - xã hội» are bodies, not something being done.
        body = r"tổ\s+chức\s+(?:cơ\s+sở|đảng(?!\s+viên)|chính\s+trị|đoàn\s+thể"
        body += r"|hội(?!\s+(?:thi|nghị|thảo|diễn|họp|trại|báo|chợ))|thành\s+viên|quần\s+chúng)"
        advice = r"tham\s+mưu,?\s+giúp\s+việc\s+(?:của\s+)?[Đđ]ảng"
        service = r"t(?:(?<=ịch vụ t)|(?<=ịch vụ công t))ổng\s+hợp"  # «Trung tâm Dịch vụ tổng hợp» is a name
        building = r"x(?<=[Bb]an x)ây\s+dựng\s+[Đđ]ảng"  # «các ban xây dựng Đảng»
        teams = r"(?:k(?<=Đoàn k)|k(?<=Tổ k))iểm\s+tra|(?:g(?<=Đoàn g)|g(?<=Tổ g))iám\s+sát"
        at_work = r"làm\s+việc\s+(?:theo|với)(?!\w)"  # tells how or when somebody meets
        no_verbs = (
            body,
            teams,
            advice,
            at_work,
            rf"chuyên\s+trách\s+{advice}",
            service,
            building,
            r"t(?<=rật t)ự",
        )
        return re.compile(alternation(self.phrases("assignment_verbs"), unless=no_verbs))

    @cached_property
    def unit_break(self) -> re.Pattern[str]:
        return self.compiled("unit_breaks", ignore_case=False)

    def lowered(self, name: str) -> re.Pattern[str]:
        """Compile one list for text in small letters, which is quicker than ignoring case."""
        return re.compile(alternation(phrase.lower() for phrase in self.phrases(name)))

    @cached_property
    def deadline_kinds(self) -> dict[str, tuple[str, bool]]:
        """Return of each marker whether it is ``before`` or ``until``, and whether it needs no verb beside it."""
        return {
            fold_tone(str(row["phrase"])).lower(): (str(row["kind"]), bool(row.get("alone")))
            for row in self.data["deadline_markers"]
        }

    @cached_property
    def deadline_word(self) -> re.Pattern[str]:
        return re.compile(alternation(self.deadline_kinds))

    @cached_property
    def deadline_marker(self) -> re.Pattern[str]:
        """Match the markers a text in small letters ends with before a date: ``chậm nhất là 17 giờ``."""
        marks = alternation(self.deadline_kinds)
        return re.compile(
            rf"(?P<marks>{marks}(?:\s*[:,]?\s*(?:là\s+|{marks}))*)\s*:?\s*\(?\s*(?:là\s+|vào\s+)?{HOUR}"
            r"(?:hết\s+)?(?:kỳ\s+)?(?:các\s+|(?:0?[2-9]|hai|ba|bốn|năm)\s+)?"
            r"(?:buổi\s+)?(?:(?:sáng|chiều|tối)\s+)?(?:ngày mai\s*[,(]?\s*)?$"
        )

    @cached_property
    def deadline_verb(self) -> re.Pattern[str]:
        return self.lowered("deadline_verbs")

    @cached_property
    def not_deadline(self) -> re.Pattern[str]:
        return self.lowered("not_deadlines")

    @cached_property
    def report_receiver(self) -> re.Pattern[str]:
        """Match the first words of somebody reports go to, with «đồng chí», «các» and the like before them."""
        lead = r"(?:(?:các|lãnh đạo|tập thể)\s+)?(?:(?:đồng chí|đ/c)\s+)?"
        named = self.compiled("report_receivers", ignore_case=False).pattern
        other = (
            r"(?!\s+(?:nghị|thảo|thi|viên|hợp|phần|bạn|cáo|chí|chức\s+(?!năng)))"  # «Hội nghị», «Đảng viên»
        )
        person = rf"(?:đồng chí|đ/c)\s+(?=[{UPPER}])"
        bodies = "|".join(
            name[0].lower() + name[1:] for name in self.phrases("report_receivers") if name[1:].islower()
        )
        above = r"(?:trên(?:\s+trực tiếp)?|ủy|tỉnh|huyện|xã|trung ương)(?!\s+viên)"
        small = rf"(?:(?:{bodies})(?:\s+[{LOWER}]\w*){{0,4}}?\s+)?(?:cấp\s+{above}|cùng cấp)(?:\s+cấp trên)?(?!\w)"
        return re.compile(rf"{lead}{named}{other}|{person}|cơ quan thường trực|{small}")

    @cached_property
    def receiver_end(self) -> re.Pattern[str]:
        return self.compiled("receiver_ends", ignore_case=False)

    @cached_property
    def recurring_verb(self) -> re.Pattern[str]:
        return self.lowered("recurring_verbs")

    @cached_property
    def not_recurring(self) -> re.Pattern[str]:
        return self.lowered("not_recurring")

    @cached_property
    def described_yearly(self) -> re.Pattern[str]:
        """Match a noun at the very end of a text, as in «kế hoạch hằng năm»."""
        return re.compile(self.lowered("described_yearly").pattern + r"\s*$")

    @cached_property
    def abbreviation(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """Return a pattern over short forms, and what each stands for."""
        full = {str(row["phrase"]): str(row["full"]) for row in self.data["abbreviations"]}
        return re.compile(alternation(full)), full


def load_rules(*toml_texts: str) -> Rules:
    """Read the rules; a list in a later text adds to that of an earlier one.

    A missing list shows here and not in the middle of a document.

    Raises:
        KeyError: a list is missing, or a row has no phrase.
        tomllib.TOMLDecodeError: a text is no TOML.
        TypeError: a list was made something else.
    """
    data: dict[str, Any] = {}
    for text in toml_texts:
        for name, rows in tomllib.loads(text).items():
            if not isinstance(rows, list):
                raise TypeError(f"{name} is no list")
            data[name] = [*data.get(name, ()), *rows]
    rules = Rules(data)
    for attribute in dir(Rules):
        if isinstance(getattr(Rules, attribute), cached_property):
            getattr(rules, attribute)
    return rules


def shipped_texts() -> list[str]:
    """Return the texts of the shipped rules, one for each topic."""
    return [
        path.read_text(encoding="utf-8") for path in sorted(resource("rules", "recognition").glob("*.toml"))
    ]
