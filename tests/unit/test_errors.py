"""Every expected error says what happened, what was kept and what to do next, with all it mentions supplied."""

import ast
import importlib
import pkgutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import office_app
from office_app.domain.errors import AppError

SOURCE = Path(office_app.__file__).parent


def kinds() -> list[type[AppError]]:
    """Return AppError and all that derive from it, wherever in the program they stand."""
    for module in pkgutil.walk_packages(office_app.__path__, "office_app."):
        if "__main__" not in module.name and ".migrations" not in module.name:
            importlib.import_module(module.name)
    found, waiting = [], [AppError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return [kind for kind in found if kind.__module__.startswith("office_app.")]


KINDS = kinds()


def placeholders(kind: type[AppError]) -> set[str]:
    text = f"{kind.what} {kind.kept} {kind.next_step}"
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def incomplete() -> Iterator[str]:
    """Yield where the program makes an error without naming all the details that its sentences mention."""
    by_name = {kind.__name__: kind for kind in KINDS}
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if not any(f"{name}(" in text for name in by_name):  # to parse all modules takes seconds
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in by_name:
                given = {keyword.arg or "**" for keyword in node.keywords}
                if "**" not in given and not placeholders(by_name[node.func.id]) <= given:
                    yield f"{path.relative_to(SOURCE)}:{node.lineno}: {node.func.id}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_given_an_error_when_shown_then_it_has_three_whole_sentences(kind: type[AppError]):
    for sentence in (kind.what, kind.kept, kind.next_step):
        assert sentence.endswith(".") and sentence == sentence.strip() and len(sentence) > 10
    details = {name: f"<{name}>" for name in placeholders(kind)}
    text = kind(**details).text_vi()
    assert all(value in text for value in details.values())
    assert "{" not in text


def test_given_all_errors_when_logged_then_their_codes_tell_them_apart():
    codes = [kind.code for kind in KINDS]
    assert len(set(codes)) == len(codes) > 30


def test_given_an_error_raised_anywhere_when_shown_then_no_detail_is_missing():
    assert list(incomplete()) == []
