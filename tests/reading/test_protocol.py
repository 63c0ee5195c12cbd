"""Frames, whole and broken."""

import io
import struct

import pytest

from office_app.reading.protocol import ProtocolError, read_frame, write_frame


def test_given_frames_one_after_another_when_read_then_each_comes_whole():
    stream = io.BytesIO()
    write_frame(stream, {"op": "read", "name": "Kế hoạch.pdf"}, b"\x00\xff" * 1000)
    write_frame(stream, {"done": True})
    stream.seek(0)

    first, second = read_frame(stream), read_frame(stream)

    assert first is not None and second is not None
    assert (first.header, first.payload) == ({"op": "read", "name": "Kế hoạch.pdf"}, b"\x00\xff" * 1000)
    assert (second.header, second.payload) == ({"done": True}, b"")
    assert read_frame(stream) is None


@pytest.mark.parametrize(
    "sent",
    [
        b"Warning: font not found\n",
        b"VPR1",
        struct.pack(">4sII", b"VPR1", 10, 0) + b"{}",
        struct.pack(">4sII", b"VPR1", 2, 10) + b"{}abc",
        struct.pack(">4sII", b"VPR1", 2, 0) + b"[]",
        struct.pack(">4sII", b"VPR1", 2, 0) + b"{x",
        struct.pack(">4sII", b"VPR1", 0xFFFFFFFF, 0),
        struct.pack(">4sII", b"VPR1", 2, 0xFFFFFFFF),
    ],
)
def test_given_what_is_no_frame_when_read_then_it_is_refused(sent: bytes):
    with pytest.raises(ProtocolError):
        read_frame(io.BytesIO(sent))
