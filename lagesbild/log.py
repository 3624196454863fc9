"""The server's log: one line an event, with time and level, ready for journald and grep.

    2026-11-30T02:12:10.123+01:00 ERROR lagesbild Felnummer A1B2C3 ⏎ Traceback …

What a message quotes can neither begin a line of its own nor steer a terminal.
"""

from __future__ import annotations

import logging
import re
import sys
from datetime import datetime
from typing import TextIO

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
