"""What a page says before there are figures to show."""

from __future__ import annotations

import streamlit as st

from lagesbild import economy, loads
from lagesbild.access import Reader, Right, Viewer
from lagesbild.boards import Board
from lagesbild.errors import NoDataYet
from lagesbild.periods import FiscalYear, Period
from lagesbild.ui import frame, load_words, templates
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import board_name


def without_actual(reader: Reader, board: Board) -> bool:
    """Whether a board has no actual figures; it then says so, and what there is instead."""
    if economy.loaded_periods(reader, board.id):
        return False
    frame.message(NoDataYet(f"uppföljning för {board_name(board)}"))
    counts = load_words.what_counts(loads.history(reader, board.id))
    if counts:
        st.caption(f"Inläst är {plain(counts)}. Det som saknas är utfall: huvudbok eller saldon.")
    return True


def without_cases(board: Board) -> None:
    """That no cases have been loaded for a board, and what a file of them should have."""
    frame.message(NoDataYet(f"lista över ärenden för {board_name(board)}"))
    st.caption(
        "En rad per ärende med klient-id, enhet eller ansvar, ärendetyp, från och till. Klientens "
        "id eller personnummer byts mot en pseudonym när filen läses, och namn läses aldrig in."
    )


def without_care(board: Board) -> None:
    """That no days of care have been loaded, and what a file of them should have."""
    frame.message(NoDataYet(f"vårddygn eller placeringar för {board_name(board)}", "inga"))
    st.caption(
        "En fil med vårddygn har period, vårdform, dygn och nettokostnad, och gärna budget för "
        "båda. En lista över placeringar har en rad per placering med klient-id, vårdform, från, "
        "till och pris. Klientens id byts mot en pseudonym när filen läses."
    )


def without_support(board: Board) -> None:
    """That no income support has been loaded, and what a file of it should have."""
    frame.message(NoDataYet(f"ekonomiskt bistånd för {board_name(board)}", "inget"))
    st.caption("En rad per månad med period, utbetalt belopp, budget, hushåll och barn.")


def without_grants(board: Board) -> None:
    """That neither investments nor grants have been loaded, and what files should have."""
    frame.message(NoDataYet(f"investeringar eller statsbidrag för {board_name(board)}", "inga"))
    st.caption(
        "Investeringar har en rad per projekt med år, budget och utfall. Statsbidrag har en rad "
        "per bidrag med år, belopp eller intervall, och om det är med i budgeten."
    )


def without_goals(board: Board) -> None:
    """That no goal plan has been loaded for the year, and what a file of it should have."""
    frame.message(NoDataYet(f"målplan för {board_name(board)} det här året"))
    st.caption(
        "En målplan har en rad per indikator med KF-mål, nämndmål, ingående värde och riktvärde, "
        "gärna en kolumn per år. Värdena läses in för sig, månad för månad. Mallar finns på Läs in."
    )


def without_assignments(board: Board, year: FiscalYear, viewer: Viewer) -> None:
    """That no assignments of the year have been loaded; who may load gets a list to fill in."""
    frame.message(NoDataYet(f"uppdrag eller fokusområden för {board_name(board)} {year}", "inga"))
    st.caption(
        "En rad per uppdrag och uppföljning med uppdrag, slag, ansvarig, när det avrapporteras, "
        "status och kommentar. Planen läses in med sin första månad och utan status."
    )
    if viewer.may(Right.LOAD):
        templates.offer_one("assignments")


def without_risks(board: Board, viewer: Viewer) -> None:
    """That no risks have been loaded; who may load gets a list to fill in."""
    frame.message(NoDataYet(f"risker för {board_name(board)}", "inga"))
    st.caption(
        "En rad per risk och bedömning med processområde, risk, sannolikhet och konsekvens från 1 "
        "till 4, åtgärder, ansvarig och var risken hanteras."
    )
    if viewer.may(Right.LOAD):
        templates.offer_one("risks")


def without_calendar(board: Board, viewer: Viewer) -> None:
    """That no calendar has been loaded; who may load gets a list to fill in."""
    frame.message(NoDataYet(f"kalender för {board_name(board)}"))
    st.caption(
        "En rad per rapport, möte, temadag eller uppföljning med kalenderår, slag, månaden den "
        "avser, mötesdag eller mötesmånad, ansvarig funktion och vilka den går till."
    )
    if viewer.may(Right.LOAD):
        templates.offer_one("calendar")


def without_planning(board: Board, viewer: Viewer) -> None:
    """That no planning process has been loaded; who may load gets a list to fill in."""
    frame.message(NoDataYet(f"planeringsprocess för {board_name(board)}"))
    st.caption(
        "En rad per aktivitet med processår, variant, delprocess, aktivitet, veckor, ansvarig, "
        "deltagare, objekt in och ut, och vem som beslutar när det är ett beslut."
    )
    if viewer.may(Right.LOAD):
        templates.offer_one("planning_process")


def without_controls(board: Board, period: Period, viewer: Viewer) -> None:
    """That no control plan of the year has been loaded; who may load gets a list to fill in."""
    frame.message(NoDataYet(f"internkontrollplan för {board_name(board)} {period.year}"))
    st.caption(
        "En rad per kontroll med kontrollområde, kontrollmål eller risk, kontrollmoment, ansvarig, "
        "metod, minsta volym och frekvens. Resultaten läses in för sig, eller skrivs in här."
    )
    if viewer.may(Right.LOAD):
        templates.offer_one("control_plan")


def without_providers(board: Board, viewer: Viewer) -> None:
    """That no providers have been loaded; who may load gets both lists to fill in."""
    frame.message(NoDataYet(f"utförare för {board_name(board)}", "inga"))
    st.caption(
        "En lista har en rad per utförare och år med driftsform, verksamhetsområde, avtal, värde, "
        "antal brukare, sannolikhet och konsekvens. En annan har en rad per uppföljning med "
        "utförare, slag, planerad månad, genomförd, resultat, krav och återkontroll."
    )
    if viewer.may(Right.LOAD):
        templates.offer_one("providers")
        templates.offer_one("provider_followups")


def without_proposals(board: Board, viewer: Viewer) -> None:
    """That nothing has been proposed for any budget; who may load gets a list to fill in."""
    frame.message(NoDataYet(f"förslag till budget för {board_name(board)}", "inga"))
    st.caption(
        "En rad per förslag och budgetår med problem, målgrupp, åtgärd, kostnad, svårighetsgrad, "
        "nytta, kostnadseffektivitet och perspektiv."
    )
    if viewer.may(Right.LOAD):
        templates.offer_one("proposals")


def without_clocks(board: Board, viewer: Viewer) -> None:
    """That no list of statutory times has been loaded; who may load gets a list to fill in."""
    frame.message(NoDataYet(f"lista över lagstadgade tider för {board_name(board)}"))
    st.caption(
        "En rad per ärende och beslut med ärendenyckel, enhet, slag av ärende och dagarna då "
        "anmälan kom in, utredningen inleddes och blev klar, beslutet fattades och verkställdes. "
        "Nyckeln byts mot en pseudonym när filen läses, och namn läses aldrig in."
    )
    if viewer.may(Right.LOAD):
        templates.offer_one("case_events")


def without_actions(board: Board, year: FiscalYear, viewer: Viewer) -> None:
    """That the year has no actions yet; who may load gets a list to fill in."""
    st.info(plain(f"{board_name(board)} har inga åtgärder för {year} ännu."))
    if viewer.may(Right.LOAD):
        templates.offer_one("actions")
