"""Lengths of time, what lies so long ago or ahead, and repetitions."""

from __future__ import annotations

from collections.abc import Sequence

from newsclaims.layers.dates.nodes import Every, Instant, Length, Node, Shift
from newsclaims.layers.dates.numbers import number
from newsclaims.layers.dates.pieces import day_word, modifier, year
from newsclaims.layers.dates.tokens import Token

__all__ = ["amount", "every", "length", "shifted"]

Ts = Sequence[Token]
Amount = tuple[str, "float | None"]
AND = "\u0648"
_TANWIN = "\u0627"  # the accusative that a unit takes behind a number
# What a single plural stands behind to be a length of open size.
_OPENERS = frozenset({"before", "since", "within", "for", "after"})


def amount(ts: Ts, i: int, *, single: bool = False) -> tuple[Amount, int, int] | None:
    """A number and a unit at token ``i``: the amount, the first token of it, the token after it.

    ``single`` takes a unit without a number (a year ago), too.
    """
    if i >= len(ts):
        return None
    token = ts[i]
    if token.get("dual"):
        more = _and_part(ts, i + 1)
        return (token.get("dual"), 2.0 + (more[0] if more else 0)), i, more[1] if more else i + 1
    if token.get("moment"):
        lone = single or (not token.before and token.closed and not token.clitic)
        return (("moment", 1.0), i, i + 1) if lone else None
    return _counted(ts, i) or _vague(ts, i) or _one(ts, i, single=single)


def _vague(ts: Ts, i: int) -> tuple[Amount, int, int] | None:
    """Several years; few days."""
    if i + 1 >= len(ts) or ts[i + 1].gap:
        return None
    if ts[i].get("vague") is not None:
        unit = ts[i + 1].get("units") or ts[i + 1].get("unit")
        return ((unit, None), i, i + 2) if unit else None
    if ts[i].get("units") and ts[i + 1].get("few") is not None and not ts[i + 1].definite:
        return (ts[i].get("units"), None), i, i + 2
    return None


def _one(ts: Ts, i: int, *, single: bool) -> tuple[Amount, int, int] | None:
    """One day, a year and a half; with ``single`` the unit alone."""
    token = ts[i]
    unit = token.get("unit")
    if not unit or token.definite:
        return None
    behind = ts[i + 1] if i + 1 < len(ts) and not ts[i + 1].gap else None
    if behind and behind.get("single") is not None and not behind.clitic and not behind.definite:
        return (unit, 1.0), i, i + 2
    if behind and behind.get("frac") == 0.5 and behind.clitic == AND:
        return (unit, 1.5), i, i + 2
    if not single or (unit == "decade" and token.clitic) or (unit == "year" and year(ts, i)):
        return None
    return (unit, 1.0), i, i + 1


def _counted(ts: Ts, i: int) -> tuple[Amount, int, int] | None:
    token = ts[i]
    if token.get("frac") and not token.get("n") and i + 1 < len(ts) and not ts[i + 1].gap and not ts[i + 1].clitic:
        unit = ts[i + 1].get("unit")
        if unit and (not ts[i + 1].definite or unit == "hour") and not token.definite:
            return (unit, token.get("frac")), i, i + 2
        return None
    if token.definite and token.get("ord"):
        return None
    got = number(ts, i)
    if got is None or got[1] >= len(ts):
        return None
    value, k = got
    if ts[k].gap not in ("", ")") or ts[k].clitic:
        return None
    unit = ts[k].get("units") or ts[k].get("unit")
    if unit == "year" and k + 1 < len(ts) and ts[k + 1].digits == 4 and not ts[k + 1].gap:  # so many per cent in 2002
        return None
    if (
        unit == "day" and k + 1 < len(ts) and ts[k + 1].get("weekday") and not ts[k + 1].gap
    ):  # a score, then a weekday
        return None
    if token.number is None and value < 2 and ts[k].get("units"):  # one of the most famous
        return None
    if unit is None or (ts[k].get("unit") and token.number is None and value < 3 and not ts[k].get("units")):
        return None
    if unit in ("second", "minute") and token.number is None and ts[k].definite:
        return None
    more = _and_part(ts, k + 1)
    return (unit, value + (more[0] if more else 0)), i, more[1] if more else k + 1


