"""Pipeline: which layers run, in what order, isolated from each other's failures."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from attrs import evolve, frozen

from newsclaims import builtin, plugins
from newsclaims._version import __version__
from newsclaims.analysis import Analysis, Resources
from newsclaims.claims import Claim
from newsclaims.conflicts import resolve
from newsclaims.documents import Document
from newsclaims.errors import PipelineError, PluginError
from newsclaims.hooks import PROJECT, Layer, Reader, Renderer
from newsclaims.keys import CLAIMS, CORE
from newsclaims.lexicons import Lexicon, Lexicons
from newsclaims.mentions import Failure, LayerKey, Mention, Provenance
from newsclaims.plugins import Plugin
from newsclaims.results import Claims
from newsclaims.spans import Span

__all__ = ["Pipeline", "Step", "extract"]

LayerChoice: TypeAlias = "str | LayerKey[Any] | Layer[Any]"


@frozen
class Step:
    """A layer together with the plugin that gave it."""

    plugin: str
    layer: Layer[Any]


class Pipeline:
    """Layers in the order in which they run; built once, reused, thread-safe and picklable.

    Args:
        layers: which layers to run, as names, keys or :class:`~newsclaims.hooks.Layer` objects; what they require
            comes with them. None for all.
        plugins: further plugins, as modules or objects with hook implementations, or pairs of name and object.
        lexicons: further lexicons, such as a newsroom's own register.
        strict: raise ``PluginError`` where a plugin fails, in place of reporting it in ``failures``.

    Raises:
        PipelineError: an unknown layer, a required layer that nobody gives, or layers that require each other in a
            circle.
    """

    def __init__(
        self,
        layers: Iterable[LayerChoice] | None = None,
        *,
        plugins: Iterable[object] = (),
        lexicons: Iterable[Lexicon] = (),
        strict: bool = False,
    ) -> None:
        self._arguments = (None if layers is None else tuple(layers), tuple(plugins), tuple(lexicons), strict)
        self._build((), ())

    def _build(self, found: tuple[tuple[str, str, object], ...], failures: tuple[Failure, ...]) -> None:
        chosen, given, lexicons, strict = self._arguments
        self._found = (found, failures)
        objects = ((PROJECT, __version__, builtin), *found, *map(_named, given))
        known, failed = plugins.collect(objects, strict=strict)
        self.strict = strict
        self.failures: tuple[Failure, ...] = (*failures, *failed)
        self.plugins: tuple[Plugin, ...] = tuple(sorted(known, key=lambda p: (p.name != PROJECT, p.name)))
        self.steps: tuple[Step, ...] = _order(_choose(_steps(self.plugins, chosen), chosen))
        self.lexicons = Lexicons((*itertools.chain(*(p.lexicons for p in self.plugins)), *lexicons))
        self.versions: Mapping[str, str] = {p.name: p.version for p in self.plugins}
        self._resources = Resources(self.lexicons)

    @classmethod
    def installed(
        cls,
        *,
        allow: Collection[str] | None = None,
        block: Collection[str] = (),
        strict: bool = False,
        **more: Any,
    ) -> Pipeline:
        """A pipeline with the plugins that installed distributions offer (entry-point group ``newsclaims``).

        Args:
            allow: only the plugins of these names; None for all.
            block: not those of these names.
            strict: raise ``PluginError`` when one can't be loaded, in place of reporting it in ``failures``.
            **more: further arguments of :class:`Pipeline`.
        """
        pipeline = cls(**more, strict=strict)
        pipeline._build(*plugins.installed(allow, block, strict=strict))
        return pipeline

    def with_layer(self, layer: Layer[Any], plugin: str = "custom") -> Pipeline:
        """This pipeline with one more layer, which needs no package."""
        if not isinstance(layer, Layer):
            raise PipelineError(f"with_layer takes a Layer, not {layer!r}")
        chosen, given, lexicons, strict = self._arguments
        more = (*given, (plugin, Plugin(plugin, layers=(layer,))))
        chosen = None if chosen is None else (*chosen, layer.key)
        pipeline = Pipeline(chosen, plugins=more, lexicons=lexicons, strict=strict)
        pipeline._build(*self._found)
        return pipeline

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self._arguments, self._found)

    def __repr__(self) -> str:
        order = " -> ".join(step.layer.name for step in self.steps)
        return f"<Pipeline {order or 'without layers'}>"

    @property
    def readers(self) -> tuple[Reader, ...]:
        """All readers, those of plugins before the built-in ones."""
        return tuple(itertools.chain(*(p.readers for p in reversed(self.plugins))))

    @property
    def renderers(self) -> Mapping[str, Renderer]:
        """All renderers by name; a plugin's takes the place of a built-in one."""
        return {r.name: r for p in self.plugins for r in p.renderers}

    # ------------------------------------------------------------ running
    def extract(self, document: Document) -> Claims:
        """The claims of a document.

        Raises:
            PluginError: a layer failed and the pipeline is strict.
        """
        analysis = self.analyse(document)
        hidden = {step.layer.name for step in self.steps if step.layer.key.working}
        layers: dict[str, tuple[Mention[Any], ...]] = dict.fromkeys(CORE, ())
        layers.update((name, mentions) for name, mentions in analysis.layers.items() if name not in hidden)
        layers[CLAIMS.name] = _numbered(layers[CLAIMS.name])
        return Claims(document, layers, analysis.failures, self.versions)

    def analyse(self, document: Document) -> Analysis:
        """All layers of a document, working ones included, with what was dropped and what failed."""
        if not isinstance(document, Document):
            raise PipelineError(
                f"extract takes a Document, not {type(document).__name__}: write Document(text, published=…)"
            )
        analysis = Analysis(document, failures=self.failures, resources=self._resources)
        for _, group in itertools.groupby(self.steps, key=lambda step: step.layer.name):
            analysis = self._run(list(group), analysis)
        return analysis

    def _run(self, steps: list[Step], analysis: Analysis) -> Analysis:
        """One layer, given by one or several plugins, whose mentions are weighed against each other."""
        found: list[Mention[Any]] = []
        failures = list(analysis.failures)
        for step in steps:
            try:
                found.extend(_stamped(step, analysis))
            except Exception as e:
                if self.strict:
                    raise PluginError(
                        f"layer {step.layer.name!r} of plugin {step.plugin!r} failed: {type(e).__name__}: {e}"
                    ) from e
                failures.append(Failure(step.plugin, step.layer.name, f"{type(e).__name__}: {e}"))
        key = steps[0].layer.key
        kept, dropped = resolve(found, key.overlap)
        return analysis.with_layer(key.name, kept, dropped, tuple(failures))

    def extract_many(self, documents: Iterable[Document], *, workers: int | None = None) -> Iterator[Claims]:
        """The claims of many documents, in the order in which they come; reads ahead no more than it must.

        Args:
            documents: any iterable, also an endless one.
            workers: that many processes; None or 1 works in this one.
        """
        if workers is not None and workers < 1:
            raise PipelineError(f"workers must be 1 or more, or None, not {workers}")
        if workers in (None, 1):
            return map(self.extract, documents)
        return self._in_processes(iter(documents), workers or 1)

    def _in_processes(self, documents: Iterator[Document], workers: int) -> Iterator[Claims]:
        from concurrent.futures import Future, ProcessPoolExecutor  # 20 ms that most callers never need

        with ProcessPoolExecutor(workers, initializer=_adopt, initargs=(self,)) as pool:
            waiting: deque[Future[Claims]] = deque(
                pool.submit(_extract_here, d) for d in itertools.islice(documents, 4 * workers)
            )
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(_extract_here, d) for d in itertools.islice(documents, 1))


