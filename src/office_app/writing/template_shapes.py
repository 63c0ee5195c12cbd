"""What the fields of a template must be, seen from how it uses them: a day, a list, rows of a table."""

from collections.abc import Iterator, Sequence

from jinja2 import nodes

from office_app.domain.word_templates import WordField, WordFieldKind
from office_app.writing.template_rules import field_lines

_KINDS = {
    **dict.fromkeys(("ngay", "ngay_chu", "thu"), WordFieldKind.DATE),
    **dict.fromkeys(("so", "dem", "la_ma", "tang_giam"), WordFieldKind.NUMBER),
    **dict.fromkeys(
        ("liet_ke", "gach_dong", "join", "cac_muc", "phan_cong_muc", "first", "last", "sort", "map"),
        WordFieldKind.LIST,
    ),
}
"""What a field must be for a filter to take it."""


def shapes(trees: Sequence[nodes.Template]) -> list[WordField]:
    """Return the fields that templates ask for, by name, each with what it takes."""
    found = _Found()
    names: set[str] = set()
    for tree in trees:
        names |= field_lines(tree).keys()
        found.look_at(tree)
    return [found.field(name) for name in sorted(names)]


class _Found:
    def __init__(self) -> None:
        self._kinds: dict[str, WordFieldKind] = {}
        self._columns: dict[str, dict[str, WordFieldKind]] = {}

    def look_at(self, tree: nodes.Template) -> None:
        turns: dict[str, str] = {}  # name inside a loop: the field it runs over
        for part in _walk(tree):
            match part:
                case nodes.For(target=nodes.Name(name=turn), iter=run_over):
                    for source in _names(run_over):
                        turns.setdefault(turn, source)
                        self._kinds[source] = WordFieldKind.LIST
                        break
                case nodes.Filter(name=name, node=nodes.Name(name=field)):
                    if name in _KINDS:
                        self._kinds.setdefault(field, _KINDS[name])
                case nodes.Filter(name=name, node=nodes.Getattr() as attribute):
                    self._column(attribute, turns, _KINDS.get(name, WordFieldKind.TEXT))
                case nodes.Getattr():
                    self._column(part, turns, WordFieldKind.TEXT)
                case nodes.Getitem(node=nodes.Name(name=field), arg=nodes.Const() | nodes.Slice()):
                    self._kinds.setdefault(field, WordFieldKind.LIST)

    def _column(self, part: nodes.Getattr, turns: dict[str, str], kind: WordFieldKind) -> None:
        if isinstance(part.node, nodes.Name) and part.node.name != "loop":
            columns = self._columns.setdefault(turns.get(part.node.name, part.node.name), {})
            if columns.get(part.attr, WordFieldKind.TEXT) is WordFieldKind.TEXT:
                columns[part.attr] = kind

    def field(self, name: str) -> WordField:
        kind = self._kinds.get(name, WordFieldKind.TEXT)
        columns = tuple(WordField(column, told) for column, told in self._columns.get(name, {}).items())
        if columns:
            kind = WordFieldKind.ROWS if kind is WordFieldKind.LIST else WordFieldKind.RECORD
        return WordField(name, kind, columns)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the parts of a template in the order they are written."""
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _names(node: nodes.Node) -> Iterator[str]:
    return (part.name for part in _walk(node) if isinstance(part, nodes.Name))
