"""Who is looking, at which board and period, and which pages there are."""

from collections.abc import Mapping
from functools import partial

from lagesbild import economy
from lagesbild.access import Right, Viewer
from lagesbild.boards import Board, load_boards
from lagesbild.errors import UserError
from lagesbild.settings import Settings
from lagesbild.ui import frame, navigation, selection, sign_in
from lagesbild.ui.navigation import Screen
from pages import audit, budget, cases, codes, loads, overview, quality, upload
from pages import economy as economy_page

SECTIONS = {
    "Uppföljning": (
        Screen("overview", "Översikt", overview.show, Right.FIGURES),
        Screen("economy", "Ekonomi", economy_page.show, Right.FIGURES),
        Screen("budget", "Budget", budget.show, Right.FIGURES),
        Screen("cases", "Ärenden", cases.show, Right.FIGURES),
    ),
    "Underlag": (
        Screen("upload", "Läs in", upload.show, Right.LOAD),
        Screen("loads", "Inläsningar", loads.show, Right.LOAD),
        Screen("quality", "Kontroller", quality.show, Right.SIGN),
        Screen("codes", "Kodplan", codes.show, Right.DETAILS),
        Screen("audit", "Händelser", audit.show, Right.AUDIT),
    ),
}


def main() -> None:
    """Run the page that is asked for, or say what stops every page."""
    try:
        boards = load_boards(Settings.from_environment().boards)
        looking = sign_in.someone(boards)
    except UserError as error:
        looking = sign_in.Closed("Lägesbild", partial(frame.message, error))
    if isinstance(looking, sign_in.Closed):
        navigation.reach_instead(SECTIONS, looking.title, looking.draw)
    else:
        _show(looking, boards)


def _show(viewer: Viewer, boards: Mapping[str, Board]) -> None:
    page = navigation.reach(SECTIONS, viewer)
    sign_in.show_viewer(viewer)
    try:
        visible = [board for board in boards.values() if board.id in viewer.boards]
        chosen = selection.choose(
            visible, lambda board: economy.loaded_periods(frame.store().reader(viewer), board.id)
        )
    except UserError as error:
        frame.message(error)
    else:
        page.show(viewer, chosen)


main()
