"""Files of what members handed in: matched to members by file name, kept together, compared two by two (N22)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from office_app.domain.errors.files import FileReadError
from office_app.domain.incoming import Span
from office_app.domain.organisation import name_key, unit_key
from office_app.domain.read_files import HowToRead
from office_app.domain.study_results import StudyResult
from office_app.domain.vietnamese import fold, nfc
from office_app.use_cases.progress import Progress
from office_app.use_cases.study_results import HandedIn, ResultTools, record_results, shingles_of

_RUN = 4  # words that two texts must have in a row to count as the same
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class FileMatch:
    """A file and the members whose name its name holds, the likeliest first; ``sure``: the whole name of one."""

    path: Path
    found: Sequence[HandedIn] = ()
    sure: bool = False


@dataclass(frozen=True)
class FilesKept:
    """What became of files: results as kept, and those that could not be read, each with the reason."""

    kept: Sequence[StudyResult]
    failed: Sequence[tuple[Path, FileReadError]]


@dataclass(frozen=True)
class MarkedText:
    """A text and the passages that another one has too."""

    text: str
    same: Sequence[Span]


def match_files(paths: Sequence[Path], everybody: Sequence[HandedIn]) -> Sequence[FileMatch]:
    """Match files to members by name: without diacritics, with or without spaces, also «AnNV» for Nguyễn Văn An.

    Of several of one name those count whose name is written with the same diacritics, or whose chi bộ the file or
    its folder names.
    """
    names = [(one, fold(nfc(one.member.full_name)).split()) for one in everybody]
    return [_match(path, names) for path in paths]


def _match(path: Path, names: Sequence[tuple[HandedIn, list[str]]]) -> FileMatch:
    words = _words(path.stem)
    text, single = f" {' '.join(words)} ", set(words)
    whole = [(one, name) for one, name in names if f" {' '.join(name)} " in text or "".join(name) in single]
    if whole:
        longest = max(len(name) for _, name in whole)
        found = _narrowed([one for one, name in whole if len(name) == longest], path)
        return FileMatch(path, found, sure=len(found) == 1)
    short = [one for one, name in names if len(name) > 1 and _initials(name) & single]
    return FileMatch(path, _narrowed(short, path))


def _words(stem: str) -> list[str]:
    """Return the words of a file name, also of «NguyenVanAn»."""
    text = nfc(stem)
    parted = [
        f" {letter}" if before.islower() and letter.isupper() else letter
        for before, letter in pairwise(f" {text}")
    ]
    found: list[str] = _LETTERS.findall(fold("".join(parted)))
    return [*found, *(word for word in _LETTERS.findall(fold(text)) if word not in found)]


def _initials(name: Sequence[str]) -> set[str]:
    first = "".join(word[0] for word in name[:-1])
    return {name[-1] + first, first + name[-1]}


def _narrowed(found: Sequence[HandedIn], path: Path) -> Sequence[HandedIn]:
    """Leave those of several namesakes that diacritics or the chi bộ speak for, when these speak for any."""
    written = f" {name_key(' '.join(_LETTERS.findall(nfc(path.stem))))} "
    place = f" {' '.join(_LETTERS.findall(fold(nfc(f'{path.parent.name} {path.stem}'))))} "
    by_name = [one for one in found if f" {name_key(one.member.full_name)} " in written] or found
    units = [(one, " ".join(_LETTERS.findall(fold(unit_key(one.unit.name))))) for one in by_name]
    return tuple([one for one, unit in units if f" {unit} " in place] or by_name)


def record_files(
    files: Sequence[tuple[StudyResult, Path]], *, tools: ResultTools, progress: Progress
) -> FilesKept:
    """Keep the files of several results with the fingerprints of their texts, all that can be read or none.

    Raises:
        Cancelled, DiskFullError: nothing is written.
    """
    kept: list[StudyResult] = []
    failed: list[tuple[Path, FileReadError]] = []
    for done, (result, path) in enumerate(files):
        progress.step(done, len(files), f"đang đọc {path.name}")
        try:
            kept.append(read_result(result, path, tools=tools, progress=progress))
        except FileReadError as error:
            failed.append((path, error))
    record_results(kept, open_transaction=tools.open_transaction, now=tools.now)
    return FilesKept(kept, failed)


def read_result(result: StudyResult, path: Path, *, tools: ResultTools, progress: Progress) -> StudyResult:
    """Return the result with its file, which is put by, and the fingerprint of its text. Raises FileReadError."""
    read = tools.reader.recognise(path, progress, HowToRead())
    stored = tools.originals.put(path)
    return replace(
        result,
        handed_on=result.handed_on or tools.now().date(),
        sha256=stored.sha256,
        file_name=stored.name,
        size=stored.size,
        shingles=shingles_of(read.file.text),
    )


def compared(
    first: StudyResult, second: StudyResult, *, tools: ResultTools, progress: Progress
) -> tuple[MarkedText, MarkedText]:
    """Read two kept files again and return their texts with what is the same. Raises FileReadError, NotFoundError."""
    texts = []
    for one in (first, second):
        path = tools.originals.path(one.sha256 or "")
        texts.append(nfc(tools.reader.recognise(path, progress, HowToRead()).file.text))
    return same_passages(texts[0], texts[1])


def same_passages(first: str, second: str) -> tuple[MarkedText, MarkedText]:
    """Return two texts with the passages of four words and more that both have, in whatever order."""
    words = [_placed(text) for text in (first, second)]
    runs = [{_run(own, at) for at in range(len(own) - _RUN + 1)} for own in words]
    common = runs[0] & runs[1]
    return MarkedText(first, _spans(words[0], common)), MarkedText(second, _spans(words[1], common))


_Placed = Sequence[tuple[str, int, int]]


def _placed(text: str) -> _Placed:
    return [(found.group(), found.start(), found.end()) for found in _WORD.finditer(fold(text))]


def _run(words: _Placed, at: int) -> tuple[str, ...]:
    return tuple(word for word, _, _ in words[at : at + _RUN])


def _spans(words: _Placed, common: set[tuple[str, ...]]) -> Sequence[Span]:
    spans: list[Span] = []
    for at in range(len(words) - _RUN + 1):
        if _run(words, at) not in common:
            continue
        start, end = words[at][1], words[at + _RUN - 1][2]
        if spans and start <= spans[-1].end + 1:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return spans
