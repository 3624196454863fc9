"""How long the page Ekonomi takes to run in a large store, with and without its figures at hand."""

from __future__ import annotations

import gc
import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from bench.large_store import COST_CENTRES, DEPARTMENTS, PERIODS, LargeStore
from bench.measure import Cost, Result, cost_of, ninety_fifth
from lagesbild.periods import Period
from lagesbild.settings import ROOT
from lagesbild.ui import frame, selection

COLD_LIMIT = 300.0
CACHED_LIMIT = 100.0

Address = dict[str, str]


def run(large: LargeStore, times: int) -> Iterator[Result]:
    """The script run of the page, as the server does it: the whole of app.py.

    Cold: the process is warm and no figure is kept. Cached: the same page was shown before.
    """
    logging.getLogger("streamlit").setLevel(logging.ERROR)  # it warns that there is no browser
    frame.serve_from(large.store)
    chance = random.Random(1)
    _run(_address(large, chance))
    gc.collect()
    gc.freeze()  # as lagesbild.server
    cold, cached = [], []
    for _ in range(times):
        address = _address(large, chance)
        st.cache_resource.clear()
        cold.append(_run(address))
        cached.append(_run(address))
    yield ninety_fifth("script run, no figures kept", cold, COLD_LIMIT)
    yield ninety_fifth("script run, figures kept", cached)
    busy = [replace(cost, wall=cost.processor) for cost in cached]
    yield ninety_fifth("script run, figures kept: processor time", busy, CACHED_LIMIT)


def _address(large: LargeStore, chance: random.Random) -> Address:
    """A board, a month and a place that a viewer may have gone down to."""
    address = {
        selection.BOARD: selection.board_name(chance.choice(large.boards)),
        selection.PERIOD: Period.of(chance.choice(PERIODS[12:])).short,
    }
    centre = chance.randrange(COST_CENTRES)
    place = (centre * 5 + chance.randrange(60) * 7) % 400
    in_department = {"avd": str(310 + chance.randrange(DEPARTMENTS))}
    in_cost_centre = {"ans": str(31000 + centre)}
    in_account = in_cost_centre | {"kto": str(3000 + 12 * place)}
    down = chance.choice([{}, {"visa": "konto"}, in_department, in_cost_centre, in_account])
    return address | down


def _run(address: Address) -> Cost:
    """What the script run alone took."""
    page = AppTest.from_string((ROOT / "app.py").read_text(encoding="utf-8"), default_timeout=30)
    page.query_params.update(address)
    page._page_hash = calc_hash("economy")
    with _script_runs_timed() as costs:
        page.run()
    if page.exception or page.title[0].value != "Ekonomi":
        raise RuntimeError(f"{address}: {page.title} {page.exception}")
    return costs[-1]


@contextmanager
def _script_runs_timed() -> Iterator[list[Cost]]:
    """Time the script alone: AppTest itself waits, and reads what was drawn."""
    costs: list[Cost] = []
    original = ScriptRunner._run_script

    def timed(runner: ScriptRunner, *args: object) -> None:
        costs.append(cost_of(lambda: original(runner, *args)))

    ScriptRunner._run_script = timed
    try:
        yield costs
    finally:
        ScriptRunner._run_script = original
