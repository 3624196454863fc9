"""The server's log: one line an event, with time and level, ready for journald and grep.

    2026-11-30T02:12:10.123+01:00 ERROR lagesbild Felnummer A1B2C3 ⏎ Traceback …

What a message quotes can neither begin a line of its own nor steer a terminal, and identity numbers
are blotted out of it, and of the last words of a process that a bug ends (I6).
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from datetime import datetime
from types import TracebackType
from typing import Any, TextIO

from lagesbild.identity_numbers import hidden_by_shape

NEW_LINE = " ⏎ "

_LINE_BREAKS = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_OTHERS = ("streamlit", "uvicorn", "websockets")


class OneLine(logging.Formatter):
    """Time with its zone, level, who says it, and the message with its traceback on one line."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created).astimezone()
        words = record.getMessage()
        if record.exc_info:
            words = f"{words}\n{self.formatException(record.exc_info)}"
        line = _UNPRINTABLE.sub("�", _LINE_BREAKS.sub(NEW_LINE, words))
        moment = when.isoformat(timespec="milliseconds")
        return f"{moment} {record.levelname} {record.name} {line}"


def write_to(stream: TextIO | None = None) -> None:
    """Let everything that this process logs be written to `stream` (stderr), our way."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(OneLine())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    logging.getLogger("lagesbild").setLevel(logging.INFO)
    for name in list(logging.root.manager.loggerDict):
        # Streamlit gives each of its loggers a handler, and a form, of its own.
        if name.split(".")[0] in _OTHERS:
            other = logging.getLogger(name)
            other.handlers.clear()
            other.propagate = True


def hide_identity_numbers() -> None:
    """From now on nothing of the shape is logged, or told when the process ends by a bug."""
    logging.setLogRecordFactory(_Record)
    sys.excepthook = _tell
    threading.excepthook = _tell_of_thread


class _Record(logging.LogRecord):
    """Has its traceback among its words, so that no formatter can write it as it was."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._trace = ""
        if self.exc_info and self.exc_info[0]:
            self._trace = f"\n{without_identity_numbers(*self.exc_info)}"
            self.exc_info = None

    def getMessage(self) -> str:  # noqa: N802 (as logging calls it)
        return hidden_by_shape(super().getMessage()) + self._trace


def without_identity_numbers(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> str:
    """A traceback with everything shaped like an identity number blotted out."""
    return hidden_by_shape("".join(traceback.format_exception(kind, error, trace)).rstrip())


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.stderr.write(f"{without_identity_numbers(kind, error, trace)}\n")


def _tell_of_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_type is not SystemExit:
        _tell(failed.exc_type, failed.exc_value or failed.exc_type(), failed.exc_traceback)
