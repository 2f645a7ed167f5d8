"""How a CSV file may be saved, and what is told when it cannot be read."""

import csv
import io
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.rules.csv_text import DELIMITERS, UTF_8, WINDOWS_1252, read_csv, samples
from chalicelib.rules.plain_text import MAX_SHOWN

MANY = 10_000
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
tables = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1))


def read(text, max_rows=MANY):
    return read_csv(text.encode(), max_rows)


def rows(found):
    assert not found.faults
    return [(row.number, *row.cells) for row in found.rows]


def fault(found):
    assert not found.rows
    (only,) = found.faults
    return only.pointer, only.code


@settings(deadline=None)
@given(tables, st.sampled_from(DELIMITERS), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_what_a_spreadsheet_writes_is_read_cell_by_cell(table, delimiter, line_end, has_mark):
    header = [f"column {place}" for place, _ in enumerate(table[0])]
    written = io.StringIO(newline="")
    has_break = any(sign in cell for row in table for cell in row for sign in "\r\n")  # csv.writer leaves some bare
    quoting = csv.QUOTE_ALL if has_break else csv.QUOTE_MINIMAL
    csv.writer(written, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows([header, *table])
    found = read_csv(written.getvalue().encode("utf-8-sig" if has_mark else "utf-8"), MANY)
    full = [tuple(row) for row in table if any(cell.strip() for cell in row)]
    assert (found.header, found.delimiter) == (tuple(header), delimiter)
    assert tuple(row.cells for row in found.rows) == tuple(full)
    assert [each.code for each in found.faults] == ([] if full else ["NO_ROWS"])


@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n", "a;b\n1;2\n", "a\tb\n1\t2\n", "a,b\r\n1,2", "a,b\r1,2\r", "\ufeffa,b\n1,2"]
)
def test_every_delimiter_line_end_and_mark_gives_the_same_rows(text):
    found = read(text)
    assert found.header == ("a", "b")
    assert rows(found) == [(2, "1", "2")]


def test_the_header_line_tells_the_delimiter_and_quotes_do_not_count():
    assert read('"a,b,c";d\n1,5;2\n').header == ("a,b,c", "d")


def test_a_file_of_one_column_needs_no_delimiter():
    assert rows(read("name\nSiti\n")) == [(2, "Siti")]


def test_rows_are_counted_as_a_spreadsheet_does():
    text = 'name,place\n"two\nlines",x\n\n,,\n  , \nSiti,y\n'
    assert rows(read(text)) == [(2, "two\nlines", "x"), (6, "Siti", "y")]


def test_columns_that_only_pad_are_dropped():
    assert rows(read("name;place;;\nSiti;x;;\nBudi;y\n")) == [(2, "Siti", "x"), (3, "Budi", "y")]


def test_quotes_and_formulas_are_text():
    assert rows(read('a,b\n"say ""hi""",=1+1\n+62,@SUM\n')) == [(2, 'say "hi"', "=1+1"), (3, "+62", "@SUM")]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("nama\nSit\xef".encode("cp1252"), "CSV_ENCODING"),
        ("a,b\n1,2".encode("utf-16"), "CSV_ENCODING"),
        ("a,b\n1,2".encode("utf-16-be"), "TEXT_INVALID"),
        (b"\xff\xfe", "CSV_ENCODING"),
        (b"\xc3(", "CSV_ENCODING"),
    ],
)
def test_other_encodings_are_refused(raw, code):
    assert code in [each.code for each in read_csv(raw, MANY).faults]


def test_windows_1252_is_read_when_a_person_says_so():
    found = read_csv("nama;tempat\nAndr\u00e9 \u2013 \u20ac;S\u00f8r\n".encode("cp1252"), MANY, WINDOWS_1252)
    assert rows(found) == [(2, "Andr\u00e9 \u2013 \u20ac", "S\u00f8r")]
    assert found.encoding == WINDOWS_1252


def test_the_mark_of_utf_8_is_believed_before_anybody():
    found = read_csv("nama\nAndr\u00e9\n".encode("utf-8-sig"), MANY, WINDOWS_1252)
    assert (rows(found), found.encoding) == ([(2, "Andr\u00e9")], UTF_8)


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_a_byte_that_windows_1252_does_not_have_is_told_with_its_line(byte, end):
    (found,) = read_csv(end.join([b"nama", b"Ani", b"Bu" + bytes([byte])]), MANY, WINDOWS_1252).faults
    assert found.code == "CSV_BYTE_UNDEFINED"
    assert "3" in found.detail[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_whatever_is_said(encoding):
    assert not read_csv("a,b\n1,2".encode(encoding), MANY, WINDOWS_1252).rows


def test_samples_are_the_first_cells_with_letters_beyond_ascii():
    cells = ["Ani", "Andr\u00e9", "\u20ac 5", "Andr\u00e9", *(f"\u00d8{each}" for each in range(9))]
    found = read("nam\u00e1\n" + "\n".join(cells) + "\n")
    assert samples(found) == ("nam\u00e1", "Andr\u00e9", "\u00d80", "\u00d81", "\u00d82")
    assert samples(read("a\n" + "\u00e9" * 500 + "\n")) == ("\u00e9" * MAX_SHOWN,)


@pytest.mark.parametrize("raw", [b"caf\xe9,b\n1,2\n", "a,b\n1,2".encode("utf-16"), "a,b".encode("utf-16-le")])
def test_a_file_that_is_not_utf_8_is_told_how_to_be_saved(raw):
    (found,) = read_csv(raw, MANY).faults[:1]
    assert "CSV UTF-8" in found.detail[0]


@pytest.mark.parametrize(
    ("text", "pointer", "code"),
    [
        ("", "", "CSV_EMPTY"),
        ("\ufeff", "", "CSV_EMPTY"),
        ("\n \n,,\n", "", "CSV_EMPTY"),
        ("a,b\n", "/rows", "NO_ROWS"),
        ("a,b\n1\n", "/rows/2", "ROW_LENGTH"),
        ("a,b\n\n1,2,3\n", "/rows/3", "ROW_LENGTH"),
        ("a,b\n1,\x00\n", "/rows/2", "TEXT_INVALID"),
        ("a,b\x00\n1,2\n", "/rows/1", "TEXT_INVALID"),
        ('a,b\n1,2\n"open,2\n', "/rows/3", "CSV_MALFORMED"),
        ('a,b\n"x"y,2\n', "/rows/2", "CSV_MALFORMED"),
        ('"a,b\n1,2\n', "/rows/1", "CSV_MALFORMED"),
        ("a,b\n1," + "x" * 200_000 + "\n", "/rows/2", "CSV_MALFORMED"),
        ("a,b\n" + "1,2\n" * (MANY + 1), f"/rows/{MANY + 2}", "TOO_MANY_ROWS"),
    ],
)
def test_a_file_says_what_is_wrong_with_it(text, pointer, code):
    assert fault(read(text)) == (pointer, code)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_have_an_answer(raw):
    found = read_csv(raw, MANY)
    assert bool(found.rows) != bool(found.faults)


def test_every_ragged_row_is_told():
    assert [each.pointer for each in read("a,b\n1\n1,2\n1,2,3\n").faults] == ["/rows/2", "/rows/4"]


def test_four_thousand_rows_are_read_in_a_moment():
    raw = ("nip,name,unit,office\n" + '198503302010011013,"Siti, S.Kom.",bkpsdm,hall\n' * 4_000).encode()
    started = process_time()
    assert len(read_csv(raw, 4_000).rows) == 4_000
    assert process_time() - started < 0.5
