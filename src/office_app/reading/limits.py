"""How much of a foreign file is read, in bytes, pages, rows and seconds, before reading gives up."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class ReadingLimits:
    """Limits for one file. Sizes are in MB of 1024 x 1024 bytes.

    Attributes:
        file_mb: size on disk.
        seconds: time for one file of any size; the start of the reading process is not counted.
        seconds_per_mb: added for every MB of the file.
        memory_mb: resident memory of the reading process.
        pdf_pages: pages of one PDF.
        image_pixels: pixels of one page picture, width times height.
        picture_pixels: pixels of one picture file, or of one page of it.
        page_seconds: time for reading one page from its picture; then the process is killed.
        optical_seconds: of it for the engine; then the page counts as read in part, and the next one is begun.
        unzipped_mb: all members of a DOCX or XLSX together, once inflated.
        zip_ratio: inflated size over size in the archive, looked at beyond ``zip_ratio_from_mb``.
        zip_members: files inside one archive.
        text_chars: characters of text in one file.
        sheet_rows: rows of one sheet.
        sheet_columns: columns of one sheet.
    """

    file_mb: int = 200
    seconds: float = 30.0
    seconds_per_mb: float = 0.5
    memory_mb: int = 1024
    pdf_pages: int = 2000
    image_pixels: int = 40_000_000
    picture_pixels: int = 60_000_000
    page_seconds: float = 60.0
    optical_seconds: float = 45.0
    unzipped_mb: int = 300
    zip_ratio: int = 200
    zip_ratio_from_mb: int = 20
    zip_members: int = 10_000
    text_chars: int = 20_000_000
    sheet_rows: int = 100_000
    sheet_columns: int = 1_000

    @property
    def file_bytes(self) -> int:
        return self.file_mb * MB

    @property
    def unzipped_bytes(self) -> int:
        return self.unzipped_mb * MB

    def seconds_for(self, size: int) -> float:
        """Return the time allowed for a file of ``size`` bytes."""
        return self.seconds + self.seconds_per_mb * size / MB
