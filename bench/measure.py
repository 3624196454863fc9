"""What a piece of work costs in time and memory, and how that stands against what is demanded."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

Found = TypeVar("Found")
Asked = ParamSpec("Asked")

_TICKS_A_SECOND = 100
_PROCESSOR_FIELDS = slice(11, 15)  # of /proc/<pid>/stat after its name: own and children's times


@dataclass(frozen=True)
class Cost:
    """Seconds on the wall and of processors (children's too), and the most memory held, in MiB."""

    wall: float
    processor: float
    peak: int


@dataclass(frozen=True)
class Result:
    """A line of the table. `limit` is for the ratio where there is a baseline, else for `measured`.

    Without a limit it is only noted. `processor` is the same work in processor time, which tells
    more than the wall where other programs run too.
    """

    what: str
    measured: float
    unit: str
    baseline: float | None = None
    processor: float | None = None
    processor_baseline: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.measured / self.baseline if self.baseline else None

    @property
    def processor_ratio(self) -> float | None:
        if self.processor is None or not self.processor_baseline:
            return None
        return self.processor / self.processor_baseline

    @property
    def met(self) -> bool | None:
        if self.limit is None:
            return None
        return (self.measured if self.ratio is None else self.ratio) <= self.limit


def apart(work: Callable[Asked, Found], *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
    """Do the work in a fresh process, so that its memory and caches are its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(work, *args, **kwargs).result()


def cost_of(work: Callable[[], object]) -> Cost:
    """Do the work here and say what it cost. The peak is that of the whole process so far."""
    wall, processor = time.perf_counter(), _processor_seconds()
    work()
    return Cost(time.perf_counter() - wall, _processor_seconds() - processor, peak_memory())


def in_turns(rounds: int, *works: Callable[[], Cost]) -> list[list[Cost]]:
    """A B A B …: what else the machine does in the meantime hits all alike."""
    turns = [[work() for work in works] for _ in range(rounds)]
    return [list(costs) for costs in zip(*turns, strict=True)]


def compared(
    what: str, own: Sequence[Cost], baseline: Sequence[Cost], limit: float | None = None
) -> Result:
    """Medians of both."""
    return Result(
        what,
        statistics.median(cost.wall for cost in own),
        "s",
        statistics.median(cost.wall for cost in baseline),
        statistics.median(cost.processor for cost in own),
        statistics.median(cost.processor for cost in baseline),
        limit,
    )


def ninety_fifth(what: str, costs: Sequence[Cost], limit: float | None = None) -> Result:
    """The 95th percentile of many, in milliseconds."""
    place = min(len(costs) - 1, int(len(costs) * 0.95))
    wall = sorted(cost.wall for cost in costs)[place]
    processor = sorted(cost.processor for cost in costs)[place]
    return Result(what, wall * 1000, "ms", processor=processor * 1000, limit=limit)


def peak_memory() -> int:
    """The most memory that this process has held at once, in MiB."""
    return _memory("VmHWM")


def memory_now() -> int:
    """The memory that this process holds, in MiB."""
    return _memory("VmRSS")


def _memory(field: str) -> int:
    # Not getrusage: there a child begins with the peak of the process that started it.
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    [kibibytes] = [line.split()[1] for line in lines if line.startswith(f"{field}:")]
    return int(kibibytes) >> 10


def _processor_seconds() -> float:
    """Of this process and of those it has started, also of theirs that have ended."""
    return time.process_time() + sum(map(_processor_seconds_of, _children()))


def _children() -> list[str]:
    tasks = Path("/proc/self/task").glob("*/children")
    return [child for task in tasks for child in task.read_text(encoding="ascii").split()]


def _processor_seconds_of(process: str) -> float:
    stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    return sum(map(int, stat.rpartition(")")[2].split()[_PROCESSOR_FIELDS])) / _TICKS_A_SECOND
