"""Replies in, text out: plain for the terminal, HTML for Telegram, JSON for programs."""

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
from stats.render.notices import render_notices
from stats.render.plain import button_choices, render_choices, render_plain
from stats.render.texts import (
    inline_title,
    render_description,
    render_help,
    render_sources,
    render_text_only,
)

__all__ = [
    "button_choices",
    "inline_title",
    "render_choices",
    "render_description",
    "render_greeting",
    "render_help",
    "render_html",
    "render_json",
    "render_not_areas",
    "render_notices",
    "render_patch",
    "render_plain",
    "render_privacy",
    "render_settings",
    "render_sources",
    "render_text_only",
    "render_watches",
]
