"""What tests/e2e/hands.py needs of a page, for a browser that playwright does not drive: the same names and ways."""

from dataclasses import dataclass
from typing import Any, Protocol

from tests.waiting import eventually


class Moved(Exception):
    """The element went, or lay under another, while it was to be used: the page was drawing itself anew."""


class Session(Protocol):
    """One window of a browser, as its own driver commands it. Raises Moved where an element cannot be used just now."""

    def open(self, url: str) -> None: ...

    def reload(self) -> None: ...

    def run(self, body: str, *arguments: Any) -> Any:
        """What a function with this body returns, or its promise gives; an element comes as its id."""

    def tap(self, element: str) -> None: ...

    def write(self, element: str, text: str) -> None:
        """Key by key, in place of what stands there."""


FIND = r"""
const [{ role, label, text, css, name, exact }] = arguments;
const ROLES = { alert: "[role=alert]", button: "button", heading: "h1, h2, h3", link: "a[href]" };
const plain = (said) => said.replace(/\s+/g, " ").trim();
const says = (said, wanted) =>
  exact ? plain(said) === wanted : plain(said).toLowerCase().includes(wanted.toLowerCase());
const all = (selector) => [...document.querySelectorAll(selector)];
const nameOf = (each) => each.getAttribute("aria-label") ?? each.textContent;
const labelled = (each) => [...(each.labels ?? [])].some((one) => says(one.textContent, label));
const holds = (each) => says(each.textContent, text);
const isInner = (each) => holds(each) && ![...each.children].some(holds);
const found = css ? all(css)
  : role ? all(ROLES[role]).filter((each) => says(nameOf(each), name))
  : label ? all("input, select, textarea").filter(labelled)
  : all("body *").filter(isInner);
const seen = found.filter((each) => each.getClientRects().length > 0 && !each.matches("script, style, noscript"));
"""


@dataclass(frozen=True)
class Found:
    """Whatever answers to the description when it is asked for; the first where there are several."""

    session: Session
    description: dict[str, Any]

    @property
    def first(self) -> "Found":
        return self

    def count(self) -> int:
        return int(self._look("return seen.length"))

    def wait_for(self) -> None:
        self._do(lambda element: True)

    def click(self) -> None:
        self._do(self.session.tap, "return seen.find((each) => !each.disabled) ?? null")

    def fill(self, text: str) -> None:
        self._do(lambda element: self.session.write(element, text))

    def inner_text(self) -> str:
        self.wait_for()
        return str(self._look("return seen[0].innerText"))

    def _look(self, ask: str) -> Any:
        return self.session.run(FIND + ask, self.description)

    def _do(self, act: Any, ask: str = "return seen[0] ?? null") -> None:
        """`act` on it once it is there. Raises AssertionError with what is on the page instead."""

        def attempt() -> bool:
            element = self._look(ask)
            if element is None:
                return False
            try:
                act(element)
            except Moved:
                return False
            return True

        try:
            eventually(attempt)
        except AssertionError:
            shown = self.session.run("return document.body.innerText")
            raise AssertionError(f"{self.description} is not there; the page shows:\n{shown}") from None


class Tab:
    """One page, by the names that playwright gives its own."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get_by_role(self, role: str, name: str = "", exact: bool = False) -> Found:
        return self._found(role=role, name=name, exact=exact)

    def get_by_label(self, label: str, exact: bool = False) -> Found:
        return self._found(label=label, exact=exact)

    def get_by_text(self, text: str) -> Found:
        return self._found(text=text, exact=False)

    def locator(self, css: str) -> Found:
        return self._found(css=css)

    def evaluate(self, function: str, argument: Any = None) -> Any:
        return self._session.run(f"return ({function})(arguments[0])", argument)

    def goto(self, url: str) -> None:
        self._session.open(url)

    def reload(self) -> None:
        self._session.reload()

    def _found(self, **description: Any) -> Found:
        return Found(self._session, description)
