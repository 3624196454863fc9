"""Where a sample is drawn: from which rows, by which method, and how many."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from lagesbild import codes, economy, numbers, sampling, sampling_findings
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.samples import STRATA, Filter, Listed, Method, SampleRow, Source, Wish
from lagesbild.ui import figures, filters, forms, frame, sample_lists
from lagesbild.ui.markdown import plain

SAMPLE = "stickprov"
IN_ADDRESS = (SAMPLE,)
OF_VOUCHERS, OF_LIST = "Huvudbokens rader", "En egen lista"
ROWS, SHARE = "Antal rader", "Andel av raderna"
_WIDTH = 240
_FEW = "15"
_ABOUT = {
    Method.RANDOM: "Varje rad har samma chans att dras, oavsett belopp.",
    Method.STRATIFIED: (
        "Raderna delas i skikt som rymmer lika stor del av pengarna, och minst en rad dras ur "
        "varje skikt."
    ),
    Method.MONETARY: (
        "Ju större belopp, desto större chans. Rader som är minst lika stora som intervallet, "
        "summan delad med antalet, är alltid med."
    ),
}


def opened(drawn: Sequence[SampleRow]) -> SampleRow | None:
    """The sample that the address names, if the viewer may see it."""
    asked = st.query_params.get(SAMPLE)
    return next((one for one in drawn if str(one.sample_id) == asked), None)


def look_at(number: str) -> None:
    """Let the page show a sample when it is run again."""
    st.query_params[SAMPLE] = number


def place_of(shown: SampleRow | None) -> str:
    """The key of what folds the form: another one when another sample is opened, and so folded."""
    return f"sample-new-{shown.sample_id if shown else 0}"


def show(reader: Reader, view: View) -> None:
    """The choices, how many rows they leave, and the button; a draw is then looked at."""
    with frame.messages():
        source = _source(reader, view)
        if source is None:
            return
        wish = _wish(view)
        purpose = st.text_input(
            "Vad som granskas",
            key=_key(view, "purpose"),
            max_chars=sampling.MOST_WORDS,
            placeholder="Attest av leverantörsfakturor",
            help="Står på arbetspapperet. Skriv inga namn eller personnummer.",
        )
        if st.button("Dra stickprov", type="primary", disabled=wish is None) and wish is not None:
            with st.spinner("Drar …"), frame.store().change(reader.viewer) as change:
                number = sampling.draw(change, view.board.id, source, wish, purpose or "")
            if isinstance(source, Listed):
                sample_lists.hold(number, source)
            look_at(str(number))
            st.rerun()


def _source(reader: Reader, view: View) -> Source | None:
    """The rows to draw from; None while there are none, which is then said."""
    way = st.segmented_control(
        "Dra ur",
        (OF_VOUCHERS, OF_LIST),
        default=OF_VOUCHERS,
        required=True,
        format_func=lambda one: plain(one),
        key=_key(view, "source"),
    )
    if way == OF_LIST:
        return sample_lists.choose(reader.viewer, _key(view, "list"))
    months = sorted(economy.loaded_periods(reader, view.board.id))
    if not months:
        st.info("Det finns ingen huvudbok att dra ur ännu. Dra ur en egen lista i stället.")
        return None
    asked = _filter(reader, view, months)
    if asked is None:
        return None
    size = figures.kept(
        reader, view, ("sample-size", asked), lambda: sampling.size_of(reader, view.board.id, asked)
    )
    st.markdown(f"**{plain(sampling_findings.size(size))}**")
    return asked if size.row_count else None


def _filter(reader: Reader, view: View, months: list[Period]) -> Filter | None:
    """What of the ledger is asked for; None when the months stand the wrong way round."""
    with st.container(horizontal=True, gap="small"):
        first = _month("Från och med", view, months, _nearest(months, view.year.first))
        last = _month("Till och med", view, months, _nearest(months, view.period))
        department, cost_centre = _places(reader, view)
        group = _choice("Kontogrupp", view, "group", _groups(reader, view))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        search = st.text_input(
            "Text i raden",
            key=_key(view, "search"),
            placeholder="Leverantör, text eller verifikation",
            width=_WIDTH,
        )
        with st.container(width=_WIDTH):
            least = forms.amount(
                "Belopp på minst", _key(view, "least"), numbers.parsed, example="5 000"
            )
    if first > last:
        st.warning("Den första månaden ska inte vara efter den sista.")
        return None
    return Filter(
        first.code,
        last.code,
        account_group=group,
        department=department,
        cost_centre=cost_centre,
        search=(search or "").strip() or None,
        at_least=None if least is None else abs(least),
    )


def _places(reader: Reader, view: View) -> tuple[str | None, str | None]:
    """A department, and a cost centre of it."""
    rows = codes.organisation(reader, view)
    departments = {row.code: row for row in rows if row.level == "department"}
    chosen = _choice(
        "Avdelning",
        view,
        "department",
        {code: f"{code} {row.name}" for code, row in departments.items()},
    )
    within = departments[chosen].department_name if chosen else None
    centres = {
        row.code: f"{row.code} {row.name}"
        for row in rows
        if row.level == "cost_centre" and within in (None, row.department_name)
    }
    return chosen, _choice("Ansvar", view, "centre", centres)


def _groups(reader: Reader, view: View) -> dict[str, str]:
    """The account groups, in the order of their accounts."""
    names = [row.account_group for row in codes.accounts(reader, view) if row.account_group]
    return {name: name for name in names}


def _wish(view: View) -> Wish | None:
    """The method and the size; None while the size is not filled in."""
    method = (
        st.segmented_control(
            "Metod",
            list(Method),
            default=Method.RANDOM,
            required=True,
            format_func=lambda one: plain(one.label),
            key=_key(view, "method"),
        )
        or Method.RANDOM
    )
    st.caption(plain(_ABOUT[method]))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        way = st.segmented_control(
            "Storlek",
            (ROWS, SHARE),
            default=ROWS,
            required=True,
            format_func=lambda one: plain(one),
            key=_key(view, "way"),
        )
        percent, rows = None, None
        if way == SHARE:
            percent = _share(view)
        else:
            rows = _rows(view)
        strata = _strata(view) if method is Method.STRATIFIED else STRATA
    return Wish(method, rows, percent, strata) if rows or percent is not None else None


def _share(view: View) -> Decimal | None:
    with st.container(width=_WIDTH // 2):
        return forms.amount("Andel", _key(view, "percent"), numbers.parsed, unit="%", example="5")


def _rows(view: View) -> int | None:
    """How many rows; None while that is no whole number, which it then says."""
    typed = st.text_input("Antal", _FEW, key=_key(view, "rows"), width=_WIDTH // 2) or ""
    digits = "".join(typed.split())
    if digits.isdecimal() and 0 < int(digits) <= sampling.MOST_DRAWN:
        return int(digits)
    st.error(plain(f"Skriv ett helt antal rader, från 1 till {sampling.MOST_DRAWN}."))
    return None


def _strata(view: View) -> int:
    choices = list(range(sampling.FEWEST_STRATA, sampling.MOST_STRATA + 1))
    chosen: int | None = st.selectbox(
        "Antal skikt",
        choices,
        index=choices.index(STRATA),
        format_func=lambda number: plain(str(number)),
        key=_key(view, "strata"),
        width=_WIDTH // 2,
    )
    return chosen or STRATA


def _month(label: str, view: View, months: list[Period], now: Period) -> Period:
    chosen: Period | None = st.selectbox(
        plain(label),
        months,
        index=months.index(now),
        format_func=lambda month: plain(month.in_words),
        key=_key(view, f"{label}-{view.period.code}"),
        width=_WIDTH,
    )
    return chosen or now


def _choice(label: str, view: View, about: str, options: dict[str, str]) -> str | None:
    chosen: str | None = st.selectbox(
        plain(label),
        ["", *options],
        format_func=lambda one: plain(options.get(one, filters.ALL)),
        key=_key(view, about),
        width=_WIDTH,
    )
    return chosen or None


def _nearest(months: list[Period], wanted: Period) -> Period:
    """The month, or the first after it that has figures."""
    return next((month for month in months if month >= wanted), months[-1])


def _key(view: View, about: str) -> str:
    return f"sample-{about}-{view.board.id}"
