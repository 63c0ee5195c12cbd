"""Whose update files are taken: the public keys that lie in ``resources/update-keys``."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from office_app.shipped import resource

CONTEXT = b"Van phong Dang uy, tep cap nhat 1\n"
"""Signed along with the manifest, so that no signature made for another purpose fits."""


def shipped_keys() -> list[bytes]:
    """Return the public keys this copy of the program trusts; none when it was shipped without."""
    try:
        folder = resource("update-keys")
    except FileNotFoundError:
        return []
    return [read_key(path) for path in sorted(folder.glob("*.pub"))]


def read_key(path: Path) -> bytes:
    return bytes.fromhex(path.read_text(encoding="ascii").strip())


def fingerprint(key: bytes) -> str:
    """Return how a key is told apart by people: eight groups of four letters."""
    digest = hashlib.sha256(key).hexdigest()[:32].upper()
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def signed_by(content: bytes, signature: bytes, keys: Sequence[bytes]) -> bytes | None:
    """Return the key of ``keys`` that has signed ``content``; None when none has."""
    from nacl.exceptions import CryptoError  # only when there is an update
    from nacl.signing import VerifyKey

    for key in keys:
        try:
            VerifyKey(key).verify(CONTEXT + content, signature)
        except (CryptoError, ValueError, TypeError):  # another key; a signature of another length
            continue
        return key
    return None
