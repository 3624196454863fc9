"""Whatever bytes come: a file is read or refused, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers import sie, sie5
from lagesbild.ingest.reading import Kind
from lagesbild.ingest.sie_reading import reading_of
from tests.ingest.sie_cases import HEAD, rows
from tests.ingest.test_sie5 import WHOLE, text_of

SIE_4 = (
    HEAD
    + """\
#KSUMMA
#SIETYP 3
#RAR 0 20240101 20241231
#RAR -1 20230101 20231231
#DIM 1 "Ansvar"
#UNDERDIM 21 "Del" 1
#KONTO 4010 "Köp av vård \\"öppen\\""
#IB 0 1930 7.00
#UB 0 1930 2.00
#RES 0 4010 5.00
#PSALDO 0 202401 4010 {} 5.00
#PSALDO 0 202401 4010 {1 "301"} 4.00
#PSALDO -1 202301 4010 {"1" "301" 21 "7"} 4.00 1
#PBUDGET 0 202401 4010 {} 6.00
#VER A 1 20240131 "Årsavgift" 20240131
{
#TRANS 4010 {1 "301"} 5.00 20240131 "Text"
#RTRANS 1930 {} -5.00
#TRANS 1930 {} -5.00
}
#KSUMMA 1
"""
).encode("cp437")
SIE_5 = text_of(WHOLE, declaration='<?xml version="1.0" encoding="UTF-8"?>').encode()

# Pieces that mean something to the readers, so that a mutation goes deeper than a typing error.
PIECES = [
    *(bytes([one]) for one in b'\n\r"\\{}# \t\0\x1a<&-.0\xe5'),
    *(b"", b"#VER", b"#TRANS", b"#KSUMMA", b"#PSALDO", b"-1", b"-99", b"</Sie>", b'amount="x"'),
    *(b"99999999999999999999", b"1e9", "٣".encode(), b"20240230", b"00010101", b"99999999"),
]


@st.composite
def mutated(draw: st.DrawFn, content: bytes) -> bytes:
    """The content with up to eight stretches replaced, and sometimes cut off."""
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 12))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=6))
        content = content[:at] + piece + content[at + length :]
    return content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content


def read_or_refuse(reader, content: bytes) -> None:
    try:
        file = reader.read("prov", content)
    except FileRefused:
        return
    assert reading_of(file).source.startswith("sie")
    for kind in Kind:
        for row in rows(file, kind):
            assert row["row"] > 0


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize(
    ("reader", "content"), [(sie, SIE_4), (sie5, SIE_5)], ids=["SIE 4", "SIE 5"]
)
@given(choice=st.data())
def test_a_mutated_file_is_read_or_refused(reader, content, choice):
    read_or_refuse(reader, choice.draw(mutated(content)))


@settings(max_examples=100, deadline=None)
@pytest.mark.parametrize("reader", [sie, sie5], ids=["SIE 4", "SIE 5"])
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(reader, content):
    read_or_refuse(reader, content)


def test_the_files_are_sound_before_they_are_mutated():
    assert sie.read("prov", SIE_4).control["trans"] == "2"
    assert sie5.read("prov", SIE_5).control["trans"] == "2"
