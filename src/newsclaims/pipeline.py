"""Pipeline: which layers run, in what order, isolated from each other's failures."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any

from attrs import evolve, frozen

from newsclaims import builtin
from newsclaims._version import __version__
from newsclaims.analysis import Analysis, Resources
from newsclaims.claims import Claim, Cue, Source
from newsclaims.conflicts import resolve
from newsclaims.documents import Document
from newsclaims.errors import DocumentTypeError, PipelineError, PluginError
from newsclaims.hooks import PROJECT, Layer, Reader, Renderer
from newsclaims.keys import CLAIMS, CORE
from newsclaims.lexicons import Lexicon, Lexicons
from newsclaims.mentions import Failure, LayerKey, Mention, Provenance
from newsclaims.plugins import Plugin, collect
from newsclaims.plugins import installed as discover
from newsclaims.results import Claims
from newsclaims.schedule import LayerChoice, Step, schedule
from newsclaims.spans import Excerpt, Span

__all__ = ["Pipeline", "extract"]

CUSTOM = "custom"
"""The plugin name of a layer that was handed over without a plugin."""


@frozen
class _Recipe:
    """What a pipeline is built from: it travels in the pipeline's place when one is pickled."""

    chosen: tuple[LayerChoice, ...] | None
    plugins: tuple[tuple[str, str, object], ...]  # name, version, module or object with hooks
    lexicons: tuple[Lexicon, ...]
    strict: bool
    custom: tuple[Step, ...] = ()
    failures: tuple[Failure, ...] = ()


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
        self._build(_recipe(layers, plugins, lexicons, strict=strict))

    def _build(self, recipe: _Recipe) -> None:
        self._recipe = recipe
        self.strict = recipe.strict
        known, failed = collect(((PROJECT, __version__, builtin), *recipe.plugins), strict=recipe.strict)
        self.failures: tuple[Failure, ...] = (*recipe.failures, *failed)
        self.plugins: tuple[Plugin, ...] = tuple(sorted(known, key=lambda p: (p.name != PROJECT, p.name)))
        given = [Step(p.name, layer) for p in self.plugins for layer in p.layers]
        self.steps: tuple[Step, ...] = schedule((*given, *_unknown(recipe, given)), recipe.chosen)
        self.lexicons = Lexicons((*itertools.chain(*(p.lexicons for p in self.plugins)), *recipe.lexicons))
        versions = {p.name: p.version for p in self.plugins}
        self.versions: Mapping[str, str] = {**dict.fromkeys([s.plugin for s in self.steps], ""), **versions}
        self._resources = Resources(self.lexicons)

    @classmethod
    def installed(
        cls,
        *,
        allow: Collection[str] | None = None,
        block: Collection[str] = (),
        layers: Iterable[LayerChoice] | None = None,
        plugins: Iterable[object] = (),
        lexicons: Iterable[Lexicon] = (),
        strict: bool = False,
    ) -> Pipeline:
        """A pipeline with the plugins that installed distributions offer (entry-point group ``newsclaims``).

        Args:
            allow: only the plugins of these names; None for all.
            block: not those of these names.
            layers: as for :class:`Pipeline`.
            plugins: further plugins, as for :class:`Pipeline`.
            lexicons: as for :class:`Pipeline`.
            strict: raise ``PluginError`` when one can't be loaded, in place of reporting it in ``failures``.
        """
        recipe = _recipe(layers, plugins, lexicons, strict=strict)
        found, failures = discover(allow, block, strict=strict)
        return _built(evolve(recipe, plugins=(*found, *recipe.plugins), failures=failures))

    def with_layer(self, layer: Layer[Any], plugin: str = CUSTOM) -> Pipeline:
        """This pipeline with one more layer, which needs no package."""
        if not isinstance(layer, Layer):
            raise PipelineError(f"with_layer takes a Layer, not {layer!r}")
        recipe = self._recipe
        chosen = None if recipe.chosen is None else (*recipe.chosen, layer.key)
        return _built(evolve(recipe, chosen=chosen, custom=(*recipe.custom, Step(plugin, layer))))

    def __reduce__(self) -> tuple[Any, ...]:
        portable = tuple((name, version, _portable(plugin)) for name, version, plugin in self._recipe.plugins)
        return _rebuilt, (evolve(self._recipe, plugins=portable),)

    def __repr__(self) -> str:
        order = " -> ".join(dict.fromkeys(step.name for step in self.steps))
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
        hidden = {step.name for step in self.steps if step.layer.key.working}
        layers: dict[str, tuple[Mention[Any], ...]] = dict.fromkeys(CORE, ())
        layers.update((name, mentions) for name, mentions in analysis.layers.items() if name not in hidden)
        layers[CLAIMS.name] = _numbered(layers[CLAIMS.name])
        return Claims(document, layers, analysis.failures, self.versions)

    def analyse(self, document: Document) -> Analysis:
        """All layers of a document, working ones included, with what was dropped and what failed."""
        if not isinstance(document, Document):
            raise DocumentTypeError(
                f"extract takes a Document, not {type(document).__name__}: write Document(text, published=…)"
            )
        analysis = Analysis(document, failures=self.failures, resources=self._resources)
        for _, group in itertools.groupby(self.steps, key=lambda step: step.name):
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
                        f"layer {step.name!r} of plugin {step.plugin!r} failed: {type(e).__name__}: {e}"
                    ) from e
                failures.append(Failure(step.plugin, step.name, f"{type(e).__name__}: {e}"))
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

        pool = ProcessPoolExecutor(workers, initializer=_adopt, initargs=(self,))
        try:
            waiting: deque[Future[Claims]] = deque(
                pool.submit(_extract_here, d) for d in itertools.islice(documents, 4 * workers)
            )
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(_extract_here, d) for d in itertools.islice(documents, 1))
        finally:  # also when the caller stops half-way: what is waiting needs no answer
            pool.shutdown(cancel_futures=True)


