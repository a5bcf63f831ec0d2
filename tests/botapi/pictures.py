"""The bytes of an upload in, the size of the picture out, or why Telegram could not process it.

Source: https://core.telegram.org/bots/api#sendphoto: width and height together at most 10000, their ratio at most 20, 10 MB.
"""

import struct

from .errors import bad_request

LARGEST_BYTES = 10 * 1024 * 1024
LARGEST_SUM = 10_000
LARGEST_RATIO = 20


def picture_size(content: bytes) -> tuple[int, int]:
    """Return width and height in pixels of a PNG, JPEG or GIF; raises ApiError for anything Telegram would refuse as a photo."""
    size = read_png(content) or read_gif(content) or read_jpeg(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if len(content) > LARGEST_BYTES:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {LARGEST_BYTES} bytes"
        )
    width, height = size
    if min(size) < 1 or width + height > LARGEST_SUM or max(size) > LARGEST_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def read_png(content: bytes) -> tuple[int, int] | None:
    """Read the header of a PNG."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def read_gif(content: bytes) -> tuple[int, int] | None:
    """Read the header of a GIF."""
    if content[:6] not in (b"GIF87a", b"GIF89a") or len(content) < 10:
        return None
    width, height = struct.unpack("<HH", content[6:10])
    return width, height


def read_jpeg(content: bytes) -> tuple[int, int] | None:
    """Read the frame header of a JPEG."""
    if content[:2] != b"\xff\xd8":
        return None
    position = 2
    while position + 9 <= len(content) and content[position] == 0xFF:
        marker, length = struct.unpack(">BH", content[position + 1 : position + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return None
