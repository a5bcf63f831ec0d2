"""The environment in, checked settings out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

DATABASE = Path(platformdirs.user_data_dir("statistics-bot")) / "state.sqlite"
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
"""Source: https://core.telegram.org/bots/api#authorizing-your-bot"""


class Settings(BaseSettings):
    """Settings from the environment and a `.env` file; README.md lists them."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    bot_api_url: str = "https://api.telegram.org/bot"
    index: str | None = None
    reload_seconds: Annotated[float, Field(ge=0)] = 30.0
    database_url: SecretStr = SecretStr(f"sqlite:///{DATABASE}")
    # A yearly release comes within it.
    retention_days: Annotated[int, Field(ge=1)] = 400
    keep_misses: bool = False
    operators: Annotated[frozenset[int], NoDecode] = frozenset()
    log_json: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    webhook_secret: SecretStr | None = None
    receipt_secret: SecretStr | None = None
    rich_messages: bool = False
    ephemeral_messages: bool = False

    @field_validator("bot_api_url")
    @classmethod
    def check_address(cls, written: str) -> str:
        """Refuse a name and password in the address: they would not be sent with every request."""
        if "@" in urlsplit(written).netloc:
            raise ValueError("a name and password in the address are not sent")
        return written

    @field_validator("bot_token")
    @classmethod
    def check_token(cls, token: SecretStr | None) -> SecretStr | None:
        """Refuse what cannot stand in an address; the message does not hold it."""
        if token is not None and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("not a token as @BotFather gives it: 123456:ABC-DEF...")
        return token

    @field_validator("operators", mode="before")
    @classmethod
    def split_operators(cls, written: object) -> object:
        """Return the numbers of a list with commas."""
        return written.replace(",", " ").split() if isinstance(written, str) else written
