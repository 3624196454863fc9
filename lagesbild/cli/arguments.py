"""What may be typed after `python -m lagesbild`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from lagesbild.ingest.reading import Basis, Field, Kind, ShownUnit, Sign
from lagesbild.ingest.records import KINDS
from lagesbild.periods import Period
from lagesbild.report_templates import Kind as ReportKind

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_LARGEST_NUMBER = 2_147_483_647  # of a load; larger ones do not fit in the store

_IN_SWEDISH = (
    (r"the following arguments are required: command", "ange ett kommando, till exempel boards"),
    (r"the following arguments are required: (.*)", r"ange \1"),
    (r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)", r"\1 kan inte vara \2, välj \3"),
    (r"argument (\S+): expected .*argument.*", r"\1 behöver ett värde"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 har inget värde, ta bort \2"),
    (r"argument (\S+): (.*)", r"\1: \2"),
    (r"unrecognized arguments: (.*)", r"\1 känns inte igen"),
)


class WrongUsage(Exception):
    """The words on the command line do not make a command; the message says how they would."""


class HelpWanted(Exception):
    """Someone asked how a command is used; the message says it."""


class _SwedishHelp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(
            usage, actions, groups, "Så här skrivs det: " if prefix is None else prefix
        )


class _Parser(argparse.ArgumentParser):
    """Raises instead of ending the process: the server runs commands too."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **settings, add_help=False, allow_abbrev=False, formatter_class=_SwedishHelp
        )
        self._positionals.title = "det som anges"
        self._optionals.title = "val"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        for english, swedish in _IN_SWEDISH:
            if re.fullmatch(english, message, re.DOTALL):
                message = re.sub(english, swedish, message, flags=re.DOTALL)
                break
        raise WrongUsage(f"{self.format_usage()}Det gick inte att förstå: {message}.")

    def print_help(self, file: SupportsWrite[str] | None = None) -> NoReturn:
        raise HelpWanted(self.format_help().rstrip("\n"))


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments, with `command` as the name of the chosen one.

    WrongUsage for what is no command, HelpWanted for --help.
    """
    return parser().parse_args(argv)


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments; docs/commands.md is written from it."""
    top = _Parser(prog="python -m lagesbild", description="Lägesbild från kommandoraden.")
    commands = top.add_subparsers(
        dest="command", metavar=None, required=True, parser_class=_Parser, title="kommandon"
    )
    _add_load(commands)
    _add_others(commands)
    _add_frozen_rounds(commands)
    return top


def _add_load(commands: argparse._SubParsersAction[_Parser]) -> None:
    load = commands.add_parser("load", help="läs in en eller flera filer, eller alla i en mapp")
    load.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    load.add_argument("--board", required=True, help="nämndens id, se kommandot boards")
    load.add_argument("--kind", choices=[kind.value for kind in Kind], help="vad filerna är")
    load.add_argument("--profile", help="profil som säger hur filerna läses")
    load.add_argument("--period", type=_period, metavar="YYYYMM", help="filernas period")
    load.add_argument("--unit", choices=[unit.value for unit in ShownUnit], help="beloppens enhet")
    load.add_argument("--sign", choices=[sign.value for sign in Sign], help="beloppens tecken")
    load.add_argument(
        "--basis",
        choices=[basis.value for basis in Basis],
        help="vad beloppen är: månadens, ackumulerade eller helårets",
    )
    load.add_argument("--decimal", choices=[",", "."], help="decimaltecken")
    load.add_argument("--header", metavar="ROW", help="rad med rubriker, 0 om ingen rad är det")
    load.add_argument(
        "--amount", action="append", default=[], metavar="COLUMN", help="kolumn med belopp, som D"
    )
    load.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="FIELD=COLUMN",
        help="vad en kolumn är, till exempel cost_centre=B; ett av "
        + ", ".join(field.value for field in Field),
    )
    load.add_argument("--source", metavar="NAME", help="avsändare, om flera skickar samma slag")
    load.add_argument(
        "--confirm",
        action="store_true",
        help="läs in fast något troligen är fel, när du vet bättre",
    )
    load.add_argument(
        "--refused-to",
        type=Path,
        metavar="XLSX",
        help="skriv de nekade raderna till en ny arbetsbok, att rätta i",
    )
    load.add_argument(
        "--mended",
        action="append",
        default=[],
        type=Path,
        metavar="XLSX",
        help="sätt in rättade rader; rättas en fil flera gånger anges varje arbetsbok i ordning",
    )
    load.add_argument("--dry-run", action="store_true", help="provläs utan att spara något")
    load.add_argument("--json", action="store_true", help="svara med JSON")


