"""Faults that a test asks for: which requests they strike, how often, and what the bot sees then."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import ApiError, forbidden, too_many_requests
from .model import Call

FaultKind = Literal["429", "400", "403", "409", "500", "502", "reset", "lost", "delay"]
KINDS = ("429", "400", "403", "409", "500", "502", "reset", "lost", "delay")


@dataclass(slots=True)
class Fault:
    """One rule.

    Attributes:
        method: the method it strikes, "*" for all but getUpdates.
        chat_id: the chat it strikes, None for all.
        kind: "429", "400", "403" and "409" refuse; "500" and "502" fail, the latter with a web page instead of JSON; "reset" cuts the
            connection before anything is done, "lost" after all is done; "delay" answers late.
        times: how many requests are left to strike, None for no end.
        share: the part of the requests that it strikes, drawn with a generator seeded by `seed`.
        seconds: the length of a delay.
        when: strikes only calls for which this holds.
    """

    method: str
    kind: FaultKind
    chat_id: int | None = None
    times: int | None = 1
    retry_after: int = 1
    seconds: float = 0.0
    description: str = ""
    share: float = 1.0
    seed: int = 0
    when: Callable[[Call], bool] | None = None
    struck: int = 0
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind} is no kind of fault; there are {', '.join(KINDS)}")
        self._random = random.Random(self.seed)

    def strikes(self, call: Call) -> bool:
        """Whether this call is struck; counts it if so."""
        named = self.method == call.method or (self.method == "*" and call.method != "getUpdates")
        if not named or self.times == 0:
            return False
        if self.chat_id is not None and call.get("chat_id") != self.chat_id:
            return False
        if self.when is not None and not self.when(call):
            return False
        if self._random.random() >= self.share:
            return False
        if self.times is not None:
            self.times -= 1
        self.struck += 1
        return True

    def error(self) -> ApiError | None:
        """Return the refusal, None where the kind is none."""
        match self.kind:
            case "429":
                return too_many_requests(self.retry_after)
            case "400":
                return ApiError(400, "Bad Request: " + (self.description or "fault of the test"))
            case "409":
                return ApiError(409, self.description or "Conflict")
            case "403":
                return forbidden(self.description or "bot was blocked by the user")
            case "500" | "502":
                phrase = "Internal Server Error" if self.kind == "500" else "Bad Gateway"
                return ApiError(int(self.kind), self.description or phrase)
        return None


@dataclass(slots=True)
class Faults:
    """All rules, in the order they were given; the first that strikes counts."""

    rules: list[Fault] = field(default_factory=list)

    def add(self, method: str, kind: FaultKind, **options: Any) -> Fault:
        """Add a rule; its `struck` says later how often it struck."""
        fault = Fault(method, kind, **options)
        self.rules.append(fault)
        return fault

    def find(self, call: Call) -> Fault | None:
        """Return the rule that strikes this call."""
        return next((rule for rule in self.rules if rule.strikes(call)), None)

    def clear(self) -> None:
        """Forget all rules."""
        self.rules.clear()