# ---------------------------------------------------------------- building
def _named(plugin: object) -> tuple[str, str, object]:
    if isinstance(plugin, tuple) and len(plugin) == 2:
        name, plugin = plugin
        return str(name), str(getattr(plugin, "version", "")), plugin
    name = getattr(plugin, "name", None) or getattr(plugin, "__name__", None) or type(plugin).__name__
    return str(name), str(getattr(plugin, "__version__", "")), plugin


def _steps(known: Iterable[Plugin], chosen: tuple[LayerChoice, ...] | None) -> list[Step]:
    steps = [Step(p.name, layer) for p in known for layer in p.layers]
    given = {id(step.layer) for step in steps}
    steps.extend(Step("custom", c) for c in chosen or () if isinstance(c, Layer) and id(c) not in given)
    return steps


def _choose(steps: list[Step], chosen: tuple[LayerChoice, ...] | None) -> list[Step]:
    """The steps chosen, and those that they require."""
    by_name: dict[str, list[Step]] = {}
    for step in steps:
        by_name.setdefault(step.layer.name, []).append(step)
        first = by_name[step.layer.name][0].layer.key
        if step.layer.key != first:
            raise PipelineError(
                f"plugins {by_name[first.name][0].plugin!r} and {step.plugin!r} mean different things by the layer "
                f"{first.name!r}: {first.value.__name__} and {step.layer.key.value.__name__}; rename one"
            )
    wanted = list(by_name) if chosen is None else [c if isinstance(c, str) else _name_of(c) for c in chosen]
    taken: dict[str, None] = {}
    while wanted:
        name = wanted.pop()
        if name in taken:
            continue
        if name not in by_name:
            raise PipelineError(f"no layer {name!r}; there are: {', '.join(sorted(by_name)) or 'none'}")
        taken[name] = None
        wanted.extend(key.name for step in by_name[name] for key in step.layer.requires)
    return [step for name in taken for step in by_name[name]]


