"""Two themes of our own: ink for dark rooms, paper for light ones."""

from __future__ import annotations

from textual.theme import Theme

INK = Theme(
    name="ink",
    primary="#7fb4ca",
    secondary="#98bb6c",
    accent="#e6c384",
    foreground="#d6d3c4",
    background="#16181d",
    surface="#1b1e25",
    panel="#232731",
    success="#98bb6c",
    warning="#e6c384",
    error="#e46876",
    dark=True,
    variables={
        "date": "#8fb8d8",
        "quiet": "#7d8590",
        "faint": "#4a515c",
        "heading": "#c8a26a",
        "hit": "#e6c384",
        "match-text": "#1b1e25",
        "match-back": "#e6c384",
        "selected": "#2b3140",
        "computed": "#b39ddb",
        "category-0": "#7fb4ca",
        "category-1": "#e46876",
        "category-2": "#98bb6c",
        "category-3": "#d9a0d0",
        "category-4": "#e6a86a",
        "category-5": "#7fcfc0",
        "input-cursor-background": "#e6c384",
        "input-selection-background": "#e6c384 30%",
    },
)

PAPER = Theme(
    name="paper",
    primary="#2f6690",
    secondary="#4f7a28",
    accent="#a2560a",
    foreground="#2c2a26",
    background="#fbf9f3",
    surface="#f4f0e6",
    panel="#e9e3d4",
    success="#4f7a28",
    warning="#a2560a",
    error="#b3263a",
    dark=False,
    variables={
        "date": "#2f6690",
        "quiet": "#77705f",
        "faint": "#bdb5a2",
        "heading": "#8a5a14",
        "hit": "#c2630a",
        "match-text": "#2c2a26",
        "match-back": "#f2cf7e",
        "selected": "#e6dfcd",
        "computed": "#6a4ca3",
        "category-0": "#2f6690",
        "category-1": "#b3263a",
        "category-2": "#4f7a28",
        "category-3": "#8a3f86",
        "category-4": "#a2560a",
        "category-5": "#1f7a6d",
        "input-cursor-background": "#a2560a",
        "input-selection-background": "#a2560a 25%",
    },
)

THEMES = (INK, PAPER)
