"""The loop of the reading process: one request after another, each with its own limits."""

import json
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import IO, TYPE_CHECKING

from office_app.domain.errors import AppError
from office_app.domain.errors.files import FileReadError, FileTypeError, ReadingTooBigError
from office_app.reading.formats.detect import detect
from office_app.reading.limits import ReadingLimits
from office_app.reading.protocol import VERSION, Frame, ProtocolError, read_frame, write_frame

if TYPE_CHECKING:
    from office_app.reading.formats.image import OpenImage
    from office_app.reading.formats.pdf_picture import OpenPdf

Step = Callable[[int, int], None]
_PROGRESS_SECONDS = 0.1
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until ``requests`` ends; then the process is gone, even in the middle of a file."""
    waiting: queue.SimpleQueue[Frame] = queue.SimpleQueue()
    write_frame(answers, {"hello": VERSION, "pid": os.getpid()})
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    pictures = _Pictures()
    while True:
        request = waiting.get()
        seconds = 0.0 if request.header.get("optical") else _PROGRESS_SECONDS
        header, payload = _answer(request, pictures, _reporter(answers, seconds))
        try:
            write_frame(answers, header, payload)
        except OSError:  # the parent has gone
            return
        del request, header, payload


def _listen(requests: IO[bytes], waiting: "queue.SimpleQueue[Frame]") -> None:
    """Receive while the main thread reads a file: only so a process that hangs hears that its parent died."""
    try:
        while (frame := read_frame(requests)) is not None:
            waiting.put(frame)
            del frame
    except (OSError, ProtocolError, MemoryError) as error:
        print(f"request: {error!r}", file=sys.stderr, flush=True)  # noqa: T201
    finally:  # also when nobody hears the last words any more
        os._exit(0)


def _reporter(answers: IO[bytes], seconds: float) -> Step:
    """Report every so many seconds at most."""
    last = time.monotonic()

    def step(done: int, total: int) -> None:
        nonlocal last
        if (now := time.monotonic()) - last >= seconds:
            last = now
            write_frame(answers, {"progress": [done, total]})

    return step


def _answer(request: Frame, pictures: "_Pictures", step: Step) -> tuple[dict[str, object], bytes]:
    """Return the final frame; whatever goes wrong is an answer too."""
    name = str(request.header.get("name"))
    limits = _limits(request.header.get("limits"))
    try:
        match request.header.get("op"):
            case "read":
                return _read(request, name, limits, step)
            case "words":
                return pictures.words(request, name, limits)
            case "sheet":
                return _sheet(request.payload, name, limits, step)
            case "workbooks":
                return _workbooks(request, limits, step)
            case "page":
                return pictures.draw(request, name, limits)
            case op:
                raise ValueError(f"unknown operation {op!r}")
    except Exception as error:
        return _failed(error, limits), b""


def _failed(error: Exception, limits: ReadingLimits) -> dict[str, object]:
    """Return the header that tells an error; of one nobody foresaw a library stumbled over the file."""
    if isinstance(error, AppError):
        return {"error": error.code, "details": error.details}
    if isinstance(error, MemoryError):
        return {"error": ReadingTooBigError.code, "details": {"limit_mb": limits.memory_mb}}
    if isinstance(error, IndexError) and str(error).startswith("page "):
        return {"error": "no_page", "details": str(error)}
    # Where and what kind, for the log, not its words: they may quote the file.
    traceback.print_tb(error.__traceback__)
    print(type(error).__name__, file=sys.stderr, flush=True)  # noqa: T201
    return {"error": FileReadError.code}


def _limits(sent: object) -> ReadingLimits:
    known = {field.name for field in fields(ReadingLimits)}
    return (
        ReadingLimits(**{key: value for key, value in sent.items() if key in known})
        if isinstance(sent, dict)
        else ReadingLimits()
    )


def _read(request: Frame, name: str, limits: ReadingLimits, step: Step) -> tuple[dict[str, object], bytes]:
    from office_app.reading.child.read_file import read_file
    from office_app.reading.wire import packed_reading, unpacked_how

    how = unpacked_how(request.header["how"])
    own_rules = request.header.get("recognise")
    recognising = own_rules if isinstance(own_rules, str) else None
    optical = bool(request.header.get("optical"))
    if optical:
        _stand_back()
    reading = read_file(request.payload, name, how, limits, step, recognising=recognising, optical=optical)
    length, payload = packed_reading(reading)
    return {"done": True, "json": length}, payload


@cache
def _stand_back() -> None:
    """Let everything else on the PC go first, for good; on Windows the process was started so."""
    if sys.platform != "win32":
        os.nice(10)


def _sheet(data: bytes, name: str, limits: ReadingLimits, step: Step) -> tuple[dict[str, object], bytes]:
    from office_app.reading.formats import xlsx

    return {"done": True}, _json(xlsx.read(data, name, limits, step))


def _workbooks(request: Frame, limits: ReadingLimits, step: Step) -> tuple[dict[str, object], bytes]:
    """Read several workbooks that came one behind the other; what is wrong with one is said in its place."""
    from office_app.reading.formats import xlsx

    files: list[dict[str, object]] = []
    answers: list[bytes] = []
    leave_out = frozenset(map(str, request.header.get("leave_out", ())))  # type: ignore[call-overload]
    at = 0
    for name, size in request.header["files"]:  # type: ignore[attr-defined] # what is no list of files is refused
        data = request.payload[at : at + size]
        at += size
        try:
            answer = _json(xlsx.read_all(data, name, limits, step, leave_out))
        except Exception as error:
            files.append(_failed(error, limits))
        else:
            files.append({"json": len(answer)})
            answers.append(answer)
    return {"done": True, "files": files}, b"".join(answers)


def _json(value: object) -> bytes:
    return _ENCODER.encode(value).encode("utf-8", "replace")


class _Pictures:
    """Keeps the last PDF or picture open: pages are asked for one after another."""

    def __init__(self) -> None:
        self._open: OpenPdf | OpenImage | None = None

    def draw(self, request: Frame, name: str, limits: ReadingLimits) -> tuple[dict[str, object], bytes]:
        pdf = self._file(request, name, limits)
        page, width = int(str(request.header["page"])), int(str(request.header["width"]))
        return {"done": True, "pages": pdf.pages}, pdf.draw(page, width, name, limits)

    def words(self, request: Frame, name: str, limits: ReadingLimits) -> tuple[dict[str, object], bytes]:
        from office_app.reading.wire import packed_words

        words = self._file(request, name, limits).words(int(str(request.header["page"])), name)
        length, payload = packed_words(words)
        return {"done": True, "json": length}, payload

    def _file(self, request: Frame, name: str, limits: ReadingLimits) -> "OpenPdf | OpenImage":
        if request.header.get("new"):
            if self._open is not None:
                self._open.close()
            self._open = None
            self._open = _opened(request.payload, name, limits)
        if self._open is None:
            raise ValueError("no file is open")
        return self._open


def _opened(data: bytes, name: str, limits: ReadingLimits) -> "OpenPdf | OpenImage":
    found = detect(data, name)
    if found.kind == "image":
        from office_app.reading.formats.image import OpenImage

        return OpenImage(data, name, limits)
    if found.kind != "pdf":
        raise FileTypeError(name=name, found=found.words)
    from office_app.reading.formats.pdf_picture import OpenPdf

    return OpenPdf(data, name)
