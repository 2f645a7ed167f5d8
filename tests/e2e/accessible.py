"""Whether everybody can read a page: what axe finds by light and by night, and whether it scrolls sideways."""

from typing import Any

OF_COLOURS = ["color-contrast", "link-in-text-block"]  # all else that axe looks for is the same by night
_LOOK = """async (rules) => {
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"],
    ...(rules ? { runOnly: rules } : {}),
  });
  const { scrollWidth } = document.documentElement;
  const wide = scrollWidth > innerWidth ? [`${scrollWidth} px wide in ${innerWidth}`] : [];
  return violations
    .map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(" ")}`)
    .concat(wide);
}"""


def faults_of(page: Any, axe: str) -> list[str]:
    """What is wrong with the page as it stands, in the colours it wears and then in the others."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe)
    found = page.evaluate(_LOOK)
    worn, other = ("dark", "light") if page.evaluate(_IS_DARK) else ("light", "dark")
    page.emulate_media(color_scheme=other)
    found += [f"{other}: {each}" for each in page.evaluate(_LOOK, OF_COLOURS)]
    page.emulate_media(color_scheme=worn)
    return list(found)


_IS_DARK = "() => matchMedia('(prefers-color-scheme: dark)').matches"
