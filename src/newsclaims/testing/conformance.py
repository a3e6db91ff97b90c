"""One call that tests a layer against what the pipeline and its users rely on: :func:`run_conformance`."""

from __future__ import annotations

import gc
import math
import pickle
import time
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NoReturn

from attrs import evolve, frozen
from attrs.exceptions import FrozenInstanceError
from hypothesis import HealthCheck, given, settings

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.errors import ConformanceError
from newsclaims.hooks import Layer
from newsclaims.lexicons import Lexicon
from newsclaims.mentions import Mention
from newsclaims.pipeline import Pipeline
from newsclaims.results import Claims
from newsclaims.spans import Span
from newsclaims.testing.documents import documents
from newsclaims.testing.elsewhere import run_elsewhere

__all__ = ["run_conformance"]

# The head of a text, and the same head spoilt: none of it may show in what is found after it. It holds no word that a
# rule could match.
_HEAD = "\u062b\u062b \u0638\u0638.\n"
_SPOILT_HEADS = (
    "\u062b\u062b \u0638\u0638.\r\n",
    "\u062b\u062b \u0638\u0638.\u2028",
    "\u062b\u062b \u0638\u0638.\x0b",
    "\u062b\u062b \u0638\u0638.\x85",
    "\u062b\u062b \u0638\u0638.\n\n",
    "\u062b\u0640\u0640\u062b \u0638\u0638.\n",
    "\u062b\u064e\u0651\u062b\u064b \u0638\u0638.\n",
    "\u202b\u062b\u062b\u202c \u200f\u0638\u0638.\n",
    "\ufeff\u062b\u062b \u0638\u0638.\n",
    "  \t\u062b\u062b\u00a0 \u0638\u0638.  \n",
    "\u062b\u062b \u0638\u0638\u00b2.\n",
    "\u062b\u062b \u0638\u0638 \ufdfa.\n",
    "\u062b\u062b \u0638\u0638 \U0001f600\U0001f468\u200d\U0001f469.\n",
    "\u062b\u200c\u062b \u0638\u00ad\u0638.\n",
    "\u062b\u062b \u0638\u0638 \u0130e\u0301.\n",
    "\u062b\u062b\x00 \u0638\u0638.\n",
)
_SIZES = (5_000, 20_000, 60_000, 200_000)
_SLOWER = 4.0
"""How much more time a character of a long document may take than one of a short document."""
_TRIES = 4
"""How often that must be measured before a layer is blamed."""
_NOTICED = 0.25
"""Seconds under which a run is too short to tell anything."""

Found = tuple[Mention[Any], ...]


def run_conformance(
    layer: Layer[Any],
    *,
    examples: Iterable[str | Document],
    plugins: Iterable[object] = (),
    lexicons: Iterable[Lexicon] = (),
    max_examples: int = 50,
    processes: bool = True,
) -> None:
    """Test a layer on the author's examples, on random news-like texts, and on what is made of the examples.

    Checked are: types; spans inside the text, without blanks around them, in order; a named rule; nothing set that
    the pipeline sets; frozen values that pickle and survive JSON; at least one mention in the examples; the same
    answer when run again, in another order of documents, and in another process with another clock, environment,
    folder and hash seed; nothing written into what the layer is given; only layers read that it requires; offsets
    that awkward characters earlier in the text only shift; time linear in the length of the text.

    Args:
        layer: the layer.
        examples: texts or documents; in one of them at least it finds something.
        plugins: those that give the layers that it requires, as for :class:`~newsclaims.Pipeline`.
        lexicons: rows that it needs, as for :class:`~newsclaims.Pipeline`.
        max_examples: how many random texts are tried.
        processes: run in a second process too; the layer must then be importable there.

    Raises:
        ConformanceError: a check failed; the message says which, on which text, and what to do.
    """
    bench = _Bench(layer, tuple(plugins), tuple(lexicons))
    given_documents = tuple(_document(e) for e in examples)
    _check_layer(layer)
    found = [bench.checked(document) for document in given_documents]
    if not any(found):
        _fail(layer, "it finds nothing in the examples: give one at least that it is for")
    _check_repetition(bench, given_documents, found)
    for document, mentions in zip(given_documents, found):
        _check_values(layer, mentions)
        _check_json(bench, document)
        _check_offsets(bench, document)
    _check_random(bench, given_documents, max_examples)
    _check_time(bench, [d.text for d, mentions in zip(given_documents, found) if mentions])
    if processes:
        _check_elsewhere(bench, given_documents, found)


