"""Files whose worth lies in who else may touch them: secrets, and what says who sees what.

A secret is for its owner alone. What says who may see what may be read by others, but changed by
its owner only. On Windows the modes say nothing, and the folder's own rights must do it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from lagesbild.errors import InvalidSetting

_OTHERS_MAY_ANYTHING = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def read_secret(path: Path, setting: str) -> str:
    """The text of a file with a secret.

    InvalidSetting when it cannot be read, or others than its owner may read or change it; what the
    file holds is never told.
    """
    return _read(
        path,
        setting,
        _OTHERS_MAY_ANYTHING,
        f"kan läsas eller ändras av andra än sin ägare. Kör: chmod 600 {path}. "
        "Kan någon annan ha läst den: byt hemligheten",
    )


def read_guarded(path: Path, setting: str) -> str:
    """The text of a file that others may read; InvalidSetting when they may change it."""
    return _read(
        path,
        setting,
        _OTHERS_MAY_WRITE,
        f"kan ändras av andra än sin ägare. Kör: chmod go-w {path}. "
        "Kontrollera sedan att ingen har ändrat den",
    )


def _read(path: Path, setting: str, forbidden: int, complaint: str) -> str:
    asked = f"Filen {path} ({setting})"
    try:
        with path.open(encoding="utf-8") as file:
            # Of the file that was opened: what the name stands for may change meanwhile.
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if os.name == "posix" and mode & forbidden:
                raise InvalidSetting(f"{asked} har rättigheterna {mode:o}: den {complaint}.")
            return file.read()
    except UnicodeDecodeError:
        raise InvalidSetting(f"{asked} är inte sparad som UTF-8.") from None
    except OSError as error:
        raise InvalidSetting(
            f"{asked} går inte att läsa: {error.strerror}. Rätta {setting}, eller filens "
            "rättigheter."
        ) from None
