"""Makes the file that updates a program without a network, and the keys that such files are signed with.

    python3 dev.py update-file new-key ~/khoa-cap-nhat.key --name 2026
    python3 dev.py update-file make build/windows/frozen/VanPhongDangUy --key ~/khoa-cap-nhat.key --news "…"

The private key never lies in the repository: whoever has it can put a program onto every PC of every office.
"""

import argparse
import hashlib
import os
import stat
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from nacl.signing import SigningKey

from office_app.domain.updates import UPDATE_SUFFIX, version_order
from office_app.updating.signing import CONTEXT, fingerprint
from office_app.updating.update_file import FILES, MANIFEST, SIGNATURE, SYSTEM, Manifest, UpdateEntry

ROOT = Path(__file__).resolve().parents[1]
_KEYS = ROOT / "resources" / "update-keys"


def new_key(private: Path, public: Path) -> str:
    """Make a key pair and return its fingerprint. Raises FileExistsError, ValueError for a place in the repository."""
    if private.resolve().is_relative_to(ROOT):
        raise ValueError("the private key must not lie in the repository")
    key = SigningKey.generate()
    descriptor = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key.encode().hex() + "\n")
    public.write_text(key.verify_key.encode().hex() + "\n", encoding="ascii")
    return fingerprint(key.verify_key.encode())


def make_update(
    bundle: Path, target: Path, private: Path, *, version: str, minimum: str, news: Sequence[str], system: str
) -> Path:
    """Pack the frozen program in ``bundle`` and sign it.

    Args:
        minimum: the oldest version that can take it.
        news: lines in Vietnamese that the user reads before updating.
        system: ``windows`` or ``linux``.
    """
    version_order(version), version_order(minimum)
    key = SigningKey(bytes.fromhex(private.read_text(encoding="ascii").strip()))
    paths = [path for path in sorted(bundle.rglob("*")) if path.is_symlink() or path.is_file()]
    entries = tuple(_entry(bundle, path) for path in paths)
    content = Manifest(version, minimum, system, tuple(news), entries).to_json()
    part = target.with_name(target.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(MANIFEST, content)
        archive.writestr(SIGNATURE, key.sign(CONTEXT + content).signature)
        for path, entry in zip(paths, entries, strict=True):
            if not entry.link:
                archive.write(path, FILES + entry.path)
    part.replace(target)
    return target


def _entry(bundle: Path, path: Path) -> UpdateEntry:
    name = path.relative_to(bundle).as_posix()
    if path.is_symlink():
        return UpdateEntry(name, 0, "", link=Path(os.readlink(path)).as_posix())
    content = path.read_bytes()
    executable = os.name != "nt" and bool(path.stat().st_mode & stat.S_IXUSR)
    return UpdateEntry(name, len(content), hashlib.sha256(content).hexdigest(), executable)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py update-file", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    key = commands.add_parser("new-key", help="make a key pair")
    key.add_argument("private", type=Path)
    key.add_argument("--name", required=True, help="the public half becomes resources/update-keys/NAME.pub")
    make = commands.add_parser("make", help="pack and sign an update file")
    make.add_argument("bundle", type=Path, help="folder of the frozen program")
    make.add_argument("--key", type=Path, required=True, help="the private key")
    make.add_argument("--minimum", default="0.1.0", help="oldest version that can take it")
    make.add_argument("--news", action="append", default=[], help="a line of what is new; may be repeated")
    make.add_argument("--system", choices=["windows", "linux"], default=SYSTEM)
    make.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args(arguments)
    if options.command == "new-key":
        print(new_key(options.private, _KEYS / f"{options.name}.pub"))
        return 0
    version = next(options.bundle.rglob("_resources/version.txt")).read_text(encoding="ascii").strip()
    target = options.out / f"VanPhongDangUy-{version}-{options.system}{UPDATE_SUFFIX}"
    made = make_update(
        options.bundle,
        target,
        options.key,
        version=version,
        minimum=options.minimum,
        news=options.news,
        system=options.system,
    )
    print(
        f"{made}: {made.stat().st_size / 1e6:.1f} MB, SHA-256 {hashlib.sha256(made.read_bytes()).hexdigest()}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
