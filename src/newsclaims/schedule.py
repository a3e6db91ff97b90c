"""Which layers run and in what order: pure functions of what plugins give and what a caller chooses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from attrs import frozen

from newsclaims.errors import PipelineError
from newsclaims.hooks import Layer
from newsclaims.mentions import LayerKey

__all__ = ["LayerChoice", "Step", "schedule"]

LayerChoice: TypeAlias = "str | LayerKey[Any] | Layer[Any]"


@frozen
class Step:
    """A layer together with the name of the plugin that gave it."""

    plugin: str
    layer: Layer[Any]

    @property
    def name(self) -> str:
        """The name of the layer."""
        return self.layer.name


def schedule(steps: Iterable[Step], chosen: Iterable[LayerChoice] | None = None) -> tuple[Step, ...]:
    """The steps in the order in which they run; all steps of one layer stand together.

    The order is topological by what layers require, ties go by the names of layer and plugin: it doesn't depend on
    the order in which the steps are given.

    Args:
        steps: what there is.
        chosen: the layers wanted; what they require comes with them. None for all.

    Raises:
        PipelineError: a layer that nobody gives, two meanings of one layer, or layers that require each other in a
            circle.
    """
    by_name = _by_name(steps)
    names = _with_required(by_name, list(by_name) if chosen is None else [_name_of(c) for c in chosen])
    return tuple(step for name in _order(by_name, names) for step in by_name[name])


def _by_name(steps: Iterable[Step]) -> dict[str, list[Step]]:
    by_name: dict[str, list[Step]] = {}
    for step in sorted(steps, key=lambda s: (s.name, s.plugin)):
        same = by_name.setdefault(step.name, [])
        if same and same[0].layer.key != step.layer.key:
            ours, theirs = same[0], step
            raise PipelineError(
                f"plugins {ours.plugin!r} and {theirs.plugin!r} mean different things by the layer {step.name!r}: "
                f"{ours.layer.key!r} and {theirs.layer.key!r}; rename one"
            )
        if step not in same:
            same.append(step)
    return by_name


def _with_required(by_name: dict[str, list[Step]], wanted: list[str]) -> set[str]:
    taken: set[str] = set()
    asked_by = dict.fromkeys(wanted, "")
    while wanted:
        name = wanted.pop()
        if name in taken:
            continue
        if name not in by_name:
            by = f" (required by {asked_by[name]!r})" if asked_by[name] else ""
            raise PipelineError(f"no layer {name!r}{by}; there are: {', '.join(sorted(by_name)) or 'none'}")
        taken.add(name)
        required = [key.name for step in by_name[name] for key in step.layer.requires]
        asked_by.update((r, asked_by.get(r) or name) for r in required)
        wanted.extend(required)
    return taken


def _name_of(choice: object) -> str:
    if isinstance(choice, (Layer, LayerKey)):
        return choice.name
    if isinstance(choice, str):
        return choice
    raise PipelineError(f"a layer is chosen by its name, its key or itself, not by {choice!r}")


def _order(by_name: dict[str, list[Step]], names: set[str]) -> list[str]:
    needs = {name: {key.name for step in by_name[name] for key in step.layer.requires} for name in names}
    order: list[str] = []
    while needs:
        ready = min((name for name, required in needs.items() if required <= set(order)), default=None)
        if ready is None:
            circle = ", ".join(
                f"{name} (requires {', '.join(sorted(required & set(needs)))})"
                for name, required in sorted(needs.items())
            )
            raise PipelineError(f"layers require each other in a circle: {circle}; drop one of the requires")
        order.append(ready)
        del needs[ready]
    return order