def _and_part(ts: Ts, j: int) -> tuple[float, int] | None:
    """As in "and a half" behind a unit."""
    if j < len(ts) and ts[j].get("frac") and ts[j].clitic == AND and not ts[j].gap:
        behind = ts[j + 1] if j + 1 < len(ts) and not ts[j + 1].gap and ts[j + 1].get("unit") else None
        if behind is None:
            return ts[j].get("frac"), j + 1
        if behind.definite and behind.get("unit") in (
            ts[j - 1].get("units"),
            ts[j - 1].get("unit"),
            ts[j - 1].get("dual"),
        ):
            return ts[j].get("frac"), j + 2
    return None


def length(ts: Ts, i: int) -> tuple[Node, int, int] | None:
    """A length of time at token ``i``, of several amounts joined by waw."""
    whole = _whole(ts, i)
    if whole:
        return whole
    opener = _opener(ts, i)
    joined = i + 1 < len(ts) and ts[i + 1].clitic == AND and not ts[i + 1].gap and amount(ts, i + 1) is not None
    got = amount(ts, i, single=opener or joined)
    if got is None:
        return _open_plural(ts, i, opener=opener)
    amounts, j = [got[0]], got[2]
    while j < len(ts) and ts[j].clitic == AND and ts[j].gap in ("", "\u060c", ","):
        more = amount(ts, j, single=True)
        if more is None or more[0][0] == amounts[0][0]:
            break
        amounts.append(more[0])
        j = more[2]
    if amounts[0][0] == "moment":
        return Instant(), got[1], j
    approximate = _rough(ts, i)
    if (
        j < len(ts)
        and ts[j].get("approx") is not None
        and ts[j].get("n") is None
        and not ts[j].gap
        and _adverb(ts, j)
    ):
        approximate = True
    return Length(tuple(amounts), approximate), got[1], j


def _whole(ts: Ts, i: int) -> tuple[Node, int, int] | None:
    """All day long, the whole month."""
    if i + 1 >= len(ts) or ts[i].get("whole") is None or ts[i + 1].gap:
        return None
    unit = ts[i + 1].get("unit")
    if not unit or not ts[i + 1].definite or modifier(ts, i + 2) or ts[i + 1].clitic:
        return None
    return Length(((unit, 1.0),)), i, i + 2


def _adverb(ts: Ts, j: int) -> bool:
    return ts[j].form.endswith(_TANWIN)


def _rough(ts: Ts, i: int) -> bool:
    return i > 0 and ts[i - 1].get("approx") is not None and not ts[i].gap


def _opener(ts: Ts, i: int) -> bool:
    if i < len(ts) and ts[i].clitic in ("\u0644", AND + "\u0644") and not ts[i].definite:
        return True
    if 0 < i < len(ts) and not ts[i].gap and ts[i - 1].get("approx") is not None and not ts[i].clitic:
        return True
    k = i
    while 0 < k < len(ts) and not ts[k].gap and ts[k - 1].get("approx") is not None:
        k -= 1
    return 0 < k < len(ts) and not ts[k].gap and ts[k - 1].get("prep") in _OPENERS


def _open_plural(ts: Ts, i: int, *, opener: bool) -> tuple[Node, int, int] | None:
    """A bare plural of open size: for years, within hours; all day long."""
    if i >= len(ts) or not opener:
        return None
    token = ts[i]
    if token.get("units") and not token.definite and token.get("units") != "quarter":
        return Length(((token.get("units"), None),)), i, i + 1
    return None


# ---------------------------------------------------------------- ago, in
def shifted(ts: Ts, i: int) -> tuple[Node, int, int] | None:
    """So long ago, or in so long: the length with "before" or "after" in front of it."""
    token = ts[i]
    prep = token.get("prep")
    if prep == "of" and not token.before and i + 1 < len(ts):  # "from a week", said alone in the dialects: a week ago
        alone = amount(ts, i + 1, single=True)
        if alone and alone[2] == len(ts) and ts[-1].closed and ts[-1].last == len(token.words) and token.first == 0:
            return Shift(Length((alone[0],)), -1), i, alone[2]
    if prep not in ("before", "after"):
        return _until_now(ts, i)
    j = i + 1
    approximate = False
    while j < len(ts) and (ts[j].get("approx") is not None or ts[j].get("prep") == "in" or ts[j].get("prep") == "of"):
        approximate, j = True, j + 1
    if prep == "after" and j < len(ts) and ts[j].get("dem") == "that":
        return None
    if i and ts[i - 1].get("unit") and j < len(ts) and ts[j].get("unit") == ts[i - 1].get("unit"):  # year after year
        return None
    got = length(ts, j) if j < len(ts) and not ts[j].gap else None
    if got is None or not isinstance(got[0], Length):
        return None
    size = Length(got[0].amounts, approximate or got[0].approximate)
    end = got[2]
    if end < len(ts) and ts[end].get("ago") is not None and not ts[end].gap:
        end += 1
    if end + 1 < len(ts) and ts[end].get("prep") == "of" and ts[end + 1].get("now") is not None and not ts[end].gap:
        return Shift(size, -1 if prep == "before" else 1, now=True), i, end + 2
    if prep == "after" and all(a is None for _, a in size.amounts):
        return None
    return Shift(size, -1 if prep == "before" else 1, event=_event_behind(ts, end)), i, end


