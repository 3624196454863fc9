"""What a file is, judged by what is in it and never by its name."""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePath
from zipfile import BadZipFile, ZipFile

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers.refusals import damaged, encrypted
from lagesbild.ingest.table import Evidence, FileForm
from lagesbild.settings import MEBIBYTE

_SHOWN = 1 << 16
"""How much of a text is looked at."""

_BLANK = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
"""Space and byte order marks."""

_BROKEN_ZIP = (BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError)
"""What zipfile raises for files that are not what they claim."""

_AS_XLSX = "Öppna den i Excel, spara den som .xlsx och läs in den filen."
_EXPORT = "Exportera den som Excel eller CSV och läs in den filen."

_SIGNATURES = (
    (b"%PDF", "en PDF"),
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF8", "en bild"),
    (b"BM", "en bild"),
    (b"II*\x00", "en bild"),
    (b"MM\x00*", "en bild"),
    (b"RIFF", "en bild, ett ljud eller en film"),
    (b"{\\rtf", "ett textdokument (RTF)"),
    (b"\x1f\x8b", "en packad fil (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "en packad fil (7z)"),
    (b"Rar!", "en packad fil (rar)"),
    (b"SQLite format 3", "en databas"),
    (b"MZ", "ett program"),
    (b"\x7fELF", "ett program"),
)
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_OLE_STREAMS = (
    ("WordDocument", "ett Word-dokument"),
    ("PowerPoint Document", "en presentation"),
    ("__properties_version1.0", "ett e-postmeddelande"),
)
_PARTS = (
    (b"sheet.binary.macroEnabled.main", FileForm.XLSB),
    (b"spreadsheetml.sheet.main", FileForm.XLSX),
    (b"spreadsheetml.template.main", FileForm.XLSX),
    (b"sheet.macroEnabled.main", FileForm.XLSM),
    (b"template.macroEnabled.main", FileForm.XLSM),
)
_OTHER_PARTS = (
    (b"wordprocessingml", "ett Word-dokument"),
    (b"presentationml", "en presentation"),
)

_SIE_LABEL = (
    "FLAGGA|PROGRAM|FORMAT|GEN|SIETYP|PROSA|FTYP|FNR|ORGNR|BKOD|ADRESS|FNAMN|RAR|TAXAR|OMFATTN|"
    "KPTYP|VALUTA|KONTO|KTYP|ENHET|SRU|DIM|UNDERDIM|OBJEKT|IB|UB|OIB|OUB|RES|PSALDO|PBUDGET|VER"
)
_SIE_LINE = re.compile(rf"^[ \t]*#({_SIE_LABEL})\s", re.MULTILINE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|style|table|tr)\b")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)([^>]*)>")

_CALLED = {
    FileForm.DELIMITED: "en textfil",
    FileForm.XLSX: "en Excel-fil (.xlsx)",
    FileForm.XLSM: "en Excel-fil (.xlsm)",
    FileForm.XLS: "en Excel-fil (.xls)",
    FileForm.XLSB: "en Excel-fil (.xlsb)",
    FileForm.ODS: "en OpenDocument-fil (.ods)",
    FileForm.HTML: "en webbtabell (HTML)",
    FileForm.SIE4: "en SIE-fil (typ 1–4)",
    FileForm.SIE5: "en SIE-fil (SIE 5)",
}
_ENDINGS = {
    ".xlsx": (FileForm.XLSX,),
    ".xlsm": (FileForm.XLSM,),
    ".xls": (FileForm.XLS,),
    ".xlsb": (FileForm.XLSB,),
    ".ods": (FileForm.ODS,),
    ".html": (FileForm.HTML,),
    ".htm": (FileForm.HTML,),
    ".csv": (FileForm.DELIMITED,),
    ".tsv": (FileForm.DELIMITED,),
    ".skv": (FileForm.DELIMITED,),
    ".txt": (FileForm.DELIMITED,),
    ".se": (FileForm.SIE4, FileForm.SIE5),
    ".si": (FileForm.SIE4, FileForm.SIE5),
    ".sie": (FileForm.SIE4, FileForm.SIE5),
}