@frozen
class _Bench:
    """A layer and what it needs to run."""

    layer: Layer[Any]
    plugins: tuple[object, ...]
    lexicons: tuple[Lexicon, ...]

    @cached_property
    def required(self) -> Pipeline:
        """What the layer requires and nothing else."""
        return Pipeline(self.layer.requires, plugins=self.plugins, lexicons=self.lexicons, strict=True)

    @cached_property
    def pipeline(self) -> Pipeline:
        """The layer with what it requires."""
        return Pipeline([self.layer], plugins=self.plugins, lexicons=self.lexicons, strict=True)

    def analysis(self, document: Document) -> Analysis:
        """What the layer is given."""
        return self.required.analyse(document)

    def run(self, document: Document, analysis: Analysis | None = None) -> Found:
        """What the layer gives."""
        try:
            return tuple(self.layer.extract(document, analysis or self.analysis(document)))
        except Exception as e:
            _fail(self.layer, f"it raised {type(e).__name__}: {e}", document, cause=e)

    def checked(self, document: Document) -> Found:
        """What the layer gives for a document, after every check of a single run."""
        analysis = self.analysis(document)
        layers = dict(analysis.layers)
        found = self.run(document, analysis)
        if dict(analysis.layers) != layers:
            _fail(self.layer, "it changed the layers that it was given", document)
        for mention in found:
            _check_mention(self.layer, mention, document)
        if [m.span for m in found] != sorted(m.span for m in found):
            _fail(self.layer, "its mentions are not in the order of their spans: sort them", document)
        return found


def _document(given: str | Document) -> Document:
    return Document(given) if isinstance(given, str) else given


def _check_layer(layer: Layer[Any]) -> None:
    try:
        again = pickle.loads(pickle.dumps(layer))
    except Exception as e:
        _fail(layer, f"it can't be pickled ({e}): make extract a function of a module, not a lambda", cause=e)
    if again != layer:
        _fail(layer, "its pickled copy differs from it: make extract a function of a module")


def _check_mention(layer: Layer[Any], mention: object, document: Document) -> None:
    if not isinstance(mention, Mention):
        _fail(layer, f"it gave {mention!r}, wanted Mention objects", document)
    if not isinstance(mention.value, layer.key.value):
        _fail(layer, f"it gave the value {mention.value!r}, wanted a {layer.key.value.__name__}", document)
    if not mention.rule:
        _fail(layer, f"{mention!r} names no rule: people look for the cause of an answer", document)
    if mention.provenance is not None or mention.text:
        _fail(layer, f"{mention!r} sets text or provenance, which the pipeline stamps", document)
    spans: tuple[Any, ...] = (mention.span, *mention.parts)
    for span in spans:
        if not isinstance(span, Span) or not span.start < span.end <= len(document):
            _fail(layer, f"the span {span!r} doesn't lie in the text of {len(document)} characters", document)
    text = mention.span.of(document.text)
    if text != text.strip():
        _fail(layer, f"the span of {text!r} has white space around it", document)


def _check_values(layer: Layer[Any], found: Found) -> None:
    for mention in found:
        value = mention.value
        try:
            hash(mention)
        except TypeError as e:
            _fail(layer, f"{value!r} can't be hashed ({e}): use tuples in frozen attrs classes", cause=e)
        if pickle.loads(pickle.dumps(mention)) != mention:
            _fail(layer, f"a pickled copy of {value!r} is not equal to it")
        for field in type(value).__attrs_attrs__:
            try:
                setattr(value, field.name, getattr(value, field.name))
            except FrozenInstanceError:
                continue
            _fail(layer, f"{type(value).__name__}.{field.name} can be written to: use attrs.frozen")


def _check_json(bench: _Bench, document: Document) -> None:
    claims = bench.pipeline.extract(document)
    try:
        again = Claims.from_json(claims.to_json(), document, [bench.layer.key])
    except Exception as e:
        _fail(bench.layer, f"its values don't survive JSON: {e}", document, cause=e)
    if again != claims:
        _fail(bench.layer, "its values are others when they are read back from JSON", document)