def _event_behind(ts: Ts, end: int) -> bool:
    """Does "of" stand behind the length, and with it something that it is counted from?"""
    if end < len(ts) and ts[end].get("other") is not None and not ts[end].gap:
        return True
    if end < len(ts):
        return ts[end].get("prep") in ("of", "at") and not ts[end].gap and not ts[end].clitic
    return False


def _until_now(ts: Ts, i: int) -> tuple[Node, int, int] | None:
    """So long from now."""
    got = amount(ts, i)
    if got is None:
        return None
    whole = length(ts, i)
    if whole and isinstance(whole[0], Length) and whole[2] + 1 < len(ts):
        end = whole[2]
        if (
            ts[end].get("prep") == "of"
            and ts[end + 1].get("now") is not None
            and not ts[end].gap
            and not ts[end].clitic
        ):
            back = i > 0 and ts[i - 1].get("prep") == "since"
            return Shift(whole[0], -1 if back else 1, now=True), whole[1], end + 2
    return None


# ---------------------------------------------------------------- sets
_ISO = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D", "week": "P{}W",
    "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE",
}  # fmt: skip
_LETTERS = {
    "dawn": "TMO", "morning": "TMO", "forenoon": "TMO", "noon": "TMI", "afternoon": "TAF", "evening": "TEV",
    "night": "TNI", "midnight": "TNI",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


def every(ts: Ts, i: int) -> tuple[Node, int, int] | None:
    """Every day, every Saturday, twice a week, daily, on Mondays."""
    token = ts[i]
    if token.get("every") is not None and i + 1 < len(ts) and not ts[i + 1].gap:
        got = _each(ts, i + 1)
        return (Every(got[0]), i, got[1]) if got else None
    if token.get("freq"):
        return Every(token.get("freq")), i, i + 1
    if token.get("manner") and i and ts[i - 1].get("adverbial") is not None and not token.gap:
        return Every(token.get("manner")), i, i + 1
    if (
        token.get("units") == "day"
        and not token.definite
        and i + 1 < len(ts)
        and ts[i + 1].get("weekday")
        and ts[i + 1].definite
        and not ts[i + 1].gap
    ):
        return Every(f"XXXX-WXX-{ts[i + 1].get('weekday')}"), i, i + 2
    if token.get("times") and i + 1 < len(ts) and not ts[i + 1].gap:
        j = i + 1
        if ts[j].get("freq"):
            return Every(ts[j].get("freq")), i, j + 1
        if ts[j].get("prep") in ("in", "of") or ts[j].get("every") is not None:
            j += 1
        if (
            j < len(ts)
            and ts[j].get("unit")
            and (ts[j].definite or ts[j - 1].get("every") is not None)
            and not modifier(ts, j + 1)
        ):
            return Every(_ISO[ts[j].get("unit")].format(1)), i, j + 1
    return None


def _each(ts: Ts, j: int) -> tuple[str, int] | None:
    token = ts[j]
    if token.clitic:
        return None
    k = j + 1 if day_word(ts, j) and j + 1 < len(ts) and not ts[j + 1].gap and not ts[j + 1].clitic else j
    if ts[k].get("weekday"):
        return f"XXXX-WXX-{ts[k].get('weekday')}", k + 1
    if token.get("dual"):
        return _ISO[token.get("dual")].format(2), j + 1
    if token.get("unit"):
        return _ISO[token.get("unit")].format(1), j + 1
    if token.get("part"):
        return f"XXXX-XX-XX{_LETTERS[token.get('part')]}", j + 1
    if token.get("season"):
        return f"XXXX-{_SEASONS[token.get('season')]}", j + 1
    if token.get("month"):
        return f"XXXX-{token.get('month')[1]:02d}", j + 1
    got = amount(ts, j)
    if got and got[0][1]:
        return _ISO.get(got[0][0], "P{}D").format(f"{got[0][1]:g}"), got[2]
    return None