def form_of(name: str, content: bytes | Path) -> FileForm:
    """What the file is; FileRefused when it is nothing that can be loaded."""
    with _opened(content) as buffer:
        if not buffer[:_SHOWN].strip(_BLANK):
            raise FileRefused(f"Filen {name} är tom. Exportera den på nytt och läs in den filen.")
        start = buffer[:16]
        if start.startswith(_ZIP):
            return _form_of_zip(name, content)
        if start.startswith(_OLE):
            return _form_of_ole(name, buffer)
        if start.startswith(_OLD_EXCEL):
            raise _refused(name, "ett kalkylblad från Excel 4 eller äldre", _AS_XLSX)
        for signature, called in _SIGNATURES:
            certain = len(signature) > 2 or not _is_text(buffer[:_SHOWN])
            if certain and start.startswith(signature):
                raise _refused(name, called, _EXPORT)
        return _form_of_text(name, buffer)


def ending_of(form: FileForm) -> str:
    """How the name of such a file ends."""
    return next(ending for ending, forms in _ENDINGS.items() if form in forms)


def name_evidence(name: str, form: FileForm) -> tuple[Evidence, ...]:
    """Says so when the ending of the name promises something else than the content."""
    ending = PurePath(name).suffix.lower()
    if form in _ENDINGS.get(ending, (form,)):
        return ()
    return (Evidence("form", form.value, f"Filen heter {ending} men är {_CALLED[form]}."),)


def _refused(name: str, called: str, remedy: str) -> FileRefused:
    return FileRefused(f"Filen {name} är {called} och går inte att läsa. {remedy}")


@contextmanager
def _opened(content: bytes | Path) -> Iterator[bytes | mmap.mmap]:
    """The content without reading more of it than is looked at."""
    if isinstance(content, bytes):
        yield content
    elif not content.stat().st_size:
        yield b""
    else:
        with (
            content.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as buffer,
        ):
            yield buffer


def _form_of_zip(name: str, content: bytes | Path) -> FileForm:
    try:
        with ZipFile(BytesIO(content) if isinstance(content, bytes) else content) as archive:
            return _form_of_archive(name, archive)
    except _BROKEN_ZIP as error:
        raise damaged(name) from error


def _form_of_archive(name: str, archive: ZipFile) -> FileForm:
    members = archive.namelist()
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise encrypted(name)
    if "[Content_Types].xml" in members:
        return _form_of_office(name, _beginning(archive, "[Content_Types].xml"))
    kind = _beginning(archive, "mimetype") if "mimetype" in members else b""
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        return _form_of_opendocument(name, kind, archive)
    raise _refused(name, "en packad fil (zip)", "Packa upp den och läs in filerna i den.")


def _form_of_office(name: str, types: bytes) -> FileForm:
    for part, form in _PARTS:
        if part in types:
            return form
    for part, called in _OTHER_PARTS:
        if part in types:
            raise _refused(name, called, _EXPORT)
    raise _refused(name, "ett dokument utan kalkylblad", _EXPORT)


def _form_of_opendocument(name: str, kind: bytes, archive: ZipFile) -> FileForm:
    if b"spreadsheet" not in kind:
        raise _refused(name, "ett OpenDocument-dokument utan kalkylblad", _EXPORT)
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in _beginning(archive, manifest):
        raise encrypted(name)
    return FileForm.ODS


def _beginning(archive: ZipFile, member: str) -> bytes:
    with archive.open(member) as stream:
        return stream.read(MEBIBYTE)