def _name_of(choice: LayerChoice) -> str:
    if isinstance(choice, (Layer, LayerKey)):
        return choice.name
    raise PipelineError(f"a layer is chosen by its name, its key or itself, not by {choice!r}")


def _order(steps: list[Step]) -> tuple[Step, ...]:
    """Topological by what layers require, ties by name; all steps of a layer stand together."""
    needs: dict[str, set[str]] = {}
    for step in steps:
        needs.setdefault(step.layer.name, set()).update(k.name for k in step.layer.requires)
    order: list[str] = []
    while needs:
        ready = sorted(name for name, required in needs.items() if required <= set(order))
        if not ready:
            circle = ", ".join(
                f"{n} (requires {', '.join(sorted(r & set(needs)))})" for n, r in sorted(needs.items())
            )
            raise PipelineError(f"layers require each other in a circle: {circle}")
        order.append(ready[0])
        del needs[ready[0]]
    return tuple(sorted(steps, key=lambda s: (order.index(s.layer.name), s.plugin)))


# ---------------------------------------------------------------- running
def _stamped(step: Step, analysis: Analysis) -> list[Mention[Any]]:
    """The mentions that a step finds, checked and stamped with their text and provenance."""
    text = analysis.document.text
    layer = step.layer
    sources: dict[str, Provenance] = {}
    out = []
    for mention in layer.extract(analysis.document, analysis):
        _check(mention, layer.key, len(text))
        rule = mention.rule
        source = sources.get(rule) or sources.setdefault(rule, Provenance(step.plugin, layer.name, rule))
        span = mention.span
        out.append(
            Mention(span, mention.value, rule, mention.rank, mention.parts, text[span.start : span.end], source)
        )
    return out


def _check(mention: Mention[Any], key: LayerKey[Any], length: int) -> None:
    if not isinstance(mention, Mention):
        raise TypeError(f"it gave {mention!r}, wanted Mention objects")
    if not isinstance(mention.value, key.value):
        raise TypeError(f"it gave a value of {type(mention.value).__name__}, wanted {key.value.__name__}")
    for span in (mention.span, *mention.parts):
        if not isinstance(span, Span):
            raise TypeError(f"it gave {span!r} as a span, wanted Span(start, end)")
        if not span.start < span.end <= length:
            raise ValueError(f"it gave the span [{span.start}, {span.end}) of a text of {length} characters")


def _numbered(mentions: tuple[Mention[Claim], ...]) -> tuple[Mention[Claim], ...]:
    """The claims named c1, c2 ... in order; ``continues`` and ``parent`` follow."""
    ids: dict[tuple[str, str], str] = {}
    for number, mention in enumerate(mentions, 1):
        ids[_owner(mention), mention.value.id] = f"c{number}"
    out = []
    for number, mention in enumerate(mentions, 1):
        claim = mention.value
        owner = _owner(mention)
        value = evolve(
            claim,
            id=f"c{number}",
            continues=ids.get((owner, claim.continues)) if claim.continues else None,
            parent=ids.get((owner, claim.parent)) if claim.parent else None,
        )
        out.append(evolve(mention, value=value))
    return tuple(out)


def _owner(mention: Mention[Any]) -> str:
    return mention.provenance.plugin if mention.provenance else ""


# ---------------------------------------------------------------- processes
_adopted: Pipeline | None = None


def _adopt(pipeline: Pipeline) -> None:
    global _adopted  # noqa: PLW0603 - one per worker process, set once before its first task
    _adopted = pipeline


def _extract_here(document: Document) -> Claims:
    if _adopted is None:
        raise PipelineError("a worker process has no pipeline; use Pipeline.extract_many")
    return _adopted.extract(document)


def _rebuild(arguments: Any, found: Any) -> Pipeline:
    chosen, given, lexicons, strict = arguments
    pipeline = Pipeline(chosen, plugins=given, lexicons=lexicons, strict=strict)
    if found != ((), ()):
        pipeline._build(*found)
    return pipeline


@lru_cache(maxsize=1)
def _default() -> Pipeline:
    return Pipeline()


def extract(document: Document) -> Claims:
    """The claims of a document, by the built-in layers: ``Pipeline().extract(document)`` with a cached pipeline."""
    return _default().extract(document)
