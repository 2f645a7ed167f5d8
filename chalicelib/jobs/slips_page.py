"""The slips of slips.py as HTML: for a screen, or the browser's own printing."""

import html
from collections.abc import Sequence

from chalicelib.jobs.qr import qr_svg
from chalicelib.jobs.slips import STEPS, Section, Sheet, Slip, good_until, heading


def slips_html(sheet: Sheet, sections: Sequence[Section]) -> str:
    """One page that needs nothing else: no script, no font, no picture from elsewhere."""
    title = html.escape(f"Slip kode - {sheet.unit_name}")
    body = "\n".join(_section(sheet, section) for section in sections)
    return _PAGE.replace("{title}", title).replace("{body}", body)


def _section(sheet: Sheet, section: Section) -> str:
    articles = "\n".join(_article(f"{sheet.city_name} · {section.unit_name}", sheet, each) for each in section.slips)
    return f"<section>\n<h1>{html.escape(heading(section))}</h1>\n{articles}\n</section>"


def _article(whose: str, sheet: Sheet, slip: Slip) -> str:
    steps = "".join(f"<li>{html.escape(step)}</li>" for step in STEPS)
    return (
        f"<article><p class=soft>{html.escape(whose)}</p>"
        f"<h2>{html.escape(slip.name)}</h2><p>Nomor pegawai berakhiran {html.escape(slip.number_end)}</p>"
        f"<div class=how><ol>{steps}</ol>{qr_svg(slip.qr, f'QR: {sheet.address}')}</div>"
        f"<p class=code>{html.escape(slip.code)}</p>"
        f"<p class=soft>{good_until(sheet, slip)} "
        f"{html.escape(sheet.address)} · {html.escape(sheet.contact)}</p></article>"
    )


_PAGE = """<!doctype html>
<html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>{title}</title>
<style>
:root { color-scheme: light; font: 14px/1.45 system-ui, sans-serif; }
body { margin: 0; }
section { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); }
section + section { break-before: page; } h1 { grid-column: 1 / -1; font-size: 1rem; margin: .6rem 1.2rem; }
article { padding: 1.2rem; border: 1px dashed #999; margin: -1px 0 0 -1px; break-inside: avoid; }
h2 { font-size: 1.15rem; margin: .2rem 0; overflow-wrap: anywhere; } p { margin: .2rem 0; }
.soft { color: #555; font-size: .8rem; overflow-wrap: anywhere; }
.how { display: flex; align-items: start; } ol { margin: .4rem 0; padding-left: 1.2rem; flex: 1; }
.qr { flex: none; } .code { font: 700 1.5rem ui-monospace, monospace; letter-spacing: .06em; }
@media print { section { grid-template-columns: 1fr 1fr; } @page { size: A4; margin: 8mm; } }
</style>
{body}
</html>
"""
