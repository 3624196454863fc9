"""Text files as finance systems write them, and as they break."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers import delimited, text_rows
from lagesbild.ingest.table import FileForm
from lagesbild.settings import Limits
from tests.ingest.text_files import LIMITS, evidence, problems, read, rows

EXPORTS = Path(__file__).parents[3] / "shared" / "exports"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("text")


# The files in shared/exports


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter", "row_count", "last"),
    [
        ("odd/ck_test_latin1.csv", "Windows-1252", "komma", 3, ["4", "5", "©"]),
        ("odd/ck_test_utf16_big.csv", "UTF-16 BE", "komma", 3, ["4", "5", "ʤ"]),
        ("odd/ck_test_utf16_little.csv", "UTF-16 LE", "komma", 3, ["4", "5", "ʤ"]),
        ("odd/ck_test_utf8_bom.csv", "UTF-8", "komma", 3, ["4", "5", "ʤ"]),
        ("odd/fr_duplicate-headers.csv", "UTF-8", "komma", 3,
            ["1102", "Julie", "0", "26", "001102"]),
        ("odd/fr_leading-zeros.csv", "UTF-8", "semikolon", 4, ["00003"]),
        ("odd/fr_without-rows.csv", "UTF-8", "komma", 1, ["id", "name"]),
        ("odd/gen_csv_named.xlsx", "UTF-8", "semikolon", 2,
            ["0702", "5750", "4511", "202601", "1234,50"]),
        ("odd/gen_sep_line_bom.csv", "UTF-8", "semikolon", 2, ["7010", "1 234,50"]),
        ("odd/gen_swedish_numbers.csv", "UTF-8", "semikolon", 18,
            ["Summa", None, "1234567", "999"]),
        ("board/tabell_internbudget_TRANSCRIBED.csv", "UTF-8", "semikolon", 9,
            ["Nämnden totalt", "788 215", "764 885", "823 329", "35 113"]),
        ("board/tabell2_placeringar_barn_unga_TRANSCRIBED.csv", "UTF-8", "semikolon", 4,
            ["Budget 2023", "92 600", "140 700", "-"]),
        ("board/tabell1_utbetalt_bistand_TRANSCRIBED.csv", "UTF-8", "semikolon", 4,
            ["Budget 2023", *["12 400"] * 13]),
        ("board/simrishamn_hypergene_30013_jan-feb_2026_TRANSCRIBED.csv", "UTF-8", "semikolon", 19,
            ["Summa RR", "-776", "-668", "-108", None, "-4 007"]),
    ],
)  # fmt: skip
def test_an_export_is_read_to_its_last_cell(name, encoding, delimiter, row_count, last):
    path = EXPORTS / name
    file = delimited.read(path, path.name, LIMITS)
    assert file.form is FileForm.DELIMITED
    assert evidence(file) == {"encoding": encoding, "delimiter": delimiter}
    assert len(rows(file)) == row_count
    assert rows(file)[-1][1] == last


def test_a_norwegian_budget_keeps_the_blanks_around_its_amounts():
    path = EXPORTS / "board/bergen_driftsbudsjett_2013_EXCERPT.csv"
    [table] = delimited.read(path, path.name, LIMITS).tables
    cells = dict(rows_of(table, 9))
    assert cells == {
        "D": "07",
        "G": "Beredskap mot branner og ulykker",
        "K": " -   ",
        "L": " -144 900 ",
    }


def rows_of(table, row):
    [(_, cells)] = [(number, cells) for number, cells in table.rows() if number == row]
    return [(name, cells[table.columns.index(name)]) for name in ("D", "G", "K", "L")]


def test_ragged_rows_are_named_and_nothing_is_read():
    path = EXPORTS / "odd/ck_bad.csv"
    with pytest.raises(FileRefused, match="2 rader kan inte delas") as refused:
        delimited.read(path, path.name, LIMITS)
    too_many, too_few = refused.value.problems
    assert (too_many.row, too_few.row) == (2, 3)
    assert "4 fält men tabellen har 3" in too_many.message
    assert "2 fält men tabellen har 3" in too_few.message


# Delimiters and lines


@pytest.mark.parametrize(
    ("delimiter", "name"), [(";", "semikolon"), (",", "komma"), ("\t", "tabb"), ("|", "lodstreck")]
)
def test_the_delimiter_is_told_by_its_regularity(folder, delimiter, name):
    text = "Ansvar;Konto;Belopp\n7010;4531;100\n7011;4531;200\n".replace(";", delimiter)
    file = read(folder, text)
    assert evidence(file)["delimiter"] == name
    assert rows(file)[2] == (3, ["7011", "4531", "200"])


@pytest.mark.parametrize(
    "text",
    [
        "7010;1,50\n7011;2,50\n",  # no header, one comma a row
        "1,5;2,5\n3,5;4,5\n",  # more commas than semicolons
        "Ansvar;Jan;Feb\n7010;1,5;2,5\n7011;3,5;4,5\n",
        "Ansvar;Belopp, kr\n7010;1,5\n",
    ],
)
def test_decimal_commas_do_not_delimit(folder, text):
    assert [cells for _, cells in rows(read(folder, text))] == [
        line.split(";") for line in text.splitlines()
    ]


def test_delimiters_inside_quotation_marks_do_not_count(folder):
    text = 'Text,Belopp\n"a;b;c",1\n"d;e;f",2\n"g;h;i",3\n'
    assert rows(read(folder, text))[3] == (4, ["g;h;i", "3"])


def test_a_sep_line_decides_and_is_not_a_row(folder):
    file = read(folder, "sep=,\na;x,b\n1;y,2\n")
    assert rows(file) == [(2, ["a;x", "b"]), (3, ["1;y", "2"])]
    assert evidence(file)["delimiter"] == "komma"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(folder, end):
    text = end.join(["Ansvar;Text;Belopp", "7010;å;1", "7011;ö;2"])
    assert rows(read(folder, text, "cp1252"))[2] == (3, ["7011", "ö", "2"])


def test_mixed_line_ends_are_one_line_end_each(folder):
    assert rows(read(folder, "a;b\r\n1;2\n3;4\r5;6\r\n")) == [
        (1, ["a", "b"]), (2, ["1", "2"]), (3, ["3", "4"]), (4, ["5", "6"]),
    ]  # fmt: skip


def test_other_separators_of_unicode_are_text(folder):
    text = "a;b\nx\u2028y;z\x0bw\nq\x85r;s\x0ct\n"
    assert rows(read(folder, text))[1:] == [(2, ["x\u2028y", "z\x0bw"]), (3, ["q\x85r", "s\x0ct"])]


def test_blanks_around_text_stay(folder):
    assert rows(read(folder, "a;b\n 7010 ;\u00a05 \n"))[1] == (2, [" 7010 ", "\u00a05 "])


def test_empty_lines_are_left_out_and_keep_their_numbers(folder):
    assert rows(read(folder, "\na;b\n\n  \n1;2\n\n")) == [(2, ["a", "b"]), (5, ["1", "2"])]


def test_empty_lines_of_a_single_column_are_left_out_too(folder):
    assert rows(read(folder, "kod\n01\n\n02\n")) == [(1, ["kod"]), (2, ["01"]), (4, ["02"])]


def test_a_row_of_delimiters_stays_as_empty_cells(folder):
    assert rows(read(folder, "a;b\n;\n1;2\n"))[1] == (2, [None, None])


# Quotation marks


def test_a_header_over_two_lines_is_one_row(folder):
    text = 'Ansvar;"Utfall\nmars";Budget\n7010;1;2\n'
    assert rows(read(folder, text)) == [
        (1, ["Ansvar", "Utfall\nmars", "Budget"]),
        (3, ["7010", "1", "2"]),
    ]


def test_a_text_over_several_lines_counts_all_its_lines(folder):
    text = 'Ansvar;Text;Belopp\n7010;"Köp; av\r\nvård\n\nav ""barn""";5\n7011;x;6\n'
    assert rows(read(folder, text))[1:] == [
        (2, ["7010", 'Köp; av\nvård\n\nav "barn"', "5"]),
        (6, ["7011", "x", "6"]),
    ]


