"""The line format: encoding, fields, quotes, object lists and the checksum."""

from __future__ import annotations

import zlib

import pytest

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers.sie_records import checksum, decode, records, split


@pytest.mark.parametrize(
    ("rest", "fields"),
    [
        ("1915 Kassa", ["1915", "Kassa"]),
        ("1915\tKassa", ["1915", "Kassa"]),
        ("1915 \t  Kassa", ["1915", "Kassa"]),
        ('"1915" "Kassa och bank"', ["1915", "Kassa och bank"]),
        (r'1915 "Kassa \"special\""', ["1915", 'Kassa "special"']),
        (r'"1820\A012 Cykel" 5', [r"1820\A012 Cykel", "5"]),
        ('"" "" 20240101', ["", "", "20240101"]),
        ("1915\u00a0A Kassa", ["1915\u00a0A", "Kassa"]),
    ],
    ids=[
        "blank",
        "tab",
        "several of both",
        "quoted",
        "escaped quotes",
        "a backslash that escapes nothing",
        "empty fields",
        "a no-break space parts nothing",
    ],
)
def test_fields_are_parted_by_blanks_and_tabs_and_may_be_quoted(rest, fields):
    assert split(rest) == (fields, ())


@pytest.mark.parametrize(
    ("rest", "fields"),
    [
        ('1684 "Fordringar hos leverant"r"', ["1684", 'Fordringar hos leverant"r']),
        ('3010 -900.00 "260    aaaaaaa', ["3010", "-900.00", "260    aaaaaaa"]),
        ('1 "C:\\Bokföring\\"', ["1", "C:\\Bokföring\\"]),
    ],
    ids=["an unescaped quote inside", "cut off at the line's end", "ended by a backslash"],
)
def test_quotes_are_read_as_programs_really_write_them(rest, fields):
    assert split(rest) == (fields, ())


@pytest.mark.parametrize(
    ("rest", "objects"),
    [
        ("4010 {} 1.00", ()),
        ("4010 { } 1.00", ()),
        ('4010 {1 "301"} 1.00', (("1", "301"),)),
        ('4010 {"1" "301" "6" "P 7"} 1.00', (("1", "301"), ("6", "P 7"))),
        ("4010 {1 10 6 Bilen 2 KAZ747} 1.00", (("1", "10"), ("6", "Bilen"), ("2", "KAZ747"))),
        ('4010 {1 "a}b"} 1.00', (("1", "a}b"),)),
        ('"4010" {1 "301"} 1.00', (("1", "301"),)),
    ],
)
def test_an_object_list_is_pairs_of_dimension_and_object(rest, objects):
    assert split(rest) == (["4010", "1.00"], objects)


def test_braces_in_a_text_are_text():
    fields = ["4010", "1.00", "20240101", "Hyra {mars}"]
    assert split('4010 {1 2} 1.00 20240101 "Hyra {mars}"') == (fields, (("1", "2"),))


@pytest.mark.parametrize("rest", ["4010 {1} 1.00", '4010 {1 "a" 6} 1.00'])
def test_an_object_list_without_pairs_is_an_error(rest):
    with pytest.raises(ValueError, match=r"shorter|longer"):
        split(rest)


@pytest.mark.parametrize("unit", ['\\"a', '"a', '" ', "\\", "{", '"}'])
def test_no_line_takes_more_than_linear_time(unit):
    split('1 "' + unit * 100_000)  # backtracking over this would take hours


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_rows_are_numbered_as_lines_whatever_ends_them(line_end):
    text = decode(
        line_end.join(["#FLAGGA 0", "", '  #konto 1915 "Kassa"', "{", "x\x1a"]).encode()
    ).text
    assert [(record.row, record.label, record.rest) for record in records(text)] == [
        (1, "#FLAGGA", "0"),
        (3, "#KONTO", '1915 "Kassa"'),
        (4, "{", ""),
        (5, "", "x"),
    ]


SWEDISH = '#KONTO 1915 "Årsavgift för kassa"'


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp437", "CP437"), ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("latin-1", "Latin-1")],
)
def test_the_encoding_is_told_by_the_letters_and_not_by_what_the_file_says(encoding, name):
    decoded = decode(SWEDISH.encode(encoding))
    assert decoded.text == SWEDISH
    assert decoded.encoding == name
    assert not decoded.warnings


def test_windows_letters_are_read_in_a_latin_1_file():
    text = '#KONTO 1915 "Årsavgift – kassa"'
    assert decode(text.encode("cp1252")).text == text


def test_a_damaged_letter_does_not_turn_utf_8_into_something_else():
    damaged = SWEDISH.encode("utf-8") + b'\n#KONTO 1920 "B\xc3nk p\xc3\xa5"'
    decoded = decode(damaged)
    assert decoded.encoding == "UTF-8"
    assert decoded.text.startswith(SWEDISH)
    [warning] = decoded.warnings
    assert warning.startswith("1 bokstav i filens texter har gått förlorade")


def test_a_binary_file_is_refused():
    with pytest.raises(FileRefused, match="Filen är inte en textfil"):
        decode(b"PK\x03\x04\x00\x00#KONTO")


SUMMED = '#FLAGGA 0\n#KSUMMA\n#KONTO 1915 "Kassa \\"special\\""\n{\n#KONTO\t1920 Bänk\n}\n'
SUM = zlib.crc32('#KONTO1915Kassa "special"#KONTO1920Bänk'.encode("cp437"))


@pytest.mark.parametrize("blanks", [" ", "\t", "   "])
def test_the_checksum_leaves_out_blanks_quotes_and_braces(blanks):
    text = SUMMED.replace("#KONTO 1915 ", f"#KONTO{blanks}1915{blanks}")
    found = checksum(f"{text}#KSUMMA {SUM}\n")
    assert found.holds
    assert found.row == 7


def test_a_changed_record_changes_the_checksum():
    assert not checksum(SUMMED.replace("1920", "1930") + f"#KSUMMA {SUM}\n").holds


def test_a_file_without_a_checksum_has_none():
    assert checksum("#FLAGGA 0\n#KONTO 1915 Kassa\n") is None


def test_a_checksum_that_begins_and_does_not_end_means_a_file_cut_off():
    with pytest.raises(FileRefused, match="Filen är avklippt"):
        checksum(SUMMED)
