"""The program as a process: ``gongkai``, and ``python -m gongkai``, which is the same."""

import os
import sys

from gongkai.cli.shells import ASKING


def start() -> int:
    """Run the program, or answer a shell that asks how a command line may go on.

    Whoever types should not wait: the answer is given without the program, the program without
    what the answer needs.
    """
    if ASKING in os.environ:
        from gongkai.cli.asking import reply

        return reply(os.environ, sys.argv[1:], sys.stdout)
    from gongkai.cli.main import run

    return run()


if __name__ == "__main__":
    sys.exit(start())
