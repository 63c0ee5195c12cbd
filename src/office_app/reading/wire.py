"""What travels between the program and its reading process as JSON, checked on arrival."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from office_app.domain.incoming import RecognisedDocument
from office_app.domain.read_files import (
    FileKind,
    FileText,
    HowToRead,
    LegacyFont,
    PageText,
    ReadFile,
    WordBox,
)


@dataclass(frozen=True)
class Reading:
    """The child's answer: what it read, and what it recognised when asked to.

    ``needs_optical``: pages are pictures, and the process was not asked to read those; nothing is recognised yet.
    """

    kind: FileKind
    pages: Sequence[PageText] = ()
    legacy: LegacyFont | None = None
    recognised: RecognisedDocument | None = None
    needs_optical: bool = False

    def file(self, sha256: str, size: int) -> FileText:
        return FileText(self.kind, sha256, size, self.pages, self.legacy)

    def read_file(self, sha256: str, size: int) -> ReadFile:
        return ReadFile(self.file(sha256, size), self.recognised or RecognisedDocument())


READING = TypeAdapter(Reading)
HOW = TypeAdapter(HowToRead)
WORDS = TypeAdapter(Sequence[WordBox])
