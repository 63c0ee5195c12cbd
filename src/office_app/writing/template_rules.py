"""Which parts of the template language a template may use, and what each loop in it costs.

Text, fields, ``if``, ``for``, ``set`` and filters are enough for a paper. Macros, blocks that capture text, files
read in, calls and methods are not taken: without them, whatever a template does is bounded by its loops and operators.
"""

from collections.abc import Iterator, Sequence

from jinja2 import nodes

from office_app.domain.templates import TemplateFault

DEEPEST = 40
TOO_DEEP = "câu lệnh lồng quá nhiều lớp"
CALLABLE = ("range", "namespace")
LOOP_FILTER = "vong lap"  # put around what a loop runs over; no template can write this name

_TAKEN: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Assign,
    nodes.Name,
    nodes.NSRef,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.Dict,
    nodes.Pair,
    nodes.Keyword,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Concat,
    nodes.Compare,
    nodes.Operand,
    nodes.BinExpr,
    nodes.UnaryExpr,
)
_TAGS: dict[type[nodes.Node], str] = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.AssignBlock: "set … endset",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from … import",
    nodes.Extends: "extends",
    nodes.Block: "block",
}


def faults(tree: nodes.Template) -> Sequence[TemplateFault]:
    """Return what a template uses that it may not, with lines of the text."""
    return list(dict.fromkeys(_faults(tree, 0)))


def counted(tree: nodes.Template) -> nodes.Template:
    """Let every loop ask, before it runs, whether all its turns can be afforded."""
    for loop in list(tree.find_all(nodes.For)):
        weight = 1 + sum(1 for part in loop.body for _ in _all(part))
        turns = nodes.Filter(
            loop.iter,
            LOOP_FILTER,
            [nodes.Const(weight, lineno=loop.lineno)],
            [],
            None,
            None,
            lineno=loop.lineno,
        )
        loop.iter = turns
    tree.set_environment(tree.environment)  # type: ignore[arg-type]
    return tree


def field_lines(tree: nodes.Template) -> dict[str, int]:
    """Return the names that a template reads and does not set itself, each with its first line."""
    found: dict[str, int] = {}
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx in ("store", "param")} | {
        "loop",
        *CALLABLE,
    }
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in own:
            found.setdefault(name.name, name.lineno)
    return found


def _faults(node: nodes.Node, depth: int) -> Iterator[TemplateFault]:
    if depth > DEEPEST:
        yield TemplateFault(node.lineno, TOO_DEEP)
        return
    if not isinstance(node, _TAKEN):
        what = _TAGS.get(type(node), type(node).__name__.lower())
        yield TemplateFault(node.lineno, f"mẫu không được dùng lệnh «{what}»")
        return
    if isinstance(node, nodes.Call) and not (
        isinstance(node.node, nodes.Name) and node.node.name in CALLABLE
    ):
        yield TemplateFault(node.lineno, "mẫu không được gọi hàm, chỉ dùng bộ lọc")
        return
    if isinstance(node, nodes.For) and node.recursive:
        yield TemplateFault(node.lineno, "vòng lặp không được gọi lại chính nó (recursive)")
    if isinstance(node, nodes.BinExpr) and node.operator == "**":
        yield TemplateFault(node.lineno, "mẫu không được tính lũy thừa")
    name = getattr(node, "attr", None) if isinstance(node, nodes.Getattr) else getattr(node, "name", None)
    if isinstance(node, (nodes.Getattr, nodes.Name)) and isinstance(name, str) and _is_reserved(name):
        yield TemplateFault(node.lineno, f"không được dùng tên «{name}»")
    for child in node.iter_child_nodes():
        yield from _faults(child, depth + 1)


def _is_reserved(name: str) -> bool:
    return name.startswith("_") or name in ("self", "super", "caller", "varargs", "kwargs")


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    yield from node.find_all(nodes.Node)
