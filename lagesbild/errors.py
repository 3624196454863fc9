"""What a person can do something about, said in Swedish. Everything else is a bug and may crash."""

from __future__ import annotations


class UserError(Exception):
    """Shown as is: what is wrong, where, and what to do."""


class NoDataYet(UserError):
    """There is nothing to show; the message says what to load first."""

    def __init__(self, what: str, none: str = "ingen") -> None:
        super().__init__(f"Det finns {none} {what} ännu. Läs in en export under Läs in.")


class NotAllowed(UserError):
    """The viewer or author may not do this."""


class StoreBusy(UserError):
    """Another process holds the store; the message says which and what to do."""


class InvalidSetting(UserError):
    """A setting, board file or profile cannot be used; the message says which and why."""
