"""A rule that every file must keep is one test, not one for each file: there are thousands."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any


def each_of(
    argument: str, values: Sequence[Any], name_of: Callable[[Any], object] = str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a test that tries a rule with each of the values, and tells of all that break it.

    Its other arguments are asked of pytest as usual.
    """

    def decorate(rule: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(rule)
        def test(**others: Any) -> None:
            broken = []
            for value in values:
                try:
                    rule(**{argument: value}, **others)
                except Exception as error:  # noqa: BLE001 - whatever it is, it is told of below
                    error.add_note(f"{argument}: {name_of(value)}")
                    broken.append(error)
            assert values, "nothing to try the rule with"
            if broken:
                raise ExceptionGroup(f"{len(broken)} of {len(values)} break the rule", broken)

        del test.__wrapped__  # type: ignore[attr-defined]
        signature = inspect.signature(rule)
        others = [one for name, one in signature.parameters.items() if name != argument]
        test.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return test

    return decorate
