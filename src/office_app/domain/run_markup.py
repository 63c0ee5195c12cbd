"""The marks inside one line of a paper's text, to runs and back.

``**bold**``, ``*italic*``, ``***both***``, ``__underlined__``, ``word[^ text of a footnote ]``. A mark that opens
nothing stands for itself; so does one after a backslash.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from office_app.domain.official_paper import Run

_EMPHASIS = re.compile(
    r"(?<!\*)(?P<strong>\*{2,3})(?=[^\s*])(?P<bold>.+?)(?<=[^\s*])(?P=strong)(?!\*)"
    r"|(?<![*\w])\*(?=[^\s*])(?P<slanted>.+?)(?<=[^\s*])\*(?![*\w])"
    r"|(?<!\w)__(?=[^\s_])(?P<lined>.+?)(?<=[^\s_])__(?!\w)"
    r"|\[\^(?P<note>[^\[\]]*[^\[\]\s][^\[\]]*)\]"
)
_ESCAPED = re.compile(r"\\([*\\#|_\[\]>=+\-])")
_MARKS = re.compile(r"[*\\]|_(?=_)|(?<=_)_|\[(?=\^)")
# Private-use characters stand in for escaped ones while emphasis is looked for.
_HIDE = {mark: chr(0xE000 + at) for at, mark in enumerate("*\\#|_[]>=+-")}
_SHOW = str.maketrans({hidden: shown for shown, hidden in _HIDE.items()})


def parse_runs(line: str) -> tuple[Run, ...]:
    """Return the runs of one line; marks without a partner stay in the text."""
    return tuple(_merged(_split(hidden(line), Run(""))))


def plain_text(line: str) -> str:
    """Return a marked-up line without its marks and notes."""
    return "".join(run.text for run in parse_runs(line))


def escape(text: str) -> str:
    """Return ``text`` so that ``parse_runs`` gives it back unchanged."""
    return _MARKS.sub(lambda found: "\\" + found[0], text)


def hidden(line: str) -> str:
    """Return the line with stand-ins for its escaped characters, which ``parse_runs`` takes as they are."""
    return _ESCAPED.sub(lambda found: _HIDE[found[1]], line)


def _split(text: str, look: Run) -> Iterable[Run]:
    """Yield the runs of ``text``, which stands inside marks that give it the ``look`` of an empty run."""
    at = 0
    for found in _EMPHASIS.finditer(text):
        yield replace(look, text=text[at : found.start()].translate(_SHOW))
        at = found.end()
        if found["note"]:
            yield replace(look, note=found["note"].strip().translate(_SHOW))
            continue
        strong = found["strong"] or ""
        inside = found["bold"] or found["slanted"] or found["lined"]
        yield from _split(
            inside,
            Run(
                "",
                bold=look.bold or bool(strong),
                italic=look.italic or len(strong) == 3 or bool(found["slanted"]),
                underline=look.underline or bool(found["lined"]),
            ),
        )
    yield replace(look, text=text[at:].translate(_SHOW))


def _merged(runs: Iterable[Run]) -> Iterable[Run]:
    """Join neighbours of one look; a note belongs to the characters before it."""
    last: Run | None = None
    for run in runs:
        if not run.text and not run.note:
            continue
        if last is not None and not last.note and (not run.text or _alike(last, run)):
            last = replace(last, text=last.text + run.text, note=run.note)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _alike(one: Run, other: Run) -> bool:
    return (one.bold, one.italic, one.underline) == (other.bold, other.italic, other.underline)