def _form_of_ole(name: str, buffer: bytes | mmap.mmap) -> FileForm:
    if _has_stream(buffer, "EncryptedPackage"):
        raise encrypted(name)
    if _has_stream(buffer, "Workbook") or _has_stream(buffer, "Book"):
        return FileForm.XLS
    for stream, called in _OLE_STREAMS:
        if _has_stream(buffer, stream):
            raise _refused(name, called, _EXPORT)
    raise damaged(name)


def _has_stream(buffer: bytes | mmap.mmap, stream: str) -> bool:
    """Whether an OLE file has a directory entry with this name.

    Entries are 128 bytes, at multiples of 128: the name, its length in bytes at 64, type at 66.
    """
    entry = stream.encode("utf-16-le") + b"\x00\x00"
    position = buffer.find(entry)
    while position >= 0:
        length = int.from_bytes(buffer[position + 64 : position + 66], "little")
        if position % 128 == 0 and length == len(entry):
            return True
        position = buffer.find(entry, position + 1)
    return False


def _form_of_text(name: str, buffer: bytes | mmap.mmap) -> FileForm:
    shown = buffer[:_SHOWN]
    if not _is_text(shown):
        raise _refused(name, "inte text och inte heller ett kalkylblad", _EXPORT)
    encoding = wide_encoding(shown)
    text = shown.decode(encoding or "latin-1", "replace")
    text = text.removeprefix("ï»¿").lstrip("\ufeff\x00 \t\r\n")
    lowered = text.lower()
    if lowered.startswith("mime-version:"):
        raise _refused(name, "en webbsida i ett stycke (.mht)", _AS_XLSX)
    if lowered.startswith("<"):
        return _form_of_markup(name, text, buffer, encoding)
    labels = {found[1] for found in _SIE_LINE.finditer(text)}
    if "FLAGGA" in labels or len(labels) > 1:
        return FileForm.SIE4
    promised = _ENDINGS.get(PurePath(name).suffix.lower(), ())
    if not promised or FileForm.DELIMITED in promised or re.search(r"[\t;,|]", text):
        return FileForm.DELIMITED
    raise damaged(name)


def _form_of_markup(
    name: str, text: str, buffer: bytes | mmap.mmap, encoding: str | None
) -> FileForm:
    root = _ROOT.search(text)
    element, attributes = (root[1], root[2]) if root else ("", "")
    if "sie.se/sie5" in attributes or element in ("Sie", "SieEntry"):
        return FileForm.SIE5
    if "urn:schemas-microsoft-com:office:spreadsheet" in attributes:
        raise _refused(name, "ett kalkylblad i XML från Excel 2003", _AS_XLSX)
    if not _HTML.search(text.lower()):
        raise _refused(name, "XML i ett format som inte är känt", _EXPORT)
    if FileForm.SIE4 in _ENDINGS.get(PurePath(name).suffix.lower(), ()):
        raise _refused(name, "en webbsida och ingen SIE-fil", "Hämta filen på nytt.")
    table = re.escape("<table".encode(encoding or "ascii"))
    if not re.search(b"(?i)" + table, buffer):
        raise _refused(name, "en webbsida utan tabell", _EXPORT)
    return FileForm.HTML


def _is_text(shown: bytes) -> bool:
    """Whether at most one byte in twenty is a control character that no text holds.

    NUL bytes are let through: some exports are padded with them, and UTF-16 is half of them.
    """
    allowed = b"\x00\t\n\r\f\x1a\x1b"
    odd = sum(shown.count(byte) for byte in range(32) if byte not in allowed)
    return wide_encoding(shown) is not None or odd * 20 <= len(shown)


def wide_encoding(shown: bytes) -> str | None:
    """UTF-16, by its byte order mark or by where its NUL bytes stand."""
    if shown.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if shown.startswith(b"\xfe\xff"):
        return "utf-16-be"
    even, odd = shown[::2].count(0), shown[1::2].count(0)
    half = len(shown) // 2
    if odd * 2 > half and even * 10 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 2 > half and odd * 10 < half else None
