"""What a chat or a reader has set, and what is kept of them, in; plain text that says so out."""

from __future__ import annotations

from collections.abc import Sequence

from stats.catalogue.misses import LEAST_ASKERS
from stats.render.unanswered import LONGEST_SHOWN

MOST_UNKNOWN = 3


def render_settings(
    areas: Sequence[str], *, is_brief: bool, admins_only: bool, is_group: bool
) -> str:
    """Return what a chat has set; `areas` are the names of its default areas."""
    default = ", ".join(areas)
    lines = [
        "Settings of this group" if is_group else "Your settings in this chat",
        f"Default area: {default} (where a question names none; the answer says so)"
        if areas
        else "Default area: none. /settings area and its name sets one.",
        "Answers: brief (figure, cautions, source, reading)" if is_brief else "Answers: full",
    ]
    if is_group:
        lines.append(f"Who may ask: {'only admins' if admins_only else 'everyone'}")
    return "\n".join(lines)


def render_patch(areas: Sequence[str]) -> str:
    """Return the areas of a reader's patch, or how to set one."""
    if not areas:
        return "You have no patch. Write /patch and your areas, with commas between them."
    return (
        f"Your patch: {', '.join(areas)}\n"
        "A question that names no area is about these, and the answer says so. "
        "/patch clear ends it."
    )


def render_not_areas(unknown: Sequence[str]) -> str:
    """Return that words name no area, or that none was named."""
    if not unknown:
        return "That names no area. Write the areas, with commas between them."
    words = ", ".join(f"“{word[:LONGEST_SHOWN]}”" for word in unknown[:MOST_UNKNOWN])
    verb = "is no area" if len(unknown) == 1 else "are no areas"
    return f"Nothing was changed: {words} {verb} here. Write areas only, with commas between them."


def render_watches(count: int) -> str:
    """Return the heading of a list of so many watched figures."""
    if not count:
        return "No figure is watched here. Send /watch as a reply to an answer of mine."
    figures = "figure is" if count == 1 else "figures are"
    return f"{count} {figures} watched here. A button ends one."


def render_privacy(retention_days: int, *, keeps_misses: bool = False) -> str:
    """Return what is kept, why and for how long."""
    days = "1 day" if retention_days == 1 else f"{retention_days} days"
    misses = (
        f"• Words that I did not understand, once {LEAST_ASKERS} different people have written "
        f"them, for {days}, so that I may learn them. Who wrote them cannot be read from it."
    )
    return "\n".join([
        "What I keep",
        "• Settings of a chat and the patch that you save, until they are changed or deleted.",
        "• Figures that a chat watches, until /unwatch.",
        f"• Which figures each answer gave, for {days}, to tell you of corrections: "
        "numbers of chat and message, codes and values. No text, and in a group not who asked.",
        *([misses] if keeps_misses else []),
        "• In memory, until a restart: how your last questions were read, so that “and Facebook?” "
        "can go on from them.",
        "• A question that cannot be answered at once, in a file until it is: none is to be lost.",
        "• For some minutes when you asked, so that nobody takes up all my time; and whom the "
        "operator has blocked.",
        "Otherwise I do not keep or log the text of questions or who asked them.",
        "When I am removed from a group or blocked, all that is kept of that chat is deleted.",
        "/forget deletes all that is kept about you.",
    ])  # fmt: skip


def render_greeting(examples: Sequence[str]) -> str:
    """Return a short greeting for a group that says how to ask."""
    example = f" {examples[0]}" if examples else " and your question"
    return (
        f"Hello. Ask me for official figures with /stat{example}\n"
        "You can also reply to an answer of mine. Admins set a default area with /settings; "
        "/privacy says what is kept."
    )
