"""What is concluded, asked and warned about while a file is recognised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lagesbild.ingest.reading import Question
from lagesbild.ingest.table import Evidence


@dataclass
class Notes:
    """Collects evidence, questions, warnings and doubts in the order they come up."""

    sheet: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def found(self, what: str, value: str, because: str) -> None:
        self.evidence.append(Evidence(what, value, because))

    def ask(self, about: str, text: str, choices: Iterable[tuple[str, str]] = ()) -> None:
        """Ask once about each thing."""
        where = f"Bladet {self.sheet}: " if self.sheet else ""
        if all(question.about != about for question in self.questions):
            self.questions.append(Question(about, f"{where}{text}", tuple(choices)))

    def doubt(self, text: str) -> None:
        """Something that a person has said and the file contradicts: it has to be confirmed."""
        self.doubts.append(text)

    def warn(self, text: str) -> None:
        self.warnings.append(f"Bladet {self.sheet}: {text}" if self.sheet else text)
