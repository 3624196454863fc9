"""Every log of the process and its last words, without identity numbers (I6)."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from lagesbild.identity_numbers import hidden_by_shape


def hide_identity_numbers() -> None:
    """From now on nothing of the shape is logged, or told when the process ends by a bug."""
    logging.setLogRecordFactory(_Record)
    sys.excepthook = _tell
    threading.excepthook = _tell_of_thread


class _Record(logging.LogRecord):
    """Has its traceback among its words, so that no formatter can write it as it was."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._trace = ""
        if self.exc_info and self.exc_info[0]:
            self._trace = f"\n{without_identity_numbers(*self.exc_info)}"
            self.exc_info = None

    def getMessage(self) -> str:  # noqa: N802 (as logging calls it)
        return hidden_by_shape(super().getMessage()) + self._trace


def without_identity_numbers(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> str:
    """A traceback with everything shaped like an identity number blotted out."""
    return hidden_by_shape("".join(traceback.format_exception(kind, error, trace)).rstrip())


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.stderr.write(f"{without_identity_numbers(kind, error, trace)}\n")


def _tell_of_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_type is not SystemExit:
        _tell(failed.exc_type, failed.exc_value or failed.exc_type(), failed.exc_traceback)
