"""Draw the README's screens from what the bot sends: `python -m tests.screens` (needs Chromium).

The bot runs as a user starts it, against the tests' Bot API server; the messages that it sends
are set as Telegram sets them and photographed.
"""

from __future__ import annotations

import asyncio
import base64
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from stats.building import build_folders
from tests.botapi import BotApiServer, Chat, Message, User
from tests.handlers.conftest import run_bot

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
WIDTH = 412
"""Points across a phone."""
STYLE = """
body { margin: 0; padding: 12px; background: #dfe7ee; font: 15px/1.35 "DejaVu Sans", sans-serif;
  width: 388px; }
.row { display: flex; margin: 6px 0; } .mine { justify-content: flex-end; }
.bubble { background: #fff; border-radius: 12px; padding: 8px 10px; max-width: 352px;
  white-space: pre-wrap; overflow-wrap: anywhere; }
.mine .bubble { background: #e3f6cf; } .who { color: #2a6fa8; font-weight: bold; font-size: 13px; }
.quote { border-left: 3px solid #2a6fa8; padding-left: 6px; color: #555; font-size: 13px; }
pre { margin: 4px 0; background: #f3f5f7; padding: 6px; font: 13px/1.3 "DejaVu Sans Mono"; }
blockquote { margin: 4px 0; padding: 0 8px; border-left: 3px solid #2a6fa8; background: #eef4f9;
  border-radius: 4px; font-size: 13px; overflow: hidden; display: -webkit-box;
  -webkit-line-clamp: 3; -webkit-box-orient: vertical; max-height: 53px; }
a { color: #2a6fa8; text-decoration: none; } img { width: 340px; display: block; }
.keys { display: flex; gap: 4px; margin: 4px 0; width: 372px; }
.key { flex: 1; background: #b9cbdb; border-radius: 8px; text-align: center; padding: 7px 4px;
  font-size: 13px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.result { background: #fff; padding: 8px 10px; border-bottom: 1px solid #d5dde4; }
.result b { display: block; } .result span { color: #666; font-size: 13px; }
.field { background: #fff; padding: 10px; border-radius: 18px; margin-top: 8px; }
"""