def _add_others(commands: argparse._SubParsersAction[_Parser]) -> None:
    boards = commands.add_parser("boards", help="lista nämnderna")
    boards.add_argument("--json", action="store_true", help="svara med JSON")

    loads = commands.add_parser("loads", help="lista inläsningarna i de nämnder du ser")
    loads.add_argument("--board", help="bara en nämnd")
    loads.add_argument("--json", action="store_true", help="svara med JSON")

    for name, words in (("undo", "ångra en inläsning"), ("redo", "gör om en ångrad inläsning")):
        command = commands.add_parser(name, help=words)
        command.add_argument("load_id", type=_load_id, metavar="LOAD_ID")

    query = commands.add_parser("query", help="ställ en av frågorna i queries/")
    receipt = commands.add_parser("receipt", help="visa vad en fråga och dess svar vilar på")
    for command in (query, receipt):
        command.add_argument("name", metavar="NAME", help="till exempel economy/board_table")
        command.add_argument("--param", action="append", default=[], metavar="K=V")
    query.add_argument("--format", choices=["table", "csv", "json"], default="table")

    report = commands.add_parser("report", help="skriv en rapport, eller alla för en månad (all)")
    report.add_argument(
        "kind", choices=[*(kind.value for kind in ReportKind), "all"], help="vilken rapport"
    )
    report.add_argument("--board", required=True, help="nämndens id, se kommandot boards")
    report.add_argument("--period", required=True, type=_period, metavar="YYYYMM")
    report.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="FILE",
        help="filen, som slutar på .docx, .pdf eller .xlsx, och för all på .zip",
    )

    template = commands.add_parser("template", help="skriv en arbetsbok att fylla i")
    template.add_argument("kind", choices=list(KINDS), help="vad den ska ha")
    template.add_argument("-o", "--output", type=Path, metavar="XLSX", help="vad filen ska heta")

    commands.add_parser("demo", help="läs in demonämnderna om databasen är tom")
    commands.add_parser("check", help="kör kontrollerna i queries/checks")

    backup = commands.add_parser("backup", help="säkerhetskopiera, även medan servern kör")
    backup.add_argument("destination", type=Path, metavar="DEST")
    backup.add_argument(
        "--keep", type=_number, metavar="N", help="spara bara de N senaste kopiorna i mappen DEST"
    )
    dispose = commands.add_parser("dispose", help="gallra det som nämndens regel säger")
    dispose.add_argument("--board", required=True, help="nämndens id, se kommandot boards")
    dispose.add_argument(
        "--before", type=_period, metavar="YYYY-MM", help="bara det som är från tiden före månaden"
    )
    dispose.add_argument("--dry-run", action="store_true", help="lista utan att ta bort något")

    restore = commands.add_parser("restore", help="återställ en säkerhetskopia")
    restore.add_argument("source", type=Path, metavar="SRC")
    restore.add_argument(
        "--key", type=Path, metavar="FILE", help="nyckelfil som kopian är krypterad med"
    )

    serve = commands.add_parser("serve", help="starta servern")
    serve.add_argument("--address", help="adress att lyssna på")
    serve.add_argument(
        "--port", type=_port, help="port att lyssna på, 0 för vilken ledig som helst"
    )
    serve.add_argument("--demo-if-empty", action="store_true", help="läs in demon om det är tomt")


def _add_frozen_rounds(commands: argparse._SubParsersAction[_Parser]) -> None:
    freeze = commands.add_parser("freeze", help="frys en månads rapporter som de är nu")
    rounds = commands.add_parser("rounds", help="lista frysta rapporter, eller hämta deras filer")
    changes = commands.add_parser("changes", help="visa vad som har ändrats sedan frysningen")
    for command in (freeze, rounds, changes):
        command.add_argument("--board", required=True, help="nämndens id, se kommandot boards")
        command.add_argument(
            "--period", required=command is not rounds, type=_period, metavar="YYYYMM"
        )
    freeze.add_argument("--reason", required=True, help="varför, till exempel vilket möte")
    for command in (rounds, changes):
        command.add_argument(
            "--version", type=_number, metavar="N", help="vilken version, annars den senaste"
        )
        command.add_argument("--json", action="store_true", help="svara med JSON")
    rounds.add_argument(
        "--to", type=Path, metavar="FOLDER", help="skriv periodens filer, som de var, i en mapp"
    )


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"”{text}” är ingen period, skriv ÅÅÅÅMM") from None


def _column(text: str) -> tuple[str, str]:
    field, separator, column = text.partition("=")
    if field not in [known.value for known in Field] or not separator or not column.isalpha():
        raise argparse.ArgumentTypeError(f"”{text}” ska skrivas fält=kolumn, som cost_centre=B")
    return field, column.upper()


def _load_id(text: str) -> int:
    if not text.isdecimal() or int(text) > _LARGEST_NUMBER:
        raise argparse.ArgumentTypeError(f"”{text}” är inget nummer på en inläsning")
    return int(text)


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _LARGEST_NUMBER:
        raise argparse.ArgumentTypeError(f"”{text}” är inget antal, skriv ett heltal från 1")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"”{text}” är ingen port, skriv ett tal till 65535")
    return int(text)
