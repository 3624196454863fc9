"""Files are parsed in a process of their own, which may crash or be stopped without harm.

A worker is a fresh Python that has imported the readers and nothing of the program that started
it. For every file it forks a child, which parses that file alone under limits of address space,
processor time and time that the kernel upholds, writes the tables as Arrow files and the rest as
JSON, and ends. Workers wait for the next file, so that a small one costs a few milliseconds; a
worker serves one file at a time, and as many are started as there are files at once.

Windows can neither fork nor limit: there the worker itself parses, without a limit of memory, and
is ended when the time is out.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple
from pathlib import Path
from typing import IO, Any, cast

import pyarrow as pa

from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.readers import identify
from lagesbild.ingest.readers.refusals import damaged
from lagesbild.ingest.table import Evidence, FileForm, ReadFile, StatedTotal, Table
from lagesbild.numbers import count
from lagesbild.settings import MEBIBYTE, Limits
from lagesbild.text import plural

if sys.platform != "win32":
    import resource

Parse = Callable[[Path, str, FileForm, Limits], ReadFile]

_START = "from lagesbild.ingest.readers import read, sandbox; sandbox.serve()"
"""What a worker runs. It has imported every reader before its first file comes."""

_KEPT = 2
"""How many workers may wait without work."""

_GRACE_SECONDS = 10
"""How long after the time is out the parent itself ends a worker, should the kernel not have."""

_FORKS = hasattr(os, "fork")
_ANSWER, _CRASH = "answer.json", "crash.txt"
_CRASHED, _OUT_OF_MEMORY, _OUT_OF_DISK, _OUT_OF_TIME, _LOST = 1, 3, 4, 5, 6
_BY_SIGNAL = {
    "SIGALRM": _OUT_OF_TIME,
    "SIGXCPU": _OUT_OF_TIME,
    "SIGKILL": _OUT_OF_MEMORY,
    "SIGABRT": _OUT_OF_MEMORY,
}

_log = logging.getLogger(__name__)


def run(
    parse: Parse, path: Path, name: str, form: FileForm, limits: Limits, work: Path
) -> ReadFile:
    """What `parse`, a function at the top of a module, makes of a file.

    `parse` finds the file under a name that ends as its form does, since libraries go by that.
    `work` holds temporary files meanwhile. Raises FileRefused when `parse` does, and when it
    crashes or passes a limit.
    """
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work.absolute(), prefix="parse-") as folder:
        order = {
            "parse": [parse.__module__, parse.__qualname__],
            "path": str(_linked(path, Path(folder) / f"file{identify.ending_of(form)}")),
            "name": name,
            "form": form.name,
            "limits": asdict(limits),
            "folder": folder,
        }
        status = _carried_out(order, limits.parse_seconds)
        if status:
            raise _stopped(status, name, limits, Path(folder))
        return _answered(Path(folder))


def serve() -> None:
    """What a worker does: carry out orders, one a line, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    # A library written in Rust tells of a crash on stderr, in words that may come from the file.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    pa.array([""])  # imports pandas, which every child would otherwise do anew: 0.2 s a file
    gc.freeze()
    answers.write(b"ready\n")
    for line in sys.stdin.buffer:
        order = json.loads(line)
        status = _parsed_in_child(order) if _FORKS else _parsed(order)
        answers.write(b"%d\n" % status)


def _carried_out(order: dict[str, Any], seconds: int) -> int:
    with _worker() as worker:
        status = worker.carry_out(order, seconds)
    if status == _LOST and _FORKS:
        # No file can end a worker that only forks: something else has, while it waited.
        with _worker(fresh=True) as worker:
            status = worker.carry_out(order, seconds)
    return status


def _linked(path: Path, link: Path) -> Path:
    if _FORKS:
        link.symlink_to(path.absolute())
    else:
        shutil.copyfile(path, link)
    return link


class _Worker:
    """A process that parses files, as seen from the one that asks it to."""

    def __init__(self) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        # What reads strangers' files has no need of the product's settings, secrets among them.
        kept = {name: it for name, it in os.environ.items() if not name.startswith("LAGESBILD_")}
        self._process = subprocess.Popen(  # noqa: S603 (the interpreter and text of our own)
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**kept, "PYTHONPATH": paths},
        )
        self._orders = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)
        self._late = False
        if not self._answers.readline():
            self.close()
            raise RuntimeError("The process that parses files did not start.")

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def carry_out(self, order: dict[str, Any], seconds: int) -> int:
        """Have a file parsed; 0 when an answer was left, else why not."""
        timer = threading.Timer(seconds + _GRACE_SECONDS, self._end_late)
        timer.start()
        try:
            self._orders.write(json.dumps(order).encode() + b"\n")
            self._orders.flush()
            line = self._answers.readline()
        except BrokenPipeError:
            line = b""
        finally:
            timer.cancel()
        if line:
            return int(line)
        self.close()
        return _OUT_OF_TIME if self._late else _LOST

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()


_waiting: dict[int, list[_Worker]] = {}
"""Workers without work, by the process that started them: a fork must not share its parent's."""


_waiting_lock = threading.Lock()


@contextmanager
def _worker(*, fresh: bool = False) -> Iterator[_Worker]:
    worker = (None if fresh else _waiting_worker()) or _Worker()
    try:
        yield worker
    except BaseException:
        worker.close()  # its answer would come to whoever asks next
        raise
    with _waiting_lock:
        waiting = _waiting.setdefault(os.getpid(), [])
        kept = worker.alive and len(waiting) < _KEPT
        if kept:
            waiting.append(worker)
    if not kept:
        worker.close()


