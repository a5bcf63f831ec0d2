"""The content of a message: text, caption or media of a request in, the fields of the Message object out."""

from collections.abc import Mapping
from typing import Any

from . import limits
from .errors import OWN_RULE, bad_request, bad_state
from .formatting import format_text, limited_caption, required_text
from .keyboards import check_start_link
from .model import Upload
from .pictures import picture_size
from .rich import check_rich_message
from .world import World

MEDIA = ("photo", "document", "video", "audio", "animation", "voice")
NAMED = {
    "photo": "photos", "document": "documents", "video": "videos", "audio": "music", "animation": "animations",
    "voice": "voice notes",
}  # fmt: skip


def text_content(world: World, given: Mapping[str, Any], name: str = "text") -> dict[str, Any]:
    """Return text and entities of a message; `given` has the text under `name`, parse_mode and entities beside it."""
    if not given.get(name):
        raise bad_request("Message text is empty")
    formatted = required_text(
        format_text(
            given[name],
            given.get("parse_mode"),
            given.get("entities"),
            user_known=world.users.__contains__,
        )
    )
    content = world.text_json(formatted)
    check_links(world, content)
    options = given.get("link_preview_options")
    return {**content, "link_preview_options": options} if options else content


def caption_content(world: World, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return caption and entities of a media message, nothing if there is no caption."""
    formatted = limited_caption(
        format_text(
            given.get("caption") or "",
            given.get("parse_mode"),
            given.get("caption_entities"),
            user_known=world.users.__contains__,
        )
    )
    content = world.text_json(formatted, caption=True)
    check_links(world, content)
    if content and given.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def rich_content(
    world: World, given: Mapping[str, Any], files: Mapping[str, Upload]
) -> dict[str, Any]:
    """Return the field of a rich message; its media are uploads of this request or known from before."""
    media = {
        each["id"]: media_content(world, each["media"]["type"], each["media"], files, "media")
        for each in given.get("media", ())
    }
    return {"rich_message": check_rich_message(given, str(world.bot.username), media)}


def check_links(world: World, content: Mapping[str, Any]) -> None:
    """Refuse deep links to this bot that would not work."""
    text = content.get("text") or content.get("caption") or ""
    units = text.encode("utf-16-le")
    for entity in content.get("entities") or content.get("caption_entities") or ():
        start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
        url = entity.get("url") or units[start:end].decode("utf-16-le")
        if entity["type"] in ("text_link", "url"):
            check_start_link(url, str(world.bot.username))


def media_content(
    world: World, kind: str, given: Mapping[str, Any], files: Mapping[str, Upload], name: str
) -> dict[str, Any]:
    """Return the field of a media message; the file stands in `given` under `name`."""
    if not given.get(name):
        raise bad_request(f"There is no {kind} in the request")
    file_id, upload = resolve_file(world, given[name], files)
    described: dict[str, Any] = {
        "file_id": file_id,
        "file_unique_id": file_id[:16],
        "file_size": len(upload.content),
    }
    if kind == "photo":
        width, height = picture_size(upload.content)
        return {"photo": [{**described, "width": width, "height": height}]}
    described |= {"file_name": upload.name, "mime_type": upload.content_type}
    if kind in ("video", "animation"):
        described |= {"width": given.get("width", 0), "height": given.get("height", 0)}
    if kind != "document":
        described["duration"] = given.get("duration", 0)
    if kind == "voice":
        del described["file_name"]
    return {kind: described}


def resolve_file(world: World, reference: str, files: Mapping[str, Upload]) -> tuple[str, Upload]:
    """Return a file's identifier and content: an upload of this request or one known from before."""
    if reference.startswith("attach://"):
        upload = files[reference.removeprefix("attach://")]
        return world.store_file(upload), upload
    if reference.startswith(("http://", "https://")):
        raise bad_request(f"sending a file by URL is not simulated{OWN_RULE}")
    if reference not in world.files:
        raise bad_state(
            "Wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
        )
    return reference, world.files[reference]


def album_contents(
    world: World, media: list[dict[str, Any]], files: Mapping[str, Upload]
) -> list[dict[str, Any]]:
    """Return the contents of an album, one message each."""
    if len(media) not in limits.ALBUM:
        raise bad_request("Invalid number of media in the album: 2-10 are allowed" + OWN_RULE)
    kinds = {item["type"] for item in media}
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        raise bad_request("Can't use the media of the specified type in the album")
    return [
        {
            **media_content(world, item["type"], item, files, "media"),
            **caption_content(world, item),
        }
        for item in media
    ]