def test_quotation_marks_inside_a_field_are_characters(folder):
    text = 'Ansvar;Text;Belopp\n7010;Skärm 24";5\n7011;"Solrosen" AB;6\n7012;x "y" z;7\n'
    assert [cells[1] for _, cells in rows(read(folder, text))][1:] == [
        'Skärm 24"', '"Solrosen" AB', 'x "y" z',
    ]  # fmt: skip


@pytest.mark.parametrize("later", ["x", '"y"', 'z"'])
def test_a_mark_that_is_not_closed_is_a_character_where_the_fields_add_up(folder, later):
    text = f'Ansvar;Text;Belopp\n7010;"Köp av vård;5\n7011;{later}å;6\n7012;q;7\n'
    file = read(folder, text)
    assert [number for number, _ in rows(file)] == [1, 2, 3, 4]
    assert rows(file)[1] == (2, ["7010", '"Köp av vård', "5"])


def test_a_mark_that_is_not_closed_is_refused_where_they_do_not(folder):
    text = 'Ansvar;Text;Belopp\n7010;"Köp; av vård;5\n7011;x;6\n'
    assert problems(folder, text) == [
        (2, "Ett citattecken öppnas men stängs inte. Stäng det eller ta bort det.")
    ]


def test_a_closing_mark_that_is_lost_names_its_row(folder):
    text = '"Ansvar";"Text";"Belopp"\n"7010";"Köp;x;"5"\n"7011";"x";"6"\n'
    assert problems(folder, text)[0][0] == 2


