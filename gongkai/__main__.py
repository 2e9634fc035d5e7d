"""The program as a process: ``gongkai``, and ``python -m gongkai``, which is the same."""

import gc
import os
import sys
from contextlib import suppress

from gongkai import __version__
from gongkai.cli.shells import ASKING


def start() -> int:
    """Run the program, or answer a shell that asks how a command line may go on.

    Whoever types should not wait: the answer is given without the program, the program without
    what the answer needs; its version, too. And a command lives for a moment and leaves no cycles
    behind: looking for them, from the first import on and once more at the end, would take longer
    than most commands do.
    """
    gc.disable()
    try:
        if ASKING in os.environ:
            from gongkai.cli.asking import reply

            return reply(os.environ, sys.argv[1:], sys.stdout)
        if sys.argv[1:] in (["--version"], ["-V"]):
            with suppress(OSError):  # what cannot be written, the program tries again and explains
                print(f"gongkai {__version__}", flush=True)
                return 0
        from gongkai.cli.main import run

        return run()
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(start())
