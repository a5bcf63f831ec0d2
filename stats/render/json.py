"""A reply in, the contract's JSON object out: one line, keys in a fixed order."""

from __future__ import annotations

import json
from typing import Any

from stats.model import Answer, Choice, Clarification, Figure, NoFigure, NoMatch, Reply
from stats.render.plain import render_plain

OUTCOMES = {
    Answer: "answer",
    Clarification: "choice",
    NoFigure: "no_figure",
    NoMatch: "not_understood",
}


def render_json(question: str, reply: Reply) -> str:
    """Return a reply as one line of JSON, as the contract describes it."""
    answer = reply if isinstance(reply, Answer) else None
    remarks = answer.remarks if answer else ()
    body: dict[str, Any] = {
        "question": question,
        "outcome": OUTCOMES[type(reply)],
        "reading": reply.reading if isinstance(reply, Answer | NoFigure) else None,
        "figures": [_figure(each) for each in (answer.figures if answer else ())],
        "context": [
            {**_figure(each), "remark": remark.text, "kind": remark.kind}
            for remark in remarks
            for each in remark.figures
        ],
        "choices": [] if isinstance(reply, NoMatch) else [_choice(each) for each in reply.choices],
        "reason": _reason(reply),
        "text": render_plain(reply),
    }
    return json.dumps(body, ensure_ascii=False)


def _reason(reply: Reply) -> str | None:
    if isinstance(reply, NoFigure):
        return reply.reason
    return reply.prompt if isinstance(reply, Clarification) else None


def _choice(choice: Choice) -> dict[str, str]:
    return {"label": choice.label, "question": choice.question}


def _figure(figure: Figure) -> dict[str, Any]:
    value = figure.value
    return {
        "dataset": figure.dataset.code,
        "measure": figure.measure.code,
        "dimensions": {name: code.printed for name, code in figure.codes.items()},
        "labels": {name: code.label for name, code in figure.codes.items()},
        "period": figure.period.printed or None,
        "value": int(value) if value is not None and value == int(value) else value,
        **({"limits_95": list(figure.limits)} if figure.limits else {}),
        "unit": figure.measure.unit,
        "qualifier": figure.qualifier,
        "status": figure.status,
        "derived": None
        if figure.derivation is None
        else {
            "method": figure.derivation.method,
            "text": figure.derivation.text,
            "from": [_figure(part) for part in figure.derivation.parts],
        },
        "sources": [
            {
                "publisher": source.publisher,
                "title": source.title,
                "url": source.url,
                "published": source.published,
            }
            for source in figure.sources
        ],
        "notes": [*figure.notes, *figure.dataset.caveats],
    }
