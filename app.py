"""Who is looking, at which board and period, and which pages there are."""

from functools import partial

from lagesbild import access, economy
from lagesbild.boards import Board, load_boards
from lagesbild.errors import InvalidSetting, UserError
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.ui import frame, navigation, selection
from lagesbild.ui.navigation import Screen
from pages import audit, cases, codes, loads, overview, quality, upload
from pages import economy as economy_page

SECTIONS = {
    "Uppföljning": (
        Screen("overview", "Översikt", overview.show),
        Screen("economy", "Ekonomi", economy_page.show),
        Screen("cases", "Ärenden", cases.show),
    ),
    "Underlag": (
        Screen("upload", "Läs in", upload.show),
        Screen("loads", "Inläsningar", loads.show),
        Screen("quality", "Kontroller", quality.show),
        Screen("codes", "Kodplan", codes.show),
        Screen("audit", "Händelser", audit.show),
    ),
}


def main() -> None:
    """Run the page that is asked for, or say what stops every page."""
    page = navigation.reach(SECTIONS)
    try:
        boards = load_boards(Settings.from_environment().boards)
        viewer = access.local_viewer(frozenset(boards))
        visible = [board for board in boards.values() if board.id in viewer.boards]
        if not visible:
            raise InvalidSetting(
                "Det finns ingen nämnd att visa. Lägg till en enligt docs/guides, "
                "eller rätta LAGESBILD_BOARDS."
            )
        chosen = selection.choose(visible, partial(_periods, viewer))
    except UserError as error:
        frame.message(error)
    else:
        page.show(viewer, chosen)


def _periods(viewer: access.Viewer, board: Board) -> list[Period]:
    return economy.loaded_periods(frame.store().reader(viewer), board.id)


main()
