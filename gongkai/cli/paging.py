"""The boards of a district: an index, and beside it a folder with a page for each bureau."""

from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from gongkai.boards.facts import board_facts
from gongkai.boards.page import board_page, district_page
from gongkai.cli.writing import make_folder, write
from gongkai.districts import DistrictFacts
from gongkai.model import Register


class Pages(NamedTuple):
    """Where the pages go: 区.html is the index page, 区/ the folder of the others."""

    page: Path
    as_of: date

    @property
    def _folder(self) -> Path:
        return self.page.with_suffix("")

    def write_bureau(self, folder: str, register: Register) -> None:
        """Write the board of one bureau, named after its folder."""
        make_folder(self._folder)
        page = board_page(board_facts(register, self.as_of))
        write(page, self._folder / f"{folder}.html", f"（{len(register.tasks)}项）")

    def write_index(self, found: DistrictFacts) -> None:
        """Write the index, with links to the boards that were written."""
        name = self._folder.name
        # Folders have Chinese names, and a # or a % in one would end or change the address.
        links = {each.folder: quote(f"{name}/{each.folder}.html") for each in found.bureaus}
        write(district_page(found, links), self.page, f"（{found.counted}个单位，内部资料）")
