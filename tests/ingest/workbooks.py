"""Writes workbooks byte by byte, where no library writes what a test needs."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"

XLSX_PART = "spreadsheetml.sheet.main+xml"
XLSB_PART = "sheet.binary.macroEnabled.main"


class ErrorCell(int):
    """A cell with an error, by its code: 7 is #DIV/0!, 42 is #N/A."""


def packed(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def xlsx(path: Path, rows: str, *, after: str = "", strings: str = "", book: str = "") -> Path:
    """One sheet, "Blad1", with `rows` as its XML; `book` is more of workbook.xml."""
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return packed(path, xlsx_members(sheet, strings, book))


def xlsx_members(sheet: str, strings: str = "", book: str = "") -> dict[str, str]:
    targets = [("officeDocument", "xl/workbook.xml")]
    parts = [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")]
    sheets = '<sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets>'
    return {
        "[Content_Types].xml": content_types(XLSX_PART),
        "_rels/.rels": relations(targets),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">{book}{sheets}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations(parts),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": sheet,
    }


def content_types(part: str) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.{part}"/></Types>'
    )


def relations(targets: Sequence[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def ods(path: Path, rows: str, *, manifest: str = "") -> Path:
    """One sheet, "Blad1", with `rows` as its XML."""
    spaces = " ".join(
        f'xmlns:{prefix}="{_ODF}:{prefix}:1.0"' for prefix in ("office", "table", "text")
    )
    calcext = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"<office:document-content {spaces} {calcext}><office:body><office:spreadsheet>"
        f'<table:table table:name="Blad1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        },
    )


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file; each stream is filled up to the 4096 bytes that make it an ordinary one."""
    contents = [content.ljust(-(-max(len(content), 4096) // 512) * 512, b"\0") for content in
                streams.values()]  # fmt: skip
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    table = [0xFFFFFFFD, end]
    entries = [_ole_entry("Root Entry", 5, end, 0, child=1)]
    for number, (name, content) in enumerate(zip(streams, contents, strict=True), 1):
        start = len(table)
        table += [*range(start + 1, start + len(content) // 512), end]
        after = number + 1 if number < len(streams) else free
        entries.append(_ole_entry(name, 2, start, len(content), after=after))
    entries += [bytes(128)] * (4 - len(entries))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, end, 0, end, 0, 0,
    )  # fmt: skip
    chains = struct.pack("<128I", *table, *[free] * (128 - len(table)))
    return header.ljust(512, b"\xff") + chains + b"".join(entries[:4]) + b"".join(contents)


def _ole_entry(
    name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF, after: int = 0xFFFFFFFF
) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIQ", encoded, len(encoded), kind, 1, 0xFFFFFFFF, after, child, start, size
    )


def xls(
    rows: Sequence[Sequence[object]],
    merged: Sequence[tuple[int, int, int, int]] = (),
    *,
    encrypted: bool = False,
) -> bytes:
    """Excel 97–2003 with one sheet; `merged` as first row, last row, first and last column."""
    start = _biff(0x809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    start += _biff(0x2F, struct.pack("<H52x", 1)) if encrypted else b""
    name = b"Blad1"
    bound = struct.pack("<BBBB", 0, 0, len(name), 0) + name
    before = len(start) + 4 + 4 + len(bound) + 4
    book = start + _biff(0x85, struct.pack("<I", before) + bound) + _biff(0x0A, b"")
    sheet = _biff(0x809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            sheet += _biff_cell(row, column, value)
    spans = b"".join(struct.pack("<4H", *span) for span in merged)
    sheet += _biff(0xE5, struct.pack("<H", len(merged)) + spans) + _biff(0x0A, b"")
    return ole({"Workbook": book + sheet})


def _biff(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _biff_cell(row: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    match value:
        case None:
            return b""
        case ErrorCell():
            return _biff(0x205, place + bytes([value, 1]))
        case bool():
            return _biff(0x205, place + bytes([value, 0]))
        case int() | float():
            return _biff(0x203, place + struct.pack("<d", value))
        case text:
            encoded = str(text).encode("utf-16-le")
            return _biff(0x204, place + struct.pack("<HB", len(encoded) // 2, 1) + encoded)


def xlsb(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """The binary form of .xlsx, with one sheet."""
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Blad1")
    book = _record(131) + _record(143) + _record(156, bundle) + _record(144) + _record(132)
    sheet = _record(129) + _record(148, struct.pack("<4I", 0, len(rows), 0, 9)) + _record(145)
    for row, cells in enumerate(rows):
        sheet += _record(0, struct.pack("<IIHBBBI", row, 0, 0, 0, 0, 0, 0))
        for column, value in enumerate(cells):
            sheet += _record_of(column, value)
    return packed(
        path,
        {
            "[Content_Types].xml": content_types(XLSB_PART),
            "_rels/.rels": relations([("officeDocument", "xl/workbook.bin")]),
            "xl/_rels/workbook.bin.rels": relations([("worksheet", "worksheets/sheet1.bin")]),
            "xl/workbook.bin": book,
            "xl/worksheets/sheet1.bin": sheet + _record(146) + _record(130),
        },
    )


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    name = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(content)
    sized = bytes([size]) if size < 128 else bytes([size & 0x7F | 0x80, size >> 7])
    return name + sized + content


def _record_of(column: int, value: object) -> bytes:
    place = struct.pack("<II", column, 0)
    match value:
        case None:
            return b""
        case ErrorCell():
            return _record(3, place + bytes([value]))
        case bool():
            return _record(4, place + bytes([value]))
        case int() | float():
            return _record(5, place + struct.pack("<d", value))
        case text:
            return _record(6, place + _wide(str(text)))
