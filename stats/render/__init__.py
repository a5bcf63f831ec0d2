"""Replies in, text out: plain for the terminal, HTML for Telegram, JSON for programs."""

from stats.render.html import render_html
from stats.render.json import render_json
from stats.render.plain import button_choices, render_choices, render_plain
from stats.render.quote import quote_line
from stats.render.table import csv_name, render_csv, render_table
from stats.render.texts import (
    inline_title,
    render_description,
    render_help,
    render_sources,
    render_text_only,
)

__all__ = [
    "button_choices",
    "csv_name",
    "inline_title",
    "quote_line",
    "render_choices",
    "render_csv",
    "render_description",
    "render_help",
    "render_html",
    "render_json",
    "render_plain",
    "render_sources",
    "render_table",
    "render_text_only",
]
