"""What a process says of itself, when a bug has a person's number in its arguments."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from lagesbild import log, server
from lagesbild.settings import ROOT
from tests.identities import PERSON, spellings

NUMBERS = list(spellings(PERSON).values())


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What a library's own handler writes."""
    before = logging.getLogRecordFactory(), sys.excepthook, threading.excepthook
    log.hide_identity_numbers()
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    library = logging.getLogger("some.library")
    library.addHandler(handler)
    yield written
    library.removeHandler(handler)
    logging.setLogRecordFactory(before[0])
    sys.excepthook, threading.excepthook = before[1:]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_log_has_a_number_in_its_words_or_its_traceback(
    number: str, logged: io.StringIO
) -> None:
    try:
        raise ValueError(f"Could not convert {number} to amount")
    except ValueError:
        logging.getLogger("some.library").exception("The row of %s failed", number)
    assert "The row of ██████ failed" in logged.getvalue()
    assert "ValueError: Could not convert ██████ to amount" in logged.getvalue()
    assert number[-4:] not in logged.getvalue()


def test_a_formatter_that_writes_tracebacks_its_own_way_gets_none_with_numbers(
    logged: io.StringIO,
) -> None:
    class OwnWay(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            trace = self.formatException(record.exc_info) if record.exc_info else ""
            return f"{record.getMessage()} | {trace}"

    [handler] = logging.getLogger("some.library").handlers
    handler.setFormatter(OwnWay())
    try:
        raise KeyError(NUMBERS[0])
    except KeyError:
        logging.getLogger("some.library").exception("It failed")
    assert "KeyError: '██████'" in logged.getvalue()
    assert NUMBERS[0] not in logged.getvalue()


@pytest.mark.parametrize("number", NUMBERS)
def test_an_error_that_a_page_ends_with_is_logged_without_the_number(
    number: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert server.say_what_happened(KeyError(f"Barn {number}"))
    assert "KeyError: 'Barn ██████'" in caplog.text
    assert number not in caplog.text


def test_a_process_or_thread_that_ends_by_a_bug_does_not_tell_the_number() -> None:
    program = (
        "import sys, threading; from lagesbild import log; log.hide_identity_numbers()\n"
        "def fail(): raise KeyError(sys.argv[1])\n"
        "thread = threading.Thread(target=fail); thread.start(); thread.join(); fail()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, NUMBERS[1]],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.count("KeyError: '██████'") == 2
    assert NUMBERS[1] not in ended.stderr
