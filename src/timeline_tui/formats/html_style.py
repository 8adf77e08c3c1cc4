"""How a page looks: on a phone, on a desk, at night and on paper. It loads nothing."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --back: #fbf9f3; --text: #2c2a26; --quiet: #655f50;
  --date: #285a80; --heading: #744a0c; --line: #d5cdb9; --raised: #f4f0e6; }
@media (prefers-color-scheme: dark) {
  :root { --back: #16181d; --text: #dedbce; --quiet: #98a1ae;
    --date: #8fb8d8; --heading: #d6b27c; --line: #3a414d; --raised: #1b1e25; }
}
* { box-sizing: border-box; }
html { background: var(--back); color: var(--text); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1rem; max-width: 46rem; line-height: 1.5;
  font-family: Georgia, "Noto Serif", "Noto Naskh Arabic", serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; text-align: start; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; color: var(--heading); margin: 2.5rem 0 .5rem; padding-bottom: .25rem;
  border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 .4rem; }
p { margin: 0 0 .6rem; text-align: start; }
article { padding: .9rem 0 .4rem; border-bottom: 1px solid var(--line); }
section > article:last-child { border-bottom: 0; }
a { color: var(--date); }
.date { color: var(--date); font-weight: bold; margin: 0; }
.other { color: var(--quiet); }
.text { white-space: pre-line; }
.origin, .address, footer { color: var(--quiet); font-size: .85rem; }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) 1fr; gap: .1rem .9rem;
  margin: .4rem 0 .8rem; font-size: .92rem; }
dt { color: var(--quiet); max-width: 12rem; }
dd { margin: 0; min-width: 0; }
.source { margin: 0 0 .6rem; font-size: .92rem; }
.source p { margin: 0 0 .25rem; }
blockquote { margin: 0 0 .6rem; padding-inline-start: .8rem; white-space: pre-line;
  border-inline-start: 3px solid var(--line); text-align: start; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); }
code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9em; }
pre { white-space: pre-wrap; padding: .6rem; background: var(--raised); }
@media (max-width: 30rem) {
  dl { grid-template-columns: fit-content(6.5rem) 1fr; gap: .1rem .7rem; }
}
@media print {
  :root { --back: #fff; --text: #000; --quiet: #444; --date: #000; --heading: #000;
    --line: #999; --raised: #fff; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  h2, h3, .date { break-after: avoid; }
  dl, blockquote, .source { break-inside: avoid; }
  a { text-decoration: none; }
}
"""
"""The one style sheet of a page."""
