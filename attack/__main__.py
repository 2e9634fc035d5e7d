"""``python -m attack``: makes the trials on every core, prints a table, keeps what it finds.

Exit code 1 when anything was found. Each finding lies in ``build/attack/`` with its files, the
command that was typed, and how to make it again.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from attack.commands import matrix
from attack.offices import ROOT, lay_out
from attack.parts import agreement, edits, hostile, kills, merges, mutated, templates
from attack.trials import Finding, Outcome, Part, chance_of

PARTS = (
    Part("mutated", "commands on spoilt files", mutated.trial, trials=6000, seconds=200),
    Part("agreement", "texts read by every reader", agreement.trial, trials=1500, seconds=60),
    Part("edits", "records in files of any style", edits.trial, trials=300, seconds=100),
    Part("kills", "kills while recording", kills.trial, trials=300, seconds=60),
    Part("hostile", "commands on hostile text", hostile.trial, trials=100, seconds=120),
    Part("templates", "hostile templates", templates.trial, trials=90, seconds=50),
    Part("merges", "merges of two sides", merges.trial, trials=300, seconds=200),
)
"""The seconds add up to less than a quarter of an hour."""

KEPT = ROOT / "build/attack"

_SEED = 20220523
_CHUNK = 10  # trials that a worker makes in one go
_SHOWN = 20


class Found(NamedTuple):
    """A finding and the number of the trial that made it."""

    number: int
    finding: Finding


class Score(NamedTuple):
    """What became of a part."""

    trials: int = 0
    tried: int = 0
    refused: int = 0
    found: tuple[Found, ...] = ()
    reached: frozenset[str] = frozenset()

    def plus(self, number: int, outcome: Outcome) -> "Score":
        """Return the score after one more trial."""
        return Score(
            self.trials + 1,
            self.tried + outcome.tried,
            self.refused + outcome.refused,
            (*self.found, *(Found(number, finding) for finding in outcome.findings)),
            self.reached | outcome.reached,
        )


def one(part: Part, seed: int, number: int) -> Outcome:
    """Make one trial in an empty folder."""
    with TemporaryDirectory(prefix="attack-") as folder:
        return part.trial(chance_of(part.name, seed, number), number, Path(folder))


def several(name: str, seed: int, numbers: range, until: float) -> list[tuple[int, Outcome]]:
    """Make the trials with these numbers, as far as there is time: what a worker does."""
    part = next(part for part in PARTS if part.name == name)
    return [(number, one(part, seed, number)) for number in numbers if perf_counter() < until]


def attack(part: Part, seed: int, count: int, workers: int) -> Score:
    """Make ``count`` trials of a part, or as many as there is time for."""
    until = perf_counter() + part.seconds
    chunks = [range(at, min(at + _CHUNK, count)) for at in range(0, count, _CHUNK)]
    score = Score()
    with ProcessPoolExecutor(workers) as pool:
        jobs = [pool.submit(several, part.name, seed, chunk, until) for chunk in chunks]
        for job in as_completed(jobs):
            for number, outcome in job.result():
                score = score.plus(number, outcome)
    return score


def main() -> int:
    """Attack, print the table, return the exit code."""
    options = _options()
    os.environ["NO_COLOR"] = "1"  # whatever colours a screen then comes from the data
    sys.dont_write_bytecode = True
    shutil.rmtree(KEPT, ignore_errors=True)
    reached: set[str] = set()
    failed = False
    print(f"seed {options.seed}, Python {sys.version.split()[0]}")
    for part in [part for part in PARTS if part.name in (options.part or [part.name])]:
        count = options.count or part.trials
        start = perf_counter()
        if options.only is None:
            score = attack(part, options.seed, count, options.workers)
        else:
            count = 1
            score = Score().plus(options.only, one(part, options.seed, options.only))
        reached |= score.reached
        failed = failed or bool(score.found)
        _keep(part, options.seed, score)
        print(*_lines(part, score, count, perf_counter() - start), sep="\n", flush=True)
    if unreached := [row.name for row in matrix() if reached and row.name not in reached]:
        print(f"never did its work: {', '.join(unreached)}")
    return int(failed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m attack", description=__doc__)
    parser.add_argument("--part", action="append", choices=[part.name for part in PARTS])
    parser.add_argument("--seed", type=int, default=_SEED)
    parser.add_argument("--count", type=int, help="how many trials instead of the usual number")
    parser.add_argument("--only", type=int, metavar="N", help="only the trial with this number")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    return parser.parse_args()


def _lines(part: Part, score: Score, count: int, seconds: float) -> Iterator[str]:
    """Yield what a person reads: one line for a part, and the first of what it found."""
    short = "" if score.trials == count else f" (the time was up after {score.trials} of {count})"
    yield (
        f"{part.name:10} {score.tried:6} {part.unit}: {len(score.found)} findings, "
        f"{score.refused} refused with a reason, {seconds:.0f} s{short}"
    )
    for number, finding in sorted(score.found, key=lambda each: each.number)[:_SHOWN]:
        yield f"  #{number}: {finding.what}"[:300]
        yield from (f"      {step}"[:300] for step in finding.steps[:1])


def _keep(part: Part, seed: int, score: Score) -> None:
    """Write each finding into a folder of its own."""
    for k, (number, finding) in enumerate(score.found):
        folder = KEPT / f"{part.name}-{seed}-{number}-{k}"
        folder.mkdir(parents=True, exist_ok=True)
        lay_out(finding.files, folder)
        again = f"python -m attack --part {part.name} --seed {seed} --only {number}"
        text = "\n".join((again, finding.what, *finding.steps, ""))
        (folder / "finding.txt").write_text(text, "utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
