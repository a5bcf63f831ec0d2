"""The limits of the Bot API, in the unit each is counted in.

Source: https://core.telegram.org/bots/api up to 10.3 (the docstrings of aiogram 3.31 repeat it), and where that is silent the
file named beside the constant.
"""

import re

TEXT_UTF16 = 4096
CAPTION_UTF16 = 1024
RAW_TEXT_BYTES = 1 << 15  # before parsing; Client.cpp, get_formatted_text
ENTITIES = (
    100  # further ones are dropped in silence; telegram.constants.MessageLimit.MESSAGE_ENTITIES
)
CALLBACK_DATA_BYTES = 64
COPY_TEXT_UTF16 = 256
KEYBOARD_BUTTONS = 100  # https://limits.tginfo.me/en, "Inline keyboard"
KEYBOARD_ROW = 8  # https://limits.tginfo.me/en, "Inline keyboard"
CALLBACK_ANSWER_UTF16 = 200
INLINE_RESULTS = 50
INLINE_RESULT_ID_BYTES = 64
INLINE_NEXT_OFFSET_BYTES = 64
INLINE_QUERY_UTF16 = 256
COMMANDS = 100
COMMAND_DESCRIPTION = 256
NAME = 64
DESCRIPTION = 512
SHORT_DESCRIPTION = 120
START_PARAMETER = 64
SECRET_TOKEN = 256
ALBUM = range(2, 11)
MESSAGE_IDS = 100
UPLOAD_BYTES = 50 * 1024 * 1024
REQUEST_BYTES = UPLOAD_BYTES + 1024 * 1024
UPDATES = 100
LONG_POLL_SECONDS = 50  # Client.h, LONG_POLL_MAX_TIMEOUT
RICH_CHARACTERS = 32768
RICH_BLOCKS = 500
RICH_COLUMNS = 20
RICH_DEPTH = 16
RICH_MEDIA = 50

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
START_CHARACTERS = re.compile(r"[A-Za-z0-9_-]+")
LANGUAGE_CODE = re.compile(r"(?:[a-z]{2})?")
