"""The one look of all charts: sizes in pixels of a sheet 1,080 wide, and colours."""

from __future__ import annotations

MARGIN = 48
TITLE_SIZE = 44
UNIT_SIZE = 29
LABEL_SIZE = 30
SMALL_LABEL_SIZE = 27
"""Nine pixels and three quarters on a screen 390 wide: as small as reads without effort."""
NOTE_SIZE = 26
LINE_HEIGHT = 1.28
"""Of a text's size."""

INK = "#1a1a1a"
SOFT = "#575757"
"""7 to 1 on white: passes WCAG 2.2, AAA."""
RULE = "#d9d9d9"
BAR = "#1f5a96"
WHOLE = "#7a7f85"
COLORS = ("#1f5a96", "#c8500a", "#00795a", "#a03d78", "#8a6500", "#3a3a3a")
"""After Okabe and Ito's palette, darkened until each has 4.5 to 1 on white."""
MARKERS = ("o", "s", "^", "D", "v", "P")
"""Lines are told apart by shape as well as by colour."""
