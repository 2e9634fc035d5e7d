"""``python -m gongkai`` is the same as ``gongkai``."""

import sys

from gongkai.cli.main import run

sys.exit(run())
