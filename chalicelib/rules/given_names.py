"""Which unit or office does a cell speak of? By its id, or by a name that no other has.

Names are compared as files of offices do: case, spaces, punctuation and width don't count (plain_text.name_key). An id
that is not written exactly is only a name among names: UMUM may be the unit `umum`, or the one that is called Umum.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from chalicelib.rules.plain_text import name_key

PARTED = "|"  # between several in one cell


def parted(cell: str) -> list[str]:
    """What a cell with several of them says, one by one, in its order."""
    return [part for part in map(str.strip, cell.split(PARTED)) if part]


class GivenNames:
    """Things by id and by name.

    names   id -> name.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for each, name in names.items():
            for key in {name_key(name), name_key(each)}:
                self._by_key[key].append(each)
        self._by_key.pop("", None)

    def find(self, cell: str, *nearer: Collection[str]) -> tuple[str, ...]:
        """The ids that the cell may mean: one, none where it is unknown, more where it does not tell.

        nearer   ids among which one is looked for first; the nearest first.
        """
        if cell in self._names:
            return (cell,)
        named = self._by_key.get(name_key(cell), [])
        for ids in nearer:
            among = tuple(each for each in named if each in ids)
            if among:
                return among
        return tuple(named)

    def shortest(self, of: Collection[str] | None = None) -> list[str]:
        """What finds each of them again, for people to choose from: the name where it is alone, else the id.

        of   these ids alone.
        """
        chosen = sorted(self._names if of is None else of, key=lambda each: (self._names[each].casefold(), each))
        return [self._names[each] if self._is_alone(each) else each for each in chosen]

    def _is_alone(self, of: str) -> bool:
        name = self._names[of]
        return PARTED not in name and self.find(name) == (of,)
