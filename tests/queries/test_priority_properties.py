"""Whatever is proposed and however it is weighed, a ranking keeps within its frame and is fair."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, pairwise

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.queries.case import one_who_sees_all
from tests.queries.typical import complete_loads_and_boards

SCALES = {
    "severity": ("very_large", "large", "moderate", "small"),
    "benefit": ("very_large", "large", "moderate", "small", "none"),
    "cost_effectiveness": ("very_high", "high", "moderate", "low"),
}
WEIGHTS = ("severity_weight", "benefit_weight", "effectiveness_weight")
COSTS = st.integers(0, 3_000_000_00) | st.sampled_from((0, 400_000_00))
PROPOSALS = st.lists(
    st.tuples(COSTS, *(st.sampled_from(scale) for scale in SCALES.values())),
    min_size=1,
    max_size=7,
)
MODELS = st.tuples(
    st.integers(0, 6_000_000_00), *(st.sampled_from(("0", "0.5", "1", "1.5", "3")),) * 3
)
of_any = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def stored(db, proposals):
    connection = db._connection
    for cleared in ("proposals", "loads", "load_events", "coverage", "boards"):
        connection.execute(f"delete from raw.{cleared}")
    made = pa.table(
        {
            "proposal": [f"F{place}" for place in range(len(proposals))],
            "cost": pa.array([Decimal(one[0]) / 100 for one in proposals], pa.decimal128(18, 2)),
            **{name: [one[at] for one in proposals] for at, name in enumerate(SCALES, start=1)},
        }
    )
    connection.register("made", made)
    connection.execute(
        "insert into raw.proposals by name select 1 as load_id, 'b' as board, 202400 as period, "
        "'Behov' as problem, row_number() over (order by proposal) as row_number, * from made"
    )
    complete_loads_and_boards(db, {"raw.proposals"})
    db.seen_by(one_who_sees_all(db))


def asked(db, name, model):
    frame, *weights = model
    parameters = dict(zip(WEIGHTS, map(Decimal, weights), strict=True))
    columns, found = db.records(
        f"planning/{name}", board="b", year_start=202401, frame=Decimal(frame) / 100, **parameters
    )
    return [dict(zip(columns, row, strict=True)) for row in found]


@of_any
@given(proposals=PROPOSALS, model=MODELS)
def test_what_is_inside_keeps_within_the_frame_and_the_next_does_not(db, proposals, model):
    stored(db, proposals)
    rows = asked(db, "priority_ranking", model)
    assert [row["rank"] for row in rows] == list(range(1, len(proposals) + 1))
    assert [row["accumulated_cost"] for row in rows] == list(
        accumulate(row["cost"] for row in rows)
    )
    assert all(one["points"] >= two["points"] for one, two in pairwise(rows))
    frame = rows[0]["frame"]
    if frame is None:
        assert model[0] == 0
        return
    inside = [row for row in rows if row["is_inside"]]
    assert inside == rows[: len(inside)]
    assert all(row["accumulated_cost"] <= frame for row in inside)
    outside = rows[len(inside) :]
    assert [row["is_cut"] for row in outside] == [True, *[False] * len(rows)][: len(outside)]
    assert all(row["accumulated_cost"] > frame for row in outside)


@of_any
@given(proposals=PROPOSALS, model=MODELS)
def test_a_better_judgement_never_lowers_a_rank(db, proposals, model):
    stored(db, proposals)
    steps = asked(db, "priority_sensitivity", model)
    for step in steps:
        if step["direction"] == "up":
            assert step["new_rank"] <= step["rank"]
            assert step["new_is_inside"] or not step["is_inside"]
        else:
            assert step["new_rank"] >= step["rank"]
    expected = sum(
        (SCALES[name].index(one[at]) > 0) + (one[at] != SCALES[name][-1])
        for one in proposals
        for at, name in enumerate(SCALES, start=1)
    )
    assert len(steps) == expected


@of_any
@given(proposals=PROPOSALS, model=MODELS, data=st.data())
def test_a_step_is_what_the_ranking_says_when_it_has_been_judged_so(db, proposals, model, data):
    stored(db, proposals)
    before = {row["proposal"]: row["is_inside"] for row in asked(db, "priority_ranking", model)}
    step = data.draw(st.sampled_from(asked(db, "priority_sensitivity", model)))
    at = int(step["proposal"][1:])
    judged = list(proposals[at])
    judged[1 + list(SCALES).index(step["judgement"])] = step["instead"]
    stored(db, [*proposals[:at], tuple(judged), *proposals[at + 1 :]])
    after = {row["proposal"]: row for row in asked(db, "priority_ranking", model)}
    own = after[step["proposal"]]
    assert (own["rank"], own["points"], own["is_inside"]) == (
        step["new_rank"], step["new_points"], step["new_is_inside"],
    )  # fmt: skip
    others = {
        name: row["is_inside"]
        for name, row in after.items()
        if name != step["proposal"] and row["is_inside"] != before[name]
    }
    told = {
        **dict.fromkeys(filter(None, (step["others_in"] or "").split("; ")), True),
        **dict.fromkeys(filter(None, (step["others_out"] or "").split("; ")), False),
    }
    assert others == told
