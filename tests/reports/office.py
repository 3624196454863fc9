"""LibreOffice as an independent witness: what a document is in another program."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

OFFICE = os.environ.get("OFFICE", "/usr/bin/soffice")


def converted(content: bytes, ending: str, to: str) -> bytes:
    """A document of one ending ("xlsx") as another ("pdf", "xlsx", "txt:Text")."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / f"document.{ending}"
        document.write_bytes(content)
        made = Path(folder) / "made"
        subprocess.run(
            [
                OFFICE,
                f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
                "--headless",
                *("--convert-to", to),
                *("--outdir", str(made)),
                str(document),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (made / f"document.{to.partition(':')[0]}").read_bytes()