def test_rows_between_two_stray_marks_are_not_swallowed(folder):
    text = 'Ansvar;Text;Belopp\n7010;"Köp;5\n7011;x;6\n7012;vård";7\n7013;y;8\n'
    [(row, message)] = [found for found in problems(folder, text) if "stängs först" in found[1]]
    assert row == 2
    assert "rad 4" in message


def test_a_mark_opened_in_one_block_of_the_file_is_closed_in_the_next(folder, monkeypatch):
    monkeypatch.setattr(delimited, "_BLOCK", 16)
    text = 'Ansvar;Text;Belopp\n7010;"Köp av vård\nför barn\noch unga";5\n7011;å;6\n'
    assert rows(read(folder, text))[1:] == [
        (2, ["7010", "Köp av vård\nför barn\noch unga", "5"]),
        (5, ["7011", "å", "6"]),
    ]


def test_a_mark_that_nothing_closes_is_told_when_the_file_ends(folder, monkeypatch):
    monkeypatch.setattr(delimited, "_BLOCK", 16)
    assert problems(folder, 'a;b;c\n1;2;3\n4;"x;y;5\n6;7;8\n9;10;11\n')[0][0] == 3


# What stands around the table


def test_titles_above_and_notes_below_are_padded_not_refused(folder):
    text = (
        "Uppföljning mars 2026\nEnhet: kr\n\nAnsvar;Konto;Belopp\n7010;4531;5\n7011;4531;6\n"
        "Summan är preliminär.\n\nKälla: Raindance; uttag 2026-04-02\n"
    )
    assert rows(read(folder, text)) == [
        (1, ["Uppföljning mars 2026", None, None]),
        (2, ["Enhet: kr", None, None]),
        (4, ["Ansvar", "Konto", "Belopp"]),
        (5, ["7010", "4531", "5"]),
        (6, ["7011", "4531", "6"]),
        (7, ["Summan är preliminär.", None, None]),
        (9, ["Källa: Raindance", " uttag 2026-04-02", None]),
    ]


def test_empty_fields_beyond_the_table_are_harmless(folder):
    text = "a;b;c\n1;2;3;;;\n4;5;6\n7;8;9;\n1;2;3\n"
    assert [cells for _, cells in rows(read(folder, text))][1] == ["1", "2", "3"]


def test_a_delimiter_after_every_row_but_the_header_is_harmless(folder):
    assert rows(read(folder, "a;b;c\n1;2;3;\n4;5;6;\n"))[0] == (1, ["a", "b", "c", None])


def test_decimal_commas_in_a_file_delimited_by_commas_are_seen_by_the_header(folder):
    [(row, message)] = problems(folder, "Ansvar,Konto,Belopp\n7010,4531,1234,50\n7011,4531,99,00\n")
    assert row == 1
    assert "3 fält men tabellen har 4" in message


@pytest.mark.parametrize("last", ["7012;45", "7012", "7012;4531"])
def test_a_file_cut_off_in_its_last_row_is_refused(folder, last):
    text = f"Ansvar;Konto;Belopp\n7010;4531;5\n7011;4531;6\n{last}"
    assert [row for row, _ in problems(folder, text)] == [4]


