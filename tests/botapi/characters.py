"""Character references of Telegram's HTML: four named ones and all numbered ones.

Source: tdlib/td `MessageEntity.cpp`, decode_html_entity.
"""

import re

NAMED = {b"lt": 60, b"gt": 62, b"amp": 38, b"quot": 34}
CHARACTER = re.compile(rb"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([A-Za-z]*));?")
LONGEST = 10  # "&#x" and the digits of a longer reference are text
LARGEST = 0x10FFFF


def decode_character(source: bytes, position: int) -> tuple[int, int]:
    """Decode the character reference at a '&'; returns its code point and where to go on, the '&' itself if it is none."""
    found = CHARACTER.match(source, position)
    if found is None:
        return ord("&"), position + 1
    code = NAMED.get(found[3] or b"", 0)
    if found[1] is not None:
        code = int(found[1] or b"0", 16)
    elif found[2] is not None:
        code = int(found[2] or b"0")
    digits_end = found.end() - found[0].endswith(b";")
    if not 0 < code < LARGEST or (found[3] is None and digits_end - position >= LONGEST):
        return ord("&"), position + 1
    return code, found.end()
