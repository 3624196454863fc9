"""What a file means: header, columns, rows, unit and sign, with the reason for every guess."""

from __future__ import annotations

from lagesbild.ingest.recognise.given import Given, Known
from lagesbild.ingest.recognise.reading_of_file import header_names, profile_for, recognise

__all__ = ["Given", "Known", "header_names", "profile_for", "recognise"]
