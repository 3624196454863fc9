"""Who is looking, and at which board and period."""

from collections.abc import Mapping, Sequence
from functools import partial

from lagesbild import economy, goals
from lagesbild.access import Viewer
from lagesbild.boards import Board, load_boards
from lagesbild.errors import UserError
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.ui import frame, navigation, selection, sign_in
from pages import SECTIONS


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
        chosen = selection.choose(visible, partial(_periods, viewer))
    except UserError as error:
        frame.message(error)
    else:
        page.show(viewer, chosen)


def _periods(viewer: Viewer, board: Board) -> Sequence[Period]:
    """Months with actual figures, the latest first, then those that only goals have."""
    reader = frame.store().reader(viewer)
    return [*economy.loaded_periods(reader, board.id), *goals.followed_periods(reader, board.id)]


main()
