"""The letter and the report of tests/pdf/outside.py as HTML, for makers of PDFs that take it."""

from html import escape

from tests.pdf.outside import LETTER, REPORT, TITLE, Block

_FRAME = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
<style>{style}</style></head><body>{body}</body></html>"""
_LETTER = """
@page { size: A4; margin: 2cm 2.5cm }
body { font: 11pt/1.15 Calibri; margin: 0 } p, ul { margin: 0 0 6pt }
header { display: flex; justify-content: space-between; font-size: 9pt;
         border-bottom: 1pt solid #1f3a5f; margin-bottom: 18pt; padding-bottom: 6pt }
header div:last-child { text-align: right }
h1, header b { font: bold 18pt "Times New Roman"; color: #1f3a5f }
h1 { font-size: 13pt; color: black; margin: 0 0 6pt }
"""
_REPORT = """
@page { size: letter; margin: 1in 1.25in;
        @bottom-center { content: "Page " counter(page) " of " counter(pages) } }
body { font: 11pt/1.15 Cambria; margin: 0 } p, ul, ol { margin: 0 0 10pt }
h1, h2, .title { font-family: Calibri; color: #365f91; break-after: avoid; margin: 24pt 0 0 }
.title { font-size: 26pt; color: #17365d; border-bottom: 1pt solid #4f81bd; margin: 0 0 15pt }
h1 { font-size: 14pt } h2 { font-size: 13pt; color: #4f81bd; margin-top: 10pt }
nav p { margin: 0 0 4pt }
nav a { color: inherit; text-decoration: none }
nav a::after { content: leader(".") target-counter(attr(href url), page) }
table { border-collapse: collapse; width: 100%; margin-bottom: 10pt }
td, th { border: 1pt solid #4f81bd; padding: 0 5pt; text-align: left; vertical-align: top }
tbody tr:nth-child(odd) { background: #d3dfee }
"""


def letter() -> bytes:
    def lines(*said: str) -> str:
        return "<br>".join(map(escape, said))

    head = f"<div><b>{escape(LETTER['sender'])}</b><br>{lines(*LETTER['address'])}</div>"
    body = f"<header>{head}<div>{lines(*LETTER['contact'])}</div></header>"
    body += f"<p>{lines(*LETTER['to'])}</p><p>{LETTER['date']}</p><p>{LETTER['greeting']}</p>"
    body += f"<h1>{escape(LETTER['subject'])}</h1>" + "".join(map(_block, LETTER["blocks"]))
    body += f"<p>{lines(*LETTER['close'])}</p>"
    return _FRAME.format(title=escape(LETTER["subject"]), style=_LETTER, body=body).encode()


def report() -> bytes:
    body = f'<p class="title">{escape(TITLE)}</p>'
    body += "<p><i>Report to the partnership board, 12 May 2026</i></p><nav>"
    for kind, words in REPORT:
        if kind == "h1":
            body += f'<p><a href="#{_anchor(words)}">{escape(words)}</a></p>'
    body += "</nav>" + "".join(map(_block, REPORT))
    return _FRAME.format(title=escape(TITLE), style=_REPORT, body=body).encode()


def _anchor(words: str) -> str:
    return words.lower().replace(" ", "-")


def _block(block: Block) -> str:
    kind, words = block
    if kind in ("ul", "ol"):
        return f"<{kind}>{''.join(f'<li>{escape(item)}</li>' for item in words)}</{kind}>"
    if kind == "table":
        head, *rest = (
            "".join(f"<{cell}>{escape(text)}</{cell}>" for text in row)
            for cell, row in zip(["th", *["td"] * len(words)], words, strict=False)
        )
        rows = "".join(f"<tr>{row}</tr>" for row in rest)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    name = f' id="{_anchor(words)}"' if kind == "h1" else ""
    return f"<{kind}{name}>{escape(words)}</{kind}>"
