"""Marks at pixels in, a PNG out. The one module that knows matplotlib; slow to import.

The origin is the upper left corner, and y grows downwards. Texts are never read as mathematics.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

WIDTH = 1080
"""Pixels: a phone's screen at nearly three pixels a point, and Telegram does not shrink it.
Source: Telegram keeps photos up to 1,280 pixels a side as they are in its smaller size."""
DPI = 72
"""At which a point is a pixel."""
FONT = "DejaVu Sans"
"""Comes with matplotlib, so that every machine draws the same."""
HATCH = "///"
HALO = withStroke(linewidth=6, foreground="white")
"""Keeps a text legible where it crosses a line."""

Align = Literal["left", "center", "right"]


class Sheet:
    """A white sheet of fixed width, as high as what is drawn on it needs."""

    width = WIDTH

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self._artists: list[Artist] = []

    def measure(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width of a text in pixels."""
        return _measure(text, size, bold)

    def wrap(self, text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
        """Return the lines of a text that fit `width` pixels; only a too long word is cut."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(longer, size, bold=bold) <= width:
                lines[-1] = longer
                continue
            while len(word) > 1 and (wide := self.measure(word, size, bold=bold)) > width:
                cut = max(1, int(len(word) * width / wide))
                while cut > 1 and self.measure(word[:cut], size, bold=bold) > width:
                    cut -= 1
                lines.append(word[:cut])
                word = word[cut:]
            lines.append(word)
        return lines or [""]

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        color: str,
        *,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Write one line whose middle is at `y`."""
        artist = Text(
            x,
            y,
            text,
            color=color,
            fontproperties=_font(size, bold),
            parse_math=False,
            horizontalalignment=align,
            verticalalignment="center_baseline",
        )
        artist.set_path_effects([HALO])
        self._artists.append(artist)

    def box(
        self, x: float, y: float, width: float, height: float, color: str, *, hatched: bool = False
    ) -> None:
        """Draw a filled box from its upper left corner; hatched for what is in doubt."""
        self._artists.append(
            Rectangle(
                (x, y),
                width,
                height,
                facecolor="white" if hatched else color,
                edgecolor=color,
                hatch=HATCH if hatched else None,
                linewidth=2 if hatched else 0,
            )
        )

    def line(
        self,
        points: Sequence[tuple[float, float]],
        color: str,
        width: float,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a line through points."""
        self._artists.append(
            Line2D(
                [x for x, _ in points],
                [y for _, y in points],
                color=color,
                linewidth=width,
                linestyle=(0, (4, 4)) if dashed else "solid",
                solid_joinstyle="round",
            )
        )

    def dot(self, x: float, y: float, color: str, marker: str, *, hollow: bool = False) -> None:
        """Draw a point; hollow for what is in doubt."""
        self._artists.append(
            Line2D(
                [x],
                [y],
                marker=marker,
                markersize=16,
                color=color,
                markeredgewidth=4,
                markerfacecolor="white" if hollow else color,
                linestyle="none",
            )
        )

    def png(self, height: float) -> bytes:
        """Return the sheet, cut at `height`; the same drawing gives the same bytes."""
        figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor="white")
        FigureCanvasAgg(figure)
        down = Affine2D().scale(1, -1).translate(0, height)
        for artist in self._artists:
            artist.set_transform(down)
            figure.add_artist(artist)
        file = BytesIO()
        figure.savefig(file, format="png", dpi=DPI, metadata={"Software": None})
        return file.getvalue()


@lru_cache(4096)
def _measure(text: str, size: float, bold: bool) -> float:
    font = _font(size, bold)
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