def test_a_row_broken_in_two_is_refused_with_both_halves(folder):
    text = "Ansvar;Text;Belopp\n7010;Köp av\nvård;5\n7011;x;6\n7012;y;7\n"
    assert [row for row, _ in problems(folder, text)] == [2, 3]


def test_no_more_than_a_thousand_rows_are_named(folder):
    text = "a;b;c\n" + "1;2;3\n" * 2000 + "1;2;3;4\n" * 1500
    found = problems(folder, text)
    assert len(found) == 1001
    assert (found[0][0], found[1][0]) == (2002, 2003)
    assert found[-1] == (0, "500 rader till kan inte delas i kolumner.")


def test_a_broken_row_deep_in_the_file_is_found(folder):
    text = "a;b;c\n" + "1;2;3\n" * 50_000 + "1;2\n" + "1;2;3\n" * 50_000
    assert [row for row, _ in problems(folder, text)] == [50_002]


def test_too_many_rows_or_columns_are_refused(folder):
    with pytest.raises(FileRefused, match="fler än 2 rader"):
        read(folder, "a;b\n1;2\n3;4\n", limits=Limits(rows=2))
    with pytest.raises(FileRefused, match="har 3 kolumner, högst 2"):
        read(folder, "a;b;c\n1;2;3\n", limits=Limits(columns=2))


def test_a_very_long_text_is_read(folder):
    text = f"a;b\n{'å' * 2_000_000};1\n"
    assert rows(read(folder, text))[1] == (2, ["å" * 2_000_000, "1"])


def test_a_file_without_line_ends_is_refused_before_it_fills_the_memory(folder, monkeypatch):
    monkeypatch.setattr(delimited, "_BLOCK", 64)
    monkeypatch.setattr(delimited, "_LONGEST_LINE", 100)
    with pytest.raises(FileRefused, match="Rad 2 är längre"):
        read(folder, "a;b\n" + "x" * 500)


# Properties

CELLS = st.text(st.sampled_from("aåÄö 0159,;|\t\"'-\n()\u00a0"), max_size=8).filter(
    lambda cell: cell.strip() == cell
)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=12)
)
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp437", "mac_roman"])


def exported(table, delimiter, quoting, end):
    """What csv writes, and the number of the line that each row begins on."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator="\n")
    starts = []
    for cells in table:
        starts.append(file.getvalue().count("\n") + 1)
        writer.writerow(cells)
    return file.getvalue().replace("\n", end), starts


def looks_like_rows(cells, delimiter, quoting):
    """Whether a row goes on over lines that would each be a whole row: then it is refused."""
    lines = [
        line for line in exported([cells], delimiter, quoting, "\n")[0].splitlines() if line.strip()
    ]
    return len(lines) > 1 and all(line.count(delimiter) == len(cells) - 1 for line in lines)


@settings(max_examples=150, deadline=None)
@given(
    table=TABLES,
    delimiter=st.sampled_from(";,\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    codec=CODECS,
)
def test_what_csv_writes_is_read_back_row_by_row(folder, table, delimiter, quoting, end, codec):
    header = [f"Kolumn på {number}" for number in range(len(table[0]))]
    table = [header, header, *table, header]
    written, starts = exported(table, delimiter, quoting, end)
    lines = f"sep={delimiter}\n".replace("\n", end) + written
    if any(looks_like_rows(cells, delimiter, quoting) for cells in table):
        with pytest.raises(FileRefused, match="kan inte delas"):
            read(folder, lines, codec)
        return
    file = read(folder, lines, codec)
    expected = [
        (start + 1, [cell or None for cell in cells])
        for start, cells in zip(starts, table, strict=True)
        if any(cells) or quoting == csv.QUOTE_ALL or len(cells) > 1
    ]
    assert rows(file) == expected


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(folder, content):
    found = outcome(folder, content)
    assert found, "neither rows nor problems"


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from('ab1;,"\n '), max_size=60))
def test_both_ways_of_reading_give_the_same(folder, text):
    """The fast way for regular blocks may not differ from reading line by line."""
    with pytest.MonkeyPatch.context() as patch:
        fast = outcome(folder, text)
        patch.setattr(text_rows.TextRows, "_at_once", lambda *_: None)
        assert outcome(folder, text) == fast


def outcome(folder, text):
    try:
        return rows(read(folder, text))
    except FileRefused as refused:
        return refused.problems