def _waiting_worker() -> _Worker | None:
    with _waiting_lock:
        waiting = _waiting.get(os.getpid(), [])
        while waiting:
            worker = waiting.pop()
            if worker.alive:
                return worker
            worker.close()
    return None


@atexit.register
def _end_workers() -> None:
    for worker in _waiting.pop(os.getpid(), []):
        worker.close()


def _parsed_in_child(order: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        return _status(os.waitpid(child, 0)[1])
    status = _CRASHED
    try:
        _limit(order["limits"])
        status = _parsed(order)
    finally:
        os._exit(status)


def _status(waited: int) -> int:
    code = os.waitstatus_to_exitcode(waited)
    return code if code >= 0 else _BY_SIGNAL.get(signal.Signals(-code).name, _CRASHED)


def _limit(limits: dict[str, int]) -> None:
    """Have the kernel end this process when it takes more than a file may cost."""
    seconds, written = limits["parse_seconds"], limits["unpacked_bytes"]
    memory = _address_space() + limits["parse_memory_bytes"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _address_space() -> int:
    """What the process holds before it has read anything."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except FileNotFoundError:
        return 0
    return int(pages) * resource.getpagesize()


def _parsed(order: dict[str, Any]) -> int:
    folder = Path(order["folder"])
    try:
        with _crash_noted(folder):
            read = _read(order)
            return _left(folder, {"read": _without_cells(read)}, read.tables)
    except FileRefused as refusal:
        problems = [astuple(problem) for problem in refusal.problems]
        return _left(folder, {"refused": [str(refusal), problems]}, ())
    except MemoryError:
        return _OUT_OF_MEMORY


def _read(order: dict[str, Any]) -> ReadFile:
    module, function = order["parse"]
    parse: Parse = getattr(importlib.import_module(module), function)
    path, form = Path(order["path"]), FileForm[order["form"]]
    return parse(path, order["name"], form, Limits(**order["limits"]))


@contextmanager
def _crash_noted(folder: Path) -> Iterator[None]:
    """Note where a reader failed, but not its message: that may hold what stands in the file."""
    try:
        yield
    except BaseException as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"
        (folder / _CRASH).write_text(place, encoding="utf-8")
        raise


def _left(folder: Path, answer: dict[str, Any], tables: tuple[Table, ...]) -> int:
    try:
        for number, table in enumerate(tables):
            with pa.ipc.new_file(str(folder / f"{number}.arrow"), table.cells.schema) as file:
                file.write_table(table.cells)
        (folder / _ANSWER).write_text(json.dumps(answer), encoding="utf-8")
    except OSError:
        return _OUT_OF_DISK
    return 0


def _without_cells(read: ReadFile) -> dict[str, Any]:
    return {
        "name": read.name,
        "form": read.form.name,
        "tables": [(table.sheet, table.hidden, table.merged) for table in read.tables],
        "evidence": [astuple(evidence) for evidence in read.evidence],
        "warnings": read.warnings,
        "stated": [astuple(stated) for stated in read.stated],
        "control": read.control,
    }


def _answered(folder: Path) -> ReadFile:
    answer = json.loads((folder / _ANSWER).read_bytes())
    if refused := answer.get("refused"):
        message, problems = refused
        raise FileRefused(message, tuple(Problem(*problem) for problem in problems))
    read = answer["read"]
    return ReadFile(
        read["name"],
        FileForm[read["form"]],
        tuple(
            Table(
                sheet, _cells(folder / f"{number}.arrow"), hidden, tuple(tuple(m) for m in merged)
            )
            for number, (sheet, hidden, merged) in enumerate(read["tables"])
        ),
        tuple(Evidence(*evidence) for evidence in read["evidence"]),
        tuple(read["warnings"]),
        tuple(StatedTotal(*stated) for stated in read["stated"]),
        read["control"],
    )


def _cells(path: Path) -> pa.Table:
    """The cells as they lie in the file, which may be removed meanwhile except on Windows."""
    source = pa.memory_map(str(path)) if _FORKS else pa.BufferReader(path.read_bytes())
    return pa.ipc.open_file(source).read_all()


def _stopped(status: int, name: str, limits: Limits, folder: Path) -> FileRefused:
    if status == _OUT_OF_TIME:
        return FileRefused(
            f"Filen {name} tog mer än {plural(limits.parse_seconds, 'sekund', 'sekunder')} att "
            "läsa och stoppades. Dela upp den, eller spara den som CSV, och läs in den filen."
        )
    if status == _OUT_OF_MEMORY:
        return FileRefused(
            f"Filen {name} behöver mer än {count(limits.parse_memory_bytes // MEBIBYTE)}\u00a0MB "
            "minne för att läsas och stoppades. Den kan ha ifyllda celler långt utanför tabellen. "
            "Ta bort dem, eller dela upp filen, och läs in den på nytt."
        )
    if status == _OUT_OF_DISK:
        return FileRefused(
            f"Det som lästes ur filen {name} gick inte att lägga undan. Disken kan vara full. "
            "Frigör utrymme och läs in filen på nytt."
        )
    crash = folder / _CRASH
    place = crash.read_text(encoding="utf-8") if crash.exists() else f"status {status}"
    _log.error("A file could not be parsed: %s", place)
    return damaged(name)
