"""Where templates run: nothing of the program can be reached, and time, memory and output are bounded.

The office may change templates, and a copy may come from elsewhere. Bounds are counted in steps, not in seconds, so a
template that fills here fills on a slower PC too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from office_app.domain.vietnamese import date_vi
from office_app.writing.template_rules import LOOP_FILTER, TOO_DEEP, counted, faults
from office_app.writing.template_sections import cac_muc, gach_dong, phan_cong_muc
from office_app.writing.template_words import FILTERS, MISSING

MOST_STEPS = 400_000
MOST_ITEMS = 20_000  # of one list
MOST_CHARACTERS = 200_000  # of one text
MOST_PRINTED = 1_000_000  # characters of a paper
DEEPEST_LIST = 6  # lists within lists
MOST_NUMBER = 10**15

_JINJA_FILTERS = (
    *("default", "first", "last", "length", "count", "list", "lower", "upper", "map", "select", "reject"),
    *("selectattr", "rejectattr", "sort", "unique", "min", "max", "int", "round", "abs", "trim", "reverse"),
)
_TESTS = (
    *(
        "defined",
        "undefined",
        "none",
        "string",
        "number",
        "mapping",
        "sequence",
        "odd",
        "even",
        "divisibleby",
    ),
    *(
        "in",
        "eq",
        "ne",
        "gt",
        "ge",
        "lt",
        "le",
        "==",
        "!=",
        ">",
        ">=",
        "<",
        "<=",
        "boolean",
        "integer",
        "true",
        "false",
    ),
)
_SECTIONS = {"gach_dong": gach_dong, "cac_muc": cac_muc, "phan_cong_muc": phan_cong_muc}
_LOOP = (
    "index",
    "index0",
    "revindex",
    "revindex0",
    "first",
    "last",
    "length",
    "previtem",
    "nextitem",
    "depth",
)
_DATE = ("day", "month", "year")


class Unknown(StrictUndefined):
    """A name nobody gave. A part missing within a record counts as empty in conditions; printing it is a mistake."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        return f"không có trường «{self._undefined_name}» trong dữ liệu"


class UnknownPart(Unknown):
    @property
    def _undefined_message(self) -> str:
        return f"thiếu trường «{self._undefined_name}»"

    def __bool__(self) -> bool:  # type: ignore[override]
        return False

    def __iter__(self) -> Any:
        return iter(())


class TooMuch(SecurityError):
    """A template asked for more than a paper can need."""


