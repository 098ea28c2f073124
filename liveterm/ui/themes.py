"""The program's own colours, dark and light; every other theme of Textual is in the palette."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="liveterm",
    primary="#6cb6ff",
    secondary="#8ddb8c",
    accent="#f2a65a",
    warning="#e3b341",
    error="#d1383f",
    success="#57ab5a",
    foreground="#d5dae1",
    background="#14171c",
    surface="#1a1e25",
    panel="#222831",
    boost="#222a36",
    dark=True,
    variables={
        "scrollbar": "#3a4658",
        "scrollbar-hover": "#4c5c74",
        "scrollbar-active": "#f2a65a",
        "scrollbar-background": "#14171c",
        "scrollbar-background-hover": "#14171c",
        "scrollbar-background-active": "#14171c",
    },
)
LIGHT = Theme(
    name="liveterm-light",
    primary="#0a5bb5",
    secondary="#1a7f37",
    accent="#b04e00",
    warning="#8a6100",
    error="#c2212b",
    success="#1a7f37",
    foreground="#1f2328",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e6e3da",
    boost="#ece8dd",
    dark=False,
    variables={
        "scrollbar": "#c9c4b6",
        "scrollbar-hover": "#b3ad9c",
        "scrollbar-active": "#b04e00",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)
