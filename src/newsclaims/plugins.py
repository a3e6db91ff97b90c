"""Finding plugins and taking what they give: discovery, allow and block lists, versions, isolation."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

import pluggy
from attrs import frozen

from newsclaims import hooks
from newsclaims.errors import PluginError
from newsclaims.hooks import API, PROJECT, Layer, Reader, Renderer
from newsclaims.lexicons import Lexicon
from newsclaims.mentions import Failure

__all__ = ["GROUP", "Plugin", "collect", "installed"]

GROUP = "newsclaims"
"""The entry-point group in which distributions name their plugins."""

T = TypeVar("T")
_HOOKS: tuple[tuple[str, type[Any]], ...] = (
    ("layers", Layer),
    ("lexicons", Lexicon),
    ("readers", Reader),
    ("renderers", Renderer),
)


@frozen
class Plugin:
    """What one plugin gives, checked.

    Attributes:
        name: its name, unique in a pipeline.
        version: of its distribution; ``""`` when it has none.
        layers: its layers.
        lexicons: its lexicons.
        readers: its readers.
        renderers: its renderers.
    """

    name: str
    version: str = ""
    layers: tuple[Layer[Any], ...] = ()
    lexicons: tuple[Lexicon, ...] = ()
    readers: tuple[Reader, ...] = ()
    renderers: tuple[Renderer, ...] = ()


def collect(
    objects: Iterable[tuple[str, str, object]], *, strict: bool = False
) -> tuple[tuple[Plugin, ...], tuple[Failure, ...]]:
    """What plugins give, in order of their names, and what went wrong.

    Args:
        objects: name, version and object (module or instance) that has hook implementations.
        strict: raise ``PluginError`` at the first failure.
    """
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hooks)
    versions: dict[str, str] = {}
    failures: list[Failure] = []
    for name, version, plugin in objects:
        try:
            manager.register(plugin, name=name)
            if name not in versions and not manager.get_hookcallers(plugin):
                raise PluginError(
                    f"it implements none of the hooks {', '.join('newsclaims_' + h for h, _ in _HOOKS)}; "
                    "mark them with @newsclaims.hookimpl"
                )
            _known_hooks(plugin)
            versions[name] = version
        except Exception as e:
            failures.append(_failed(name, e, strict=strict))
    plugins = []
    for name in sorted(versions):
        try:
            plugins.append(_ask(manager, name, versions[name]))
        except Exception as e:
            failures.append(_failed(name, e, strict=strict))
    return tuple(plugins), tuple(sorted(failures, key=lambda f: (f.plugin, f.error)))


def _known_hooks(plugin: object) -> None:
    known = {"newsclaims_" + h for h, _ in _HOOKS}
    for name in dir(plugin):
        if hasattr(getattr(plugin, name, None), f"{PROJECT}_impl") and name not in known:
            raise PluginError(f"there is no hook {name!r}; the hooks are {', '.join(sorted(known))}")


def _failed(name: str, error: Exception, *, strict: bool, layer: str | None = None) -> Failure:
    if strict:
        raise PluginError(f"plugin {name!r} can't be used: {type(error).__name__}: {error}") from error
    return Failure(name, layer, f"{type(error).__name__}: {error}")


def _ask(manager: pluggy.PluginManager, name: str, version: str) -> Plugin:
    given = {}
    for hook, wanted in _HOOKS:
        caller = getattr(manager.hook, f"newsclaims_{hook}")
        found: list[Any] = []
        for implementation in caller.get_hookimpls():
            if implementation.plugin_name == name:
                found.extend(_checked(implementation.function, wanted, f"newsclaims_{hook}"))
        given[hook] = tuple(found)
    return Plugin(name, version, **given)


def _checked(function: Callable[[], Iterable[T]], wanted: type[T], hook: str) -> Sequence[T]:
    answer = tuple(function())
    for item in answer:
        if not isinstance(item, wanted):
            raise PluginError(f"{hook} gave {item!r}, wanted {wanted.__name__} objects")
        if isinstance(item, Layer):
            _check_api(item)
    return answer


def _check_api(layer: Layer[Any]) -> None:
    if layer.api != API:
        side = "the plugin is older: update it" if layer.api < API else "newsclaims is older: update newsclaims"
        raise PluginError(
            f"layer {layer.name!r} was written for plugin API {layer.api}, this newsclaims has {API}; {side}"
        )


def installed(
    allow: Collection[str] | None = None, block: Collection[str] = (), *, strict: bool = False
) -> tuple[tuple[tuple[str, str, object], ...], tuple[Failure, ...]]:
    """Name, version and object of the plugins that installed distributions offer, and those that can't be loaded.

    Args:
        allow: only these names; None for all.
        block: not these.
        strict: raise ``PluginError`` at the first that can't be loaded.
    """
    from importlib import metadata  # 30 ms; a pipeline of built-in layers needs no discovery

    found, failures = [], []
    for entry in sorted(metadata.entry_points(group=GROUP), key=lambda e: (_normal(e.name), e.value)):
        name = entry.name
        if name in block or (allow is not None and name not in allow):
            continue
        try:
            found.append((name, entry.dist.version if entry.dist else "", entry.load()))
        except Exception as e:
            failures.append(_failed(name, e, strict=strict))
    if allow is not None:
        names = {name for name, _, _ in found} | {f.plugin for f in failures} | set(block)
        for name in sorted(set(allow) - names):
            error = PluginError(f"no installed distribution offers it in the entry-point group {GROUP!r}")
            failures.append(_failed(name, error, strict=strict))
    return tuple(found), tuple(failures)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