class _Code(CodeGenerator):
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Let «~» make texts through ``Sandbox.joined``, which looks at their length."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        """Let lists made in a template be looked at by ``Sandbox.made``."""
        self.write("environment.made(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        self.write("environment.made(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        stored = node.ctx == "store"
        self.write("" if stored else "environment.made(")
        super().visit_Tuple(node, frame)
        self.write("" if stored else ")")


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one filling; ``escaping`` for texts that go into XML."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    code_generator_class = _Code

    def __init__(self, *, escaping: bool = False) -> None:
        super().__init__(
            trim_blocks=not escaping,
            lstrip_blocks=not escaping,
            undefined=Unknown,
            autoescape=escaping,
            optimized=False,
            finalize=printed,
            cache_size=0,
        )
        self._steps = MOST_STEPS
        self.globals = {"range": self._range, "namespace": Namespace}
        kept = (
            {name: self.filters[name] for name in _JINJA_FILTERS}
            | dict(FILTERS)
            | _SECTIONS
            | {"join": self._join}
        )
        self.filters = {name: self._bounded(made) for name, made in kept.items()} | {LOOP_FILTER: self._loop}
        self.tests = {name: self.tests[name] for name in _TESTS if name in self.tests}

    def tree(self, source: str) -> nodes.Template:
        """Return the parsed text, which may still have faults. Raises TemplateSyntaxError."""
        try:
            return super()._parse(source, None, None)
        except RecursionError as error:
            raise TemplateSyntaxError(TOO_DEEP, 1) from error

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = self.tree(source)
        for fault in faults(tree):
            raise TemplateSyntaxError(fault.text, fault.line)
        return counted(tree)

    def fill(self, source: str, data: Mapping[str, object]) -> str:
        """Return the text with its data. Raises jinja2 errors."""
        pieces, length = [], 0
        for piece in self.from_string(source).generate(dict(data)):
            length += len(piece)
            if length > MOST_PRINTED:
                raise TooMuch("văn bản dài quá 1.000.000 ký tự")
            pieces.append(piece)
        return "".join(pieces)

    def joined(self, parts: Sequence[object]) -> str:
        """Return the parts of «a ~ b» as one text."""
        if any(part is None for part in parts):
            parts = [MISSING if part is None else part for part in parts]
        text = "".join(str(part) for part in parts)
        self.spend(1 + len(text) // 100)
        return _short(text)

    def made(self, value: Any, deepest: int = DEEPEST_LIST) -> Any:
        """Return a list or record made in a template; lists in lists would take for ever to compare."""
        if isinstance(value, (list, tuple, Mapping)):
            if deepest == 0:
                raise TooMuch("danh sách lồng quá nhiều lớp")
            self.spend(1 + len(value))
            for item in value.values() if isinstance(value, Mapping) else value:
                self.made(item, deepest - 1)
        return value

    def spend(self, steps: int) -> None:
        """Count work done. Raises TooMuch."""
        self._steps -= steps
        if self._steps < 0:
            raise TooMuch("vòng lặp chạy quá nhiều lượt")

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a part of a record, or one of the few looks into loops and dates."""
        if isinstance(obj, Undefined):
            return obj if isinstance(obj, UnknownPart) else getattr(obj, attribute)
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else UnknownPart(obj=obj, name=attribute)
        if obj is None:
            return UnknownPart(name=attribute)
        allowed = _LOOP if isinstance(obj, LoopContext) else _DATE if isinstance(obj, date) else ()
        if attribute in allowed or (isinstance(obj, Namespace) and not attribute.startswith("_")):
            return getattr(obj, attribute)
        raise SecurityError(f"không được dùng «{attribute}» ở đây")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list or a part of a record."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, (list, tuple, str)):
            try:
                return obj[argument]
            except (IndexError, TypeError):
                return UnknownPart(name=str(argument))
        raise SecurityError("chỉ lấy được phần tử của danh sách")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute ``left operator right`` unless that grows beyond bounds."""
        for value in (left, right):
            if isinstance(value, int) and abs(value) > MOST_NUMBER:
                raise TooMuch("số quá lớn")
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"không dùng được phép «{operator}» ở đây")
        if operator == "*" and not (_is_number(left) and _is_number(right)):
            raise SecurityError("phép nhân chỉ dùng cho số")
        if operator == "+" and isinstance(left, (str, list, tuple)) and isinstance(right, (str, list, tuple)):
            self.spend(1 + (len(left) + len(right)) // 10)
            if len(left) + len(right) > (MOST_CHARACTERS if isinstance(left, str) else MOST_ITEMS):
                raise TooMuch("danh sách hoặc đoạn chữ dài quá mức")
        return self.binop_table[operator](left, right)

    def _range(self, *arguments: int) -> range:
        if not all(_is_number(one) and isinstance(one, int) for one in arguments):
            raise SecurityError("range chỉ nhận số nguyên")
        numbers = range(*arguments)
        if max(map(abs, arguments), default=0) > MOST_NUMBER or len(numbers) > MOST_ITEMS:
            raise TooMuch("vòng lặp chạy quá nhiều lượt")
        return numbers

    def _loop(self, values: Any, weight: int) -> list[Any]:
        items = self._listed(values)
        self.spend(len(items) * weight)
        return items

    def _listed(self, values: Any) -> list[Any]:
        if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
            raise SecurityError("chỉ lặp được trên danh sách")
        items = list(islice(values, MOST_ITEMS + 1))
        if len(items) > MOST_ITEMS:
            raise TooMuch("danh sách dài quá 20.000 phần tử")
        return items

    def _bounded(self, made: Callable[..., Any]) -> Callable[..., Any]:
        passes = getattr(made, "jinja_pass_arg", None)
        at = 1 if passes else 0

        def run(*arguments: Any, **words: Any) -> Any:
            given = list(arguments)
            for place in range(at, len(given)):
                given[place] = self._weighed(given[place])
            result = made(*given, **words)
            return self._weighed(result)

        if passes:
            run.jinja_pass_arg = passes  # type: ignore[attr-defined]
        return run

    def _weighed(self, value: Any) -> Any:
        if isinstance(value, str):
            self.spend(1 + len(value) // 100)
            return _short(value)
        if isinstance(value, (list, tuple, Mapping, range)):
            self.spend(1 + len(value))
        elif hasattr(value, "__next__"):  # map and select come as generators
            value = self._listed(value)
            self.spend(1 + len(value))
        return value

    def _join(self, values: Any, between: str = "") -> str:
        items = [str(printed(one)) for one in self._listed(values)]
        if sum(map(len, items)) + len(between) * len(items) > MOST_CHARACTERS:
            raise TooMuch("đoạn chữ dài quá 200.000 ký tự")
        return between.join(items)


def printed(value: Any) -> Any:
    """Return what is printed for a value: days as papers write them, a mark to be filled where nothing was given."""
    if value is None:
        return MISSING
    if isinstance(value, date):
        return date_vi(value)
    if isinstance(value, Undefined):  # str() tells what is missing; a plain one is «if» without «else»
        return "" if type(value) is Undefined else value
    if isinstance(value, (str, int, float)):
        return value
    raise SecurityError("danh sách phải in từng phần tử bằng vòng lặp hoặc liet_ke")


def _short(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise TooMuch("đoạn chữ dài quá 200.000 ký tự")
    return text


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float))
