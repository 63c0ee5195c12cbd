"""Start of the reading process: ``python -m office_app.reading.child --memory-mb 1024``."""

import argparse
import gc
import os
import sys

from office_app.reading.child.server import serve

_HEADROOM_MB = 512  # address space for code and thread stacks, which is not memory in use
_NEW_OBJECTS = (
    50_000  # a paper makes some ten thousand, next to none of them in cycles: the usual 700 look in vain
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--memory-mb", type=int, default=1024)
    limit_memory(parser.parse_args().memory_mb)
    gc.set_threshold(_NEW_OBJECTS)
    # Frames keep the real stdin and stdout for themselves: whatever else writes to stdout lands in the log.
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    sys.stdout = sys.stderr
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (requests, answers):
            msvcrt.setmode(descriptor, os.O_BINARY)
    serve(os.fdopen(requests, "rb"), os.fdopen(answers, "wb"))


def limit_memory(memory_mb: int) -> None:
    """Let the system refuse memory far beyond the limit, for growth faster than the parent looks (not Windows)."""
    if sys.platform != "win32":
        import resource

        size = (memory_mb + _HEADROOM_MB) * 1024 * 1024
        try:
            resource.setrlimit(resource.RLIMIT_AS, (size, size))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        except (OSError, ValueError) as error:
            print(f"no memory limit: {error}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