def set_text(message: Message) -> str:
    """Return a message's text as HTML, with its bold, code and links."""
    payload = message.payload
    text = payload.get("text") or payload.get("caption") or ""
    entities = payload.get("entities") or payload.get("caption_entities") or []
    units = text.encode("utf-16-le")
    openings: dict[int, str] = {}
    closings: dict[int, str] = {}
    tags = {"bold": "b", "pre": "pre", "expandable_blockquote": "blockquote"}
    for each in entities:
        start, end = each["offset"], each["offset"] + each["length"]
        tag = tags.get(each["type"])
        if each["type"] in ("text_link", "url", "bot_command", "mention"):
            openings[start] = openings.get(start, "") + "<a>"
            closings[end] = "</a>" + closings.get(end, "")
        elif tag:
            openings[start] = openings.get(start, "") + f"<{tag}>"
            closings[end] = f"</{tag}>" + closings.get(end, "")
    cuts = sorted({0, len(units) // 2, *openings, *closings})
    parts = []
    for start, end in zip(cuts, [*cuts[1:], len(units) // 2], strict=True):
        parts.append(closings.get(start, "") + openings.get(start, ""))
        parts.append(escape(units[2 * start : 2 * end].decode("utf-16-le")))
    # A block ends its line by itself.
    return "".join(parts).replace("</blockquote>\n", "</blockquote>")


def set_message(message: Message, *, name: str = "", quoted: str = "", picture: bytes = b"") -> str:
    """Return a message as a bubble with its buttons."""
    is_mine = not message.payload["from"]["is_bot"]
    who = f'<div class="who">{escape(name)}</div>' if name else ""
    quote = f'<div class="quote">{escape(quoted)}</div>' if quoted else ""
    data = base64.b64encode(picture).decode()
    image = f'<img src="data:image/png;base64,{data}">' if picture else ""
    keys = "".join(
        '<div class="keys">'
        + "".join(f'<div class="key">{escape(key["text"])}</div>' for key in row)
        + "</div>"
        for row in message.keyboard
    )
    side = "row mine" if is_mine else "row"
    return (
        f'<div class="{side}"><div><div class="bubble">{who}{quote}{image}{set_text(message)}</div>'
        f"{keys}</div></div>"
    )


def set_results(query: str, results: Iterable[dict[str, Any]]) -> str:
    """Return inline results above the field that the query is typed into."""
    rows = "".join(
        f'<div class="result"><b>{escape(each["title"])}</b>'
        f"<span>{escape(each.get('description', ''))}</span></div>"
        for each in results
    )
    return f'{rows}<div class="field">{escape(query)}</div>'


def photograph(name: str, body: str) -> None:
    """Write a screen to docs/images, as high as it has to be."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("Chromium is needed to draw the screens.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    page = f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><body>{body}"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "screen.html"
        source.write_text(page, encoding="utf-8")
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            f"--user-data-dir={folder}/profile", "--force-device-scale-factor=2",
            "--virtual-time-budget=2000",
        ]  # fmt: skip
        height = measure(command, source)
        subprocess.run(
            [
                *command,
                f"--window-size={WIDTH},{height}",
                f"--screenshot={IMAGES / name}.png",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
        )
    print(f"docs/images/{name}.png: {WIDTH} x {height}")


def measure(command: list[str], source: Path) -> int:
    """Return how high a page is."""
    probe = source.with_name("probe.html")
    script = "<script>document.title=document.body.scrollHeight</script>"
    probe.write_text(source.read_text(encoding="utf-8") + script, encoding="utf-8")
    found = subprocess.run(
        [*command, f"--window-size={WIDTH},800", "--dump-dom", probe.as_uri()],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return int(found.partition("<title>")[2].partition("</title>")[0])


async def draw_private(server: BotApiServer) -> None:
    """A question, its answer, a chart."""
    rosa = server.user("Rosa")
    chat = server.private_chat(rosa)
    asked = await server.say(chat, rosa, "cambs insta")
    answer = await server.next_reply(chat)
    photograph("private", set_message(asked) + set_message(answer))
    asked = await server.say(chat, rosa, "essex instagram 2018/19")
    refused = await server.next_reply(chat)
    photograph("missing", set_message(asked) + set_message(refused))
    await server.say(chat, rosa, "kent grooming since 2017/18")
    series = await server.next_reply(chat)
    await server.press(series, "Chart", rosa)
    chart = await server.next_reply(chat)
    file_id = chart.payload["photo"][-1]["file_id"]
    picture = server.world.files[file_id].content
    photograph("chart", set_message(chart, picture=picture))


async def draw_group(server: BotApiServer) -> None:
    """A question in a group that is asked back, and its answer in the same place."""
    rosa, ben = server.user("Rosa"), server.user("Ben")
    chat: Chat = server.group("News desk", [rosa, ben])
    asked = await server.say(chat, rosa, f"/stat@{server.bot.username} west midlands grooming")
    back = await server.next_reply(chat)
    screen = set_message(asked, name="Rosa") + set_message(back, quoted="Rosa")
    await server.press(back, back.keyboard[0][0]["text"], rosa)
    answer = await server.next_edit(chat)
    screen += set_message(answer, quoted="Rosa")
    photograph("group", screen)


async def draw_inline(server: BotApiServer) -> None:
    """What is shown while a question is typed in any chat."""
    rosa: User = server.user("Rosa")
    text = "norfolk facebook"
    query = await server.inline(rosa, text)
    answer = await server.next_answer(query)
    photograph("inline", set_results(f"@{server.bot.username} {text}", answer.get("results")))


async def main() -> None:
    """Draw every screen."""
    with tempfile.TemporaryDirectory() as folder, BotApiServer() as server:
        index = Path(folder) / "screens.index"
        build_folders([ROOT / "data"], index)
        state = f"sqlite+aiosqlite:///{folder}/state.db"
        with run_bot(server, index, Path(folder) / "log.txt", DATABASE_URL=state):
            await draw_private(server)
            await draw_group(server)
            await draw_inline(server)


if __name__ == "__main__":
    asyncio.run(main())
