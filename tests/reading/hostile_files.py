"""Five hundred damaged and hostile files, made anew from valid ones by a seeded generator."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator

from tests.documents import PAPERS
from tests.reading.hostile_by_hand import FILES, made_by_hand
from tests.reading.made_files import (
    BODY,
    docx_bytes,
    letterhead_pdf,
    old_font_pdf,
    scanned_pdf,
    small_picture,
    xlsx_bytes,
)

COUNT = 500
_PICTURE_FORMATS = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF"}


def hostile_files(seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of exactly COUNT files; endings of names are right or wrong by chance."""
    chance = random.Random(seed)
    valid = valid_files()
    endings = [name.rsplit(".")[-1] for name in valid]
    made = 0
    for name, content in made_by_hand():
        yield name, content
        made += 1
    while made < COUNT:
        name = chance.choice(list(valid))
        damage = chance.choice(_DAMAGES)
        content = damage(valid[name], chance)
        ending = chance.choice(endings) if chance.random() < 0.2 else name.rsplit(".")[-1]
        yield f"{made} {damage.__name__} {name}.{ending}", content
        made += 1


def valid_files() -> dict[str, bytes]:
    found = {
        f"giấy.{ending}": (FILES / f"province_plan.{ending}").read_bytes() for ending in ("doc", "rtf", "odt")
    }
    found |= {
        f"đủ.{ending}": (FILES / f"every_feature.{ending}").read_bytes()
        for ending in ("doc", "rtf", "odt", "docx")
    }
    found |= {f"bảng.{ending}": (FILES / f"table.{ending}").read_bytes() for ending in ("xls", "ods")}
    found["chữ.txt"] = (PAPERS / "province_plan.txt").read_bytes()
    found["giấy.docx"] = docx_bytes()
    found["bảng.xlsx"] = xlsx_bytes([["TT", "Việc"], [1, "Tổ chức học tập"]])
    found["giấy.pdf"] = letterhead_pdf(order="line")
    found["cũ.pdf"] = old_font_pdf(["ĐẢNG CỘNG SẢN VIỆT NAM", "Thường trực Đảng ủy", *BODY])
    found["quét.pdf"] = scanned_pdf(1)
    found |= {f"ảnh.{ending}": small_picture(kind) for ending, kind in _PICTURE_FORMATS.items()}
    return found


# ---- damage by chance


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def flip_bits(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 10, 100))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def blank_block(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    length = min(chance.choice((4, 64, 512, 4096)), len(content) - start)
    return content[:start] + bytes([chance.choice((0, 255))]) * length + content[start + length :]


def repeat_block(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    block = content[start : start + chance.choice((16, 512, 4096))]
    return content[:start] + block * chance.choice((2, 50, 500)) + content[start:]


def insert_noise(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + chance.randbytes(chance.choice((1, 100, 5000))) + content[at:]


def big_numbers(content: bytes, chance: random.Random) -> bytes:
    """Overwrite aligned words with lengths and places that lie outside, or point back."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 5, 30))):
        at = chance.randrange(max(1, len(changed) // 4)) * 4
        changed[at : at + 4] = chance.choice(
            (b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", bytes(4), b"\1\0\0\0")
        )
    return bytes(changed)


def inside_archive(content: bytes, chance: random.Random) -> bytes:
    """Damage a member and pack it again, so that its checksum is right."""
    if not content.startswith(b"PK"):
        return flip_bits(content, chance)
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            member = old.read(name)
            if name == hit and member:
                member = chance.choice((cut, flip_bits, blank_block, repeat_block, drop_tags))(member, chance)
            if name != hit or chance.random() < 0.9:
                new.writestr(name, member)
    return stream.getvalue()


def drop_tags(content: bytes, chance: random.Random) -> bytes:
    """Leave out text between two tags of an XML part, which often keeps it well-formed or nearly so."""
    parts = content.split(b"><")
    at = chance.randrange(len(parts))
    return b"><".join(parts[:at] + parts[at + chance.choice((1, 2, 7)) :])


def other_start(content: bytes, chance: random.Random) -> bytes:
    """Put the first bytes of another kind of file before it."""
    starts = (
        b"%PDF-1.7\n",
        b"{\\rtf1 ",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
    )
    return chance.choice(starts) + content[chance.choice((0, 8, 512)) :]


_DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut,
    flip_bits,
    flip_bits,
    blank_block,
    repeat_block,
    insert_noise,
    big_numbers,
    inside_archive,
    inside_archive,
    other_start,
)
