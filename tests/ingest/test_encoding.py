"""Text files in the encodings that finance systems use."""

from __future__ import annotations

import pytest

from lagesbild.ingest.problems import FileRefused
from tests.ingest.text_files import evidence, problems, read, rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("text")


SWEDISH = "Enhet;Belopp\nFörskola på ön;1 234,50\nÄldre, Åre;5\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16 LE"),
        ("utf-16-le", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"),
        ("cp1252", "Windows-1252"),
        ("latin-1", "Windows-1252"),
        ("cp437", "CP437"),
        ("cp850", "CP437"),  # the same bytes for these letters
        ("mac_roman", "Mac Roman"),
    ],
)
def test_the_encoding_is_told_from_the_letters(folder, codec, name):
    file = read(folder, SWEDISH, codec)
    assert evidence(file)["encoding"] == name
    assert rows(file) == [
        (1, ["Enhet", "Belopp"]),
        (2, ["Förskola på ön", "1 234,50"]),
        (3, ["Äldre, Åre", "5"]),
    ]


def test_letters_that_only_cp850_has_tell_it_from_cp437(folder):
    file = read(folder, "Namn;Belopp\nFörvaltning Ærø;1\n", "cp850")
    assert evidence(file)["encoding"] == "CP850"
    assert rows(file)[1] == (2, ["Förvaltning Ærø", "1"])


@pytest.mark.parametrize("text", ["Pris i €;…\n–;”solros”\n", "Projekt;Belopp\n”Solros” – €;5\n"])
def test_typographic_marks_of_windows_are_not_taken_for_letters_of_others(folder, text):
    file = read(folder, text, "cp1252")
    assert evidence(file)["encoding"] == "Windows-1252"
    assert [cells for _, cells in rows(file)] == [line.split(";") for line in text.splitlines()]


def test_one_damaged_character_in_utf8_is_named_by_row(folder):
    content = SWEDISH.encode() + b"V\xe5rd;7\n"
    [(row, message)] = problems(folder, content)
    assert row == 4
    assert "UTF-8" in message


def test_a_byte_that_windows_1252_lacks_is_named_by_row(folder):
    content = "År;Belopp\r\nVård;1\r\nx".encode("cp1252") + b"\x81;2\r\n"
    [(row, message)] = problems(folder, content)
    assert row == 3
    assert "Windows-1252" in message


def test_utf16_that_ends_inside_a_character_is_refused(folder):
    [(row, _)] = problems(folder, "a;b\n1;2\n".encode("utf-16") + b"3")
    assert row == 3


@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf", b" \r\n\t\r\n", b"\0\0\0\0", b"sep=;\r\n"]
)
def test_a_file_without_a_word_is_empty(folder, content):
    with pytest.raises(FileRefused, match="Filen är tom"):
        read(folder, content)


def test_what_is_not_text_is_refused(folder):
    with pytest.raises(FileRefused, match="annat än text"):
        read(folder, bytes(range(1, 256)) * 20)


def test_zero_characters_are_removed_and_told(folder):
    file = read(folder, "Ansvar;Belopp\n70\x0010;5\n")
    assert rows(file)[1] == (2, ["7010", "5"])
    assert file.warnings == ("1 nolltecken har tagits bort.",)


def test_the_end_mark_of_dos_is_not_a_row(folder):
    assert rows(read(folder, "a;b\r\n1;2\r\n\x1a")) == [(1, ["a", "b"]), (2, ["1", "2"])]