# ---------------------------------------------------------------- building
def _recipe(
    layers: Iterable[LayerChoice] | None, plugins: Iterable[object], lexicons: Iterable[Lexicon], *, strict: bool
) -> _Recipe:
    chosen = None if layers is None else (layers,) if isinstance(layers, str) else tuple(layers)
    custom = tuple(Step(CUSTOM, c) for c in chosen or () if isinstance(c, Layer))
    return _Recipe(chosen, tuple(map(_named, plugins)), tuple(lexicons), strict, custom)


def _named(plugin: object) -> tuple[str, str, object]:
    if isinstance(plugin, tuple) and len(plugin) == 2:
        name, plugin = plugin
    else:
        name = getattr(plugin, "name", None) or getattr(plugin, "__name__", None) or type(plugin).__name__
    return str(name), str(getattr(plugin, "__version__", "")), plugin


def _unknown(recipe: _Recipe, given: Iterable[Step]) -> list[Step]:
    """The layers handed over that no plugin of the pipeline gives anyway."""
    known = {step.layer for step in given}
    return [step for step in recipe.custom if step.layer not in known]


def _built(recipe: _Recipe) -> Pipeline:
    pipeline = Pipeline.__new__(Pipeline)
    pipeline._build(recipe)
    return pipeline


@frozen
class _Imported:
    """A module, which pickles by its name."""

    name: str


def _portable(plugin: object) -> object:
    return _Imported(plugin.__name__) if isinstance(plugin, ModuleType) else plugin


def _rebuilt(recipe: _Recipe) -> Pipeline:
    loaded = tuple((n, v, import_module(p.name) if isinstance(p, _Imported) else p) for n, v, p in recipe.plugins)
    return _built(evolve(recipe, plugins=loaded))


# ---------------------------------------------------------------- running
def _stamped(step: Step, analysis: Analysis) -> list[Mention[Any]]:
    """The mentions that a step finds, checked and stamped with their text and provenance."""
    text = analysis.document.text
    layer = step.layer
    sources: dict[str, Provenance] = {}
    out = []
    for mention in layer.extract(analysis.document, analysis):
        _check(mention, layer.key, text)
        rule = mention.rule
        source = sources.get(rule) or sources.setdefault(rule, Provenance(step.plugin, layer.name, rule))
        span = mention.span
        out.append(
            Mention(span, mention.value, rule, mention.rank, mention.parts, text[span.start : span.end], source)
        )
    return out


def _check(mention: Mention[Any], key: LayerKey[Any], text: str) -> None:
    if not isinstance(mention, Mention):
        raise TypeError(f"it gave {mention!r}, wanted Mention objects")
    if not isinstance(mention.value, key.value):
        raise TypeError(f"it gave a value of {type(mention.value).__name__}, wanted {key.value.__name__}")
    if type(mention.rank) is not int or type(mention.rule) is not str or type(mention.parts) is not tuple:
        raise TypeError(f"it gave {mention!r}, wanted an int as rank, a str as rule, a tuple as parts")
    for span in (mention.span, *mention.parts):
        if not isinstance(span, Span):
            raise TypeError(f"it gave {span!r} as a span, wanted Span(start, end)")
        if not span.start < span.end <= len(text):
            raise ValueError(f"it gave the span [{span.start}, {span.end}) of a text of {len(text)} characters")
    if isinstance(mention.value, Claim):
        _check_excerpts(mention.value, text)


def _check_excerpts(claim: Claim, text: str) -> None:
    pieces: list[Excerpt | Cue | Source] = [*claim.contents]
    pieces.extend(cue for cue in (claim.cue, *(link.cue for link in claim.chain)) if cue)
    pieces.extend(source for link in claim.chain for source in link.sources)
    pieces.extend(claim.via)
    for piece in pieces:
        if not 0 <= piece.start < piece.end <= len(text) or text[piece.start : piece.end] != piece.text:
            raise ValueError(
                f"it gave a claim with {piece.text!r} at [{piece.start}, {piece.end}), "
                f"the text there is {text[max(piece.start, 0) : max(piece.end, 0)]!r}"
            )


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
    import signal

    global _adopted  # noqa: PLW0603 - one per worker process, set once before its first task
    _adopted = pipeline
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the caller, who ends the workers without a traceback


def _extract_here(document: Document) -> Claims:
    if _adopted is None:
        raise PipelineError("a worker process has no pipeline; use Pipeline.extract_many")
    return _adopted.extract(document)


@lru_cache(maxsize=1)
def _default() -> Pipeline:
    return Pipeline()


def extract(document: Document) -> Claims:
    """The claims of a document, by the built-in layers: ``Pipeline().extract(document)`` with a cached pipeline."""
    return _default().extract(document)
