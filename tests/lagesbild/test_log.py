"""An event is a line, whatever its message holds."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

import pytest

from lagesbild import log

LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d (INFO|WARNING|ERROR) [\w.]+ .*"
)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is logged while the test runs; the loggers are as they were afterwards."""
    root, ours = logging.getLogger(), logging.getLogger("lagesbild")
    before, level = root.handlers[:], ours.level
    stream = io.StringIO()
    log.write_to(stream)
    yield stream
    root.handlers[:] = before
    ours.setLevel(level)


def test_an_event_has_its_time_with_zone_and_its_level(written: io.StringIO) -> None:
    logging.getLogger("lagesbild").info("Servern är stoppad.")
    [line] = written.getvalue().splitlines()
    assert LINE.fullmatch(line)
    assert line.endswith(" INFO lagesbild Servern är stoppad.")


def test_a_traceback_is_part_of_its_line(written: io.StringIO) -> None:
    try:
        raise ValueError("rad ett\nrad två")
    except ValueError:
        logging.getLogger("lagesbild.store").exception("Felnummer A1B2C3")
    [line] = written.getvalue().splitlines()
    assert LINE.fullmatch(line)
    assert "Felnummer A1B2C3 ⏎ Traceback" in line
    assert "rad ett ⏎ rad två" in line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\v"])
def test_nothing_quoted_can_pretend_to_be_another_line(end: str, written: io.StringIO) -> None:
    faked = "2026-01-01T00:00:00.000+01:00 INFO lagesbild allt är bra"
    logging.getLogger("lagesbild").warning("Filen ”a%s%s” nekades", end, faked)
    assert len(written.getvalue().splitlines()) == 1


def test_nothing_quoted_can_steer_the_terminal(written: io.StringIO) -> None:
    logging.getLogger("lagesbild").warning("Filen ”\x1b[2Ja\x07\u202eb”")
    assert "�[2Ja��b" in written.getvalue()


def test_streamlits_own_events_are_written_the_same_way(written: io.StringIO) -> None:
    other = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    handlers, propagates, level = other.handlers[:], other.propagate, other.level
    try:
        other.handlers[:] = [logging.StreamHandler(io.StringIO())]
        other.propagate = False
        log.write_to(written)
        other.error("något")
        assert written.getvalue().count("något") == 1
        assert LINE.fullmatch(written.getvalue().strip())
    finally:
        other.handlers[:], other.propagate = handlers, propagates
        other.setLevel(level)
