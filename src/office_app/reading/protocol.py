"""Frames between the program and its reading process: a JSON header and a binary payload.

On the wire: 4 bytes ``VPR1``, header length and payload length (unsigned 32 bit, big endian), header in UTF-8,
payload. The child says hello once, then answers every request with any number of progress frames and one final
frame, whose header holds ``done`` or ``error``.
"""

import json
import struct
from dataclasses import dataclass, field
from typing import IO

VERSION = 1
_PREFIX = struct.Struct(">4sII")
_MAGIC = b"VPR1"
_ENCODER = json.JSONEncoder(ensure_ascii=False)
MAX_HEADER = 1024 * 1024
MAX_PAYLOAD = 1024 * 1024 * 1024


class ProtocolError(Exception):
    """The other side sent something that is not a frame, or stopped in the middle of one."""


@dataclass(frozen=True)
class Frame:
    """One message. ``header`` holds plain JSON values, ``payload`` the bytes that go with it."""

    header: dict[str, object] = field(default_factory=dict)
    payload: bytes = b""


def write_frame(stream: IO[bytes], header: dict[str, object], payload: bytes = b"") -> None:
    """Write one frame and flush it. Raises OSError when the other side is gone."""
    encoded = _ENCODER.encode(header).encode("utf-8", "replace")
    stream.write(_PREFIX.pack(_MAGIC, len(encoded), len(payload)) + encoded)
    if payload:
        stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes], max_payload: int = MAX_PAYLOAD) -> Frame | None:
    """Read one frame; None when the stream ended before it.

    Raises:
        ProtocolError: the bytes are no frame, one of the lengths is beyond its limit, or the stream ended
            within the frame.
    """
    prefix = stream.read(_PREFIX.size)
    if not prefix:
        return None
    if len(prefix) < _PREFIX.size:
        raise ProtocolError("stream ended within a frame")
    magic, header_length, payload_length = _PREFIX.unpack(prefix)
    if magic != _MAGIC or header_length > MAX_HEADER or payload_length > max_payload:
        raise ProtocolError("not a frame, or too long")
    encoded = stream.read(header_length)
    payload = stream.read(payload_length) if payload_length else b""
    if len(encoded) < header_length or len(payload) < payload_length:
        raise ProtocolError("stream ended within a frame")
    try:
        header = json.loads(encoded)
    except ValueError as error:
        raise ProtocolError("header is not JSON") from error
    if not isinstance(header, dict):
        raise ProtocolError("header is not an object")
    return Frame(header, payload)
