"""Replies in, what is shown out: text for the terminal, HTML, JSON, a quote, a table, a chart."""

from stats.render.buttons import render_caption, render_part
from stats.render.chart import Chart, render_chart
from stats.render.chats import (
    render_greeting,
    render_not_areas,
    render_patch,
    render_privacy,
    render_settings,
    render_watches,
)
from stats.render.html import render_html
from stats.render.json import render_json
from stats.render.misses import render_misses
from stats.render.notices import render_notices
from stats.render.plain import button_choices, render_choices, render_plain
from stats.render.plot import is_chartable
from stats.render.quote import quote_line
from stats.render.receipt import render_receipt
from stats.render.rich import CHART_ID, render_rich
from stats.render.shelves import (
    render_links,
    render_shelf,
    render_shelf_list,
    render_shelf_page,
)
from stats.render.table import csv_name, render_csv, render_table, write_csv
from stats.render.terminal import count_shelves, render_command, render_shelves
from stats.render.texts import (
    inline_title,
    render_dataset,
    render_datasets,
    render_description,
    render_help,
    render_sources,
    render_text_only,
)

__all__ = [
    "CHART_ID",
    "Chart",
    "button_choices",
    "count_shelves",
    "csv_name",
    "inline_title",
    "is_chartable",
    "quote_line",
    "render_caption",
    "render_chart",
    "render_choices",
    "render_command",
    "render_csv",
    "render_dataset",
    "render_datasets",
    "render_description",
    "render_greeting",
    "render_help",
    "render_html",
    "render_json",
    "render_links",
    "render_misses",
    "render_not_areas",
    "render_notices",
    "render_part",
    "render_patch",
    "render_plain",
    "render_privacy",
    "render_receipt",
    "render_rich",
    "render_settings",
    "render_shelf",
    "render_shelf_list",
    "render_shelf_page",
    "render_shelves",
    "render_sources",
    "render_table",
    "render_text_only",
    "render_watches",
    "write_csv",
]