def _plain(found: Found, shift: int = 0) -> list[tuple[Any, ...]]:
    """Mentions as they can be compared: rule and rank count here."""
    return [
        (m.span.shift(shift), m.value, m.rule, m.rank, tuple(p.shift(shift) for p in m.parts))
        for m in found
        if m.start + shift >= 0 and all(p.start + shift >= 0 for p in m.parts)
    ]


def _check_repetition(bench: _Bench, given_documents: Sequence[Document], found: Sequence[Found]) -> None:
    wanted = [_plain(mentions) for mentions in found]
    again = [_plain(bench.run(document)) for document in given_documents]
    backwards = [_plain(bench.run(document)) for document in reversed(given_documents)][::-1]
    for document, first, *others in zip(given_documents, wanted, again, backwards):
        if any(other != first for other in others):
            _fail(bench.layer, "it answers otherwise when it is run again: it keeps state or uses chance", document)


def _check_offsets(bench: _Bench, document: Document) -> None:
    wanted = _plain(bench.checked(evolve(document, text=_HEAD + document.text)), -len(_HEAD))
    for head in _SPOILT_HEADS:
        spoilt = evolve(document, text=head + document.text)
        if _plain(bench.checked(spoilt), -len(head)) != wanted:
            _fail(
                bench.layer,
                f"what stands before a mention must only shift it, but {head!r} changes what is found: count code "
                "points of the text as given (match on analysis.view or analysis.words, whose span() leads back)",
                document,
            )


def _check_random(bench: _Bench, given_documents: Sequence[Document], max_examples: int) -> None:
    @settings(
        max_examples=max_examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(documents([d.text for d in given_documents]))
    def random_texts(document: Document) -> None:
        found = bench.checked(document)
        if _plain(bench.run(document)) != _plain(found):
            _fail(bench.layer, "it answers otherwise when it is run again: it keeps state or uses chance", document)
        bench.pipeline.extract(document).to_json()

    random_texts()


def _check_time(bench: _Bench, found_in: Sequence[str]) -> None:
    for between in ("\n", " "):
        text = between.join(found_in)
        short, *longer = [Document((text + between) * (size // len(text) + 1)) for size in _SIZES]
        for document in longer:
            # A busy machine may slow one measurement down, never all of them by as much as a quadratic layer does.
            ratios = (_ratio(bench, short, document) for _ in range(_TRIES))
            slowest = _least(ratios)
            if slowest > _SLOWER:
                _fail(
                    bench.layer,
                    f"a character of a document of {len(document):,} characters takes {slowest:.0f} times "
                    "as long as one of a short document: the time must be linear in the length",
                )


def _ratio(bench: _Bench, short: Document, long: Document) -> float:
    """How many times as long a character of the long document takes; 1 where that is too short to be told."""
    seconds = _seconds(bench, long)
    if seconds < _NOTICED:
        return 1.0
    return seconds / len(long) / (_seconds(bench, short) / len(short))


def _least(ratios: Iterable[float]) -> float:
    """The least of them, no more looked at than it takes to find one that is small enough."""
    least = math.inf
    for ratio in ratios:
        least = min(least, ratio)
        if least <= _SLOWER:
            break
    return least


def _seconds(bench: _Bench, document: Document) -> float:
    analysis = bench.analysis(document)
    _ = analysis.words, analysis.sentences, analysis.paragraphs  # shared by all layers, so not this one's
    bench.run(Document(document.text[:100]))
    gc.collect()
    gc.disable()  # its breaks grow with all that is in memory, not with the layer's work
    try:
        start = time.process_time()
        bench.run(document, analysis)
        return max(time.process_time() - start, 1e-6)
    finally:
        gc.enable()


def _check_elsewhere(bench: _Bench, given_documents: Sequence[Document], found: Sequence[Found]) -> None:
    answers = run_elsewhere(bench.layer, given_documents, bench.required)
    if isinstance(answers, str):
        _fail(bench.layer, f"it fails in another process: {answers}")
    for document, here, there in zip(given_documents, found, answers):
        if _plain(here) != there:
            _fail(
                bench.layer,
                "it answers otherwise in a process with another clock, environment, folder and hash seed: take "
                "everything from the document, the analysis and the lexicons, and never iterate over a set",
                document,
            )


def _fail(
    layer: Layer[Any], what: str, document: Document | None = None, cause: BaseException | None = None
) -> NoReturn:
    where = f"; the text was {document.text[:200]!r}" if document is not None else ""
    raise ConformanceError(f"layer {layer.name!r}: {what}{where}") from cause
