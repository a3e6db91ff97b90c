"""The pipeline: order, isolation, provenance, many documents."""

from __future__ import annotations

import itertools
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterable
from functools import cache
from types import ModuleType

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclaims
from newsclaims import (
    ACTORS,
    CLAIMS,
    DATES,
    Actor,
    Analysis,
    Claim,
    Claims,
    Cue,
    Document,
    DocumentError,
    Excerpt,
    Layer,
    LayerKey,
    Link,
    Mention,
    NewsclaimsError,
    Pipeline,
    PipelineError,
    PluginError,
    Source,
    Span,
    extract,
    hookimpl,
)
from strategies import documents

TEXT = "قال متحدث إن 99 هجوما وقعت في مسقط."


@frozen
class Number:
    """A number."""

    value: int


NUMBERS: LayerKey[Number] = LayerKey("numbers", Number)
DOUBLES: LayerKey[Number] = LayerKey("doubles", Number)
HIDDEN: LayerKey[Number] = LayerKey("hidden", Number, working=True)


def find_numbers(document: Document, analysis: Analysis) -> Iterable[Mention[Number]]:
    """Every run of digits."""
    words = analysis.words
    for i, word in enumerate(words.folded):
        if word.isdecimal():
            yield Mention(words.span(i, i), Number(int(word)), rule="digits")


def double(document: Document, analysis: Analysis) -> Iterable[Mention[Number]]:
    """Reads another layer."""
    return [Mention(m.span, Number(2 * m.value.value)) for m in analysis[NUMBERS]]


def rival(document: Document, analysis: Analysis) -> Iterable[Mention[Number]]:
    """Finds the same characters as another and means something else."""
    return [Mention(Span(m.start, m.end), Number(-1)) for m in find_numbers(document, analysis)]


NUMBER_LAYER = Layer(NUMBERS, find_numbers)
DOUBLE_LAYER = Layer(DOUBLES, double, requires=(NUMBERS,))


class Plugin:
    """A plugin made of any layers."""

    def __init__(self, name: str, *layers: object) -> None:
        self.name = name
        self.given = layers

    @hookimpl
    def newsclaims_layers(self) -> object:
        """The layers given."""
        return self.given


def a_layer(name: str, find: object, *requires: LayerKey[Number], **more: object) -> Layer[Number]:
    """A layer of numbers under any name."""
    return Layer(LayerKey(name, Number, **more), find, requires=requires)  # type: ignore[arg-type]


def nothing(document: Document, analysis: Analysis) -> Iterable[Mention[Number]]:
    """Finds nothing."""
    return ()


# ---------------------------------------------------------------- order
def test_layers_run_after_what_they_require() -> None:
    """The order is topological, whatever the names and the order of registration."""
    first, second, third = (LayerKey(n, Number) for n in ("zz", "mm", "aa"))
    layers = [
        Layer(third, nothing, requires=(second,)),
        Layer(second, nothing, requires=(first,)),
        Layer(first, nothing),
    ]
    for some in itertools.permutations(layers):
        order = [s.name for s in Pipeline(some).steps]
        assert order == ["zz", "mm", "aa"]


def test_a_chosen_layer_brings_what_it_requires() -> None:
    """Only the layers chosen and those that they require run."""
    pipeline = Pipeline([DOUBLES], plugins=[Plugin("p", NUMBER_LAYER, DOUBLE_LAYER)])
    assert [s.name for s in pipeline.steps] == ["numbers", "doubles"]
    assert [s.name for s in Pipeline("sections").steps] == ["sections"]
    claims = pipeline.extract(Document(TEXT))
    assert [m.value.value for m in claims.layer(DOUBLES)] == [198]
    assert len(claims) == 0


def test_a_circle_is_named() -> None:
    """Layers that require each other are an error that names them all."""
    a, b = LayerKey("alpha", Number), LayerKey("beta", Number)
    with pytest.raises(PipelineError, match=r"alpha \(requires beta\), beta \(requires alpha\)"):
        Pipeline([Layer(a, nothing, requires=(b,)), Layer(b, nothing, requires=(a,))])


def test_an_unknown_layer_is_named() -> None:
    """The error names the layer, who requires it, and what there is."""
    with pytest.raises(PipelineError, match=r"no layer 'datse'; there are: .*dates"):
        Pipeline(["datse"])
    with pytest.raises(PipelineError, match=r"no layer 'numbers' \(required by 'doubles'\)"):
        Pipeline([DOUBLE_LAYER])
    with pytest.raises(PipelineError, match="chosen by its name, its key or itself"):
        Pipeline([3])  # type: ignore[list-item]


def test_one_name_has_one_meaning() -> None:
    """Two plugins that mean different classes by one layer are an error that names both."""

    @frozen
    class Other:
        value: int

    strange = Layer(LayerKey("numbers", Other), nothing)  # type: ignore[arg-type]
    with pytest.raises(PipelineError, match="'one' and 'two' mean different things"):
        Pipeline(plugins=[Plugin("one", NUMBER_LAYER), Plugin("two", strange)])


# ---------------------------------------------------------------- merging
@given(st.permutations(["b", "a", "c", "broken"]))
@settings(max_examples=12)
def test_the_order_of_registration_changes_nothing(names: list[str]) -> None:
    """Any order of plugins gives equal claims, failures included."""
    layers = {
        "a": (NUMBER_LAYER,),
        "b": (Layer(NUMBERS, rival),),
        "c": (DOUBLE_LAYER,),
        "broken": ("no layer",),
    }
    shuffled = Pipeline([DOUBLES], plugins=[Plugin(n, *layers[n]) for n in names])
    steady = Pipeline([DOUBLES], plugins=[Plugin(n, *layers[n]) for n in sorted(names)])
    document = Document(TEXT)
    assert shuffled.extract(document) == steady.extract(document)
    assert shuffled.extract(document).to_json() == steady.extract(document).to_json()
    assert [m.value for m in shuffled.extract(document).layer(NUMBERS)] == [Number(99)]
    assert [m.value for m in shuffled.analyse(document).dropped if m.provenance.plugin == "b"] == [Number(-1)]  # type: ignore[union-attr]


def test_the_pipeline_stamps_text_and_provenance() -> None:
    """Whatever a layer writes there, text and provenance say what is true."""

    def liar(document: Document, analysis: Analysis) -> Iterable[Mention[Number]]:
        return [Mention(Span(0, 3), Number(1), text="wrong", rule="r")]

    (mention,) = Pipeline().with_layer(a_layer("lies", liar), "press").extract(Document(TEXT)).layers["lies"]
    assert mention.text == TEXT[:3]
    assert str(mention.provenance) == "press.lies"
    assert mention.provenance is not None
    assert mention.provenance.rule == "r"


def test_working_layers_stay_inside() -> None:
    """A working layer can be read by other layers and is left out of results."""

    def reads(document: Document, analysis: Analysis) -> Iterable[Mention[Number]]:
        return [Mention(m.span, Number(m.value.value + 1)) for m in analysis[HIDDEN]]

    pipeline = Pipeline([a_layer("shown", reads, HIDDEN), Layer(HIDDEN, find_numbers)])
    claims = pipeline.extract(Document(TEXT))
    assert "hidden" not in claims.layers
    assert [m.value.value for m in claims.layers["shown"]] == [100]
    with pytest.raises(KeyError, match="hold no layer 'hidden'"):
        claims.layer(HIDDEN)


def test_with_layer_adds_and_leaves_the_first_alone() -> None:
    """A pipeline with more layers is another pipeline; adding twice the same changes nothing."""
    first = Pipeline()
    second = first.with_layer(NUMBER_LAYER).with_layer(DOUBLE_LAYER).with_layer(NUMBER_LAYER)
    assert "numbers" not in [s.name for s in first.steps]
    assert second.failures == ()
    assert [m.value for m in second.extract(Document(TEXT)).layer(DOUBLES)] == [Number(198)]
    assert second.versions["custom"] == ""
    with pytest.raises(PipelineError, match="takes a Layer"):
        first.with_layer("numbers")  # type: ignore[arg-type]


# ---------------------------------------------------------------- isolation
def _raises(document: Document, analysis: Analysis) -> Iterable[Mention[Number]]:
    raise RuntimeError("kaput")


def _raises_late(document: Document, analysis: Analysis) -> Iterable[Mention[Number]]:
    yield Mention(Span(0, 1), Number(1))
    raise RecursionError("too deep")


def _gives(*mentions: object) -> object:
    return lambda document, analysis: list(mentions)


def _claim(**more: object) -> Mention[Claim]:
    return Mention(Span(0, 3), Claim("attributed", (Excerpt(0, 3, TEXT[:3]),), **more))  # type: ignore[arg-type]


FAULTS: dict[str, tuple[object, str]] = {
    "raises": (_raises, "RuntimeError: kaput"),
    "raises after the first mention": (_raises_late, "RecursionError: too deep"),
    "gives None": (lambda document, analysis: None, "TypeError"),
    "gives a number": (lambda document, analysis: 7, "TypeError"),
    "gives a string": (lambda document, analysis: "abc", "wanted Mention objects"),
    "gives tuples": (_gives((0, 1, Number(1))), "wanted Mention objects"),
    "gives another value": (_gives(Mention(Span(0, 1), "x")), "value of str, wanted Number"),
    "span outside": (_gives(Mention(Span(0, 999), Number(1))), r"span \[0, 999\) of a text of"),
    "empty span": (_gives(Mention(Span(1, 1), Number(1))), r"span \[1, 1\)"),
    "no span": (_gives(Mention((0, 1), Number(1))), "wanted Span"),  # type: ignore[arg-type]
    "parts outside": (_gives(Mention(Span(0, 1), Number(1), parts=(Span(5, 999),))), r"\[5, 999\)"),
    "rank is a word": (_gives(Mention(Span(0, 1), Number(1), rank="high")), "int as rank"),  # type: ignore[arg-type]
    "rule is None": (_gives(Mention(Span(0, 1), Number(1), rule=None)), "str as rule"),  # type: ignore[arg-type]
    "takes no arguments": (list, "TypeError"),
    "reads a layer that has not run": (
        lambda document, analysis: analysis[LayerKey("zzz", Number)],
        "'zzz' has not run",
    ),
    "writes into the layers": (lambda document, analysis: analysis.layers.update(dates=()), "AttributeError"),
    "changes the document": (lambda document, analysis: setattr(document, "text", ""), "FrozenInstanceError"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_layer_is_reported_and_the_rest_goes_on(fault: str, sample: Document) -> None:
    """Its mentions are left out, its failure names it, every other layer answers as without it."""
    find, message = FAULTS[fault]
    some = ["numbers", "sections"]
    pipeline = Pipeline(some, plugins=[Plugin("bad", a_layer("numbers", find)), Plugin("good", NUMBER_LAYER)])
    claims = pipeline.extract(sample)
    (failure,) = claims.failures
    assert (failure.plugin, failure.layer) == ("bad", "numbers")
    assert pytest.raises(AssertionError, match=message).matches(AssertionError(failure.error))
    without = Pipeline(some, plugins=[Plugin("good", NUMBER_LAYER)]).extract(sample)
    assert claims.layers == without.layers
    assert failure.error in str(claims.to_dict()["failures"])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_strict_pipeline_raises(fault: str, sample: Document) -> None:
    """PluginError names plugin and layer and comes from the cause."""
    find, _ = FAULTS[fault]
    pipeline = Pipeline([NUMBERS], plugins=[Plugin("bad", a_layer("numbers", find))], strict=True)
    with pytest.raises(PluginError, match="layer 'numbers' of plugin 'bad' failed") as caught:
        pipeline.extract(sample)
    assert isinstance(caught.value, RuntimeError)
    assert caught.value.__cause__ is not None
    assert type(caught.value.__cause__).__name__ in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        Mention(Span(0, 3), Claim("attributed", (Excerpt(0, 3, "xyz"),))),
        Mention(Span(0, 3), Claim("attributed", (Excerpt(0, 999, TEXT),))),
        Mention(Span(0, 3), Claim("attributed", (Excerpt(-3, 3, ""),))),
        _claim(cue=Cue(0, 2, "xx", "x")),
        _claim(chain=(Link((), Cue(0, 2, "xx", "x")),)),
        _claim(chain=(Link((Source(0, 2, "xx", "x", "person"),)),)),
    ],
)
def test_a_claim_must_quote_its_document(wrong: Mention[Claim]) -> None:
    """A claim whose pieces aren't the characters at their offsets is a failure."""
    claims = Pipeline([Layer(CLAIMS, lambda document, analysis: [wrong])]).extract(Document(TEXT))
    (failure,) = claims.failures
    assert "the text there is" in failure.error


def test_keyboard_interrupt_is_not_a_failure() -> None:
    """What isn't an error of the plugin goes through."""

    def stop(document: Document, analysis: Analysis) -> Iterable[Mention[Number]]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Pipeline().with_layer(a_layer("numbers", stop)).extract(Document(TEXT))


def test_extract_takes_documents_only() -> None:
    """A text in place of a document is a TypeError that says what to write."""
    with pytest.raises(DocumentError, match=r"Document\(text, published=") as caught:
        extract(TEXT)  # type: ignore[arg-type]
    assert isinstance(caught.value, TypeError)


# ---------------------------------------------------------------- many documents
def test_extract_many_keeps_the_order_and_reads_no_further_than_it_must() -> None:
    """An endless iterable works, in this process and in others."""
    pipeline = Pipeline([NUMBER_LAYER])
    for workers in (None, 1, 2):
        endless = (Document(f"وقعت {i} هجمات", id=str(i)) for i in itertools.count())
        answers = pipeline.extract_many(endless, workers=workers)
        some = list(itertools.islice(answers, 20))
        answers.close() if hasattr(answers, "close") else None
        assert [c.document.id for c in some] == [str(i) for i in range(20)]
        assert [c.layer(NUMBERS)[0].value.value for c in some] == list(range(20))


def test_two_processes_answer_as_one(sample: Document) -> None:
    """Claims that come back from another process equal those made here."""
    both = [sample, Document(TEXT, id="t"), Document("")]
    assert list(Pipeline().extract_many(both, workers=2)) == [extract(d) for d in both]
    assert list(Pipeline().extract_many([], workers=2)) == []


@pytest.mark.parametrize("workers", [0, -1])
def test_workers_are_counted_from_one(workers: int) -> None:
    """No or fewer workers are an error at the call, not at the first document."""
    with pytest.raises(PipelineError, match="workers must be 1 or more"):
        Pipeline().extract_many([], workers=workers)


def test_threads_share_a_pipeline(sample: Document) -> None:
    """Eight threads on one pipeline answer as one."""
    pipeline = Pipeline()
    wanted = Pipeline().extract(sample).to_json()
    answers: list[str] = []
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        answers.append(pipeline.extract(sample).to_json())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [wanted] * 8


# ---------------------------------------------------------------- the same everywhere
def test_a_pipeline_pickles(sample: Document) -> None:
    """With plugins that are modules, with layers in hand, after use: the copy answers as the first."""
    module = ModuleType("press_plugin")
    module.newsclaims_layers = hookimpl(_module_layers)  # type: ignore[attr-defined]
    sys.modules["press_plugin"] = module
    try:
        for pipeline in (
            Pipeline(),
            Pipeline([DATES, ACTORS]),
            Pipeline(plugins=[module]).with_layer(DOUBLE_LAYER),
            Pipeline([NUMBER_LAYER, DOUBLE_LAYER], strict=True),
        ):
            before = pipeline.extract(sample)
            again = pickle.loads(pickle.dumps(pipeline))
            assert again.extract(sample) == before
            assert repr(again) == repr(pipeline)
            assert again.strict == pipeline.strict
    finally:
        del sys.modules["press_plugin"]


def _module_layers() -> Iterable[Layer[Number]]:
    return [NUMBER_LAYER]


def test_claims_pickle(sample: Document) -> None:
    """Documents and claims are values: their copies are equal and hash alike."""
    claims = extract(sample)
    again = pickle.loads(pickle.dumps(claims))
    assert again == claims
    assert hash(again) == hash(claims)
    assert pickle.loads(pickle.dumps(sample)) == sample


@cache
def _another() -> Pipeline:
    """A second pipeline, to be compared with the default one."""
    return Pipeline()


@given(documents())
@settings(max_examples=40)
def test_extraction_is_a_function(document: Document) -> None:
    """The same document gives the same claims, from a used pipeline as from a new one, and nothing fails."""
    claims = extract(document)
    assert claims.failures == ()
    assert _another().extract(document) == claims
    for mentions in claims.layers.values():
        assert [m.span for m in mentions] == sorted(m.span for m in mentions)
        for mention in mentions:
            assert mention.text == mention.span.of(document.text) != ""


PROGRAM = """
import sys, newsclaims
document = newsclaims.Document(sys.stdin.read(), published="2024-03-16")
pipeline = newsclaims.Pipeline()
print(ascii(pipeline.extract(document).to_json()), pipeline)
"""


def test_two_processes_with_different_hash_seeds_agree(sample: Document) -> None:
    """Hash seed, locale, time zone and clock don't show in the answer."""
    answers = set()
    for seed, zone, locale in (("1", "Asia/Muscat", "C"), ("4242", "America/New_York", "C.UTF-8")):
        changed = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=sample.text.encode(),
            env={**os.environ, **changed},
            capture_output=True,
            check=True,
        )
        answers.add(done.stdout)
    assert len(answers) == 1


# ---------------------------------------------------------------- nasty input
NASTY: dict[str, str] = {
    "empty": "",
    "a blank": " ",
    "white space": " \t\n\r\x0b\x0c\u2028\u2029\u00a0" * 50,
    "NUL": "قال\x00متحدث\x00إن\x00",
    "only NUL": "\x00" * 1000,
    "control characters": "".join(map(chr, range(32))) * 10,
    "lone high surrogate": "قال \ud800 إن",
    "lone low surrogate": "\udfffقال",
    "surrogates in a quotation": "وقال «\ud83d نعم \ude00»",
    "300,000 letters": "ا" * 300_000,
    "300,000 characters in one line": "قال متحدث إن المحادثات بدأت " * 11_000,
    "only diacritics": "\u064b\u064e\u0651" * 500,
    "only tatweel": "ـ" * 5000,
    "a letter with 10,000 marks": "م" + "\u0651" * 10_000,
    "mixed bidi": "\u202bقال\u202c John \u2066said\u2069 إن \u200f\u200e\u202e99\u202c",
    "unbalanced bidi": "\u202b\u2067" * 3000 + "قال",
    "unbalanced quotation marks": "قال «إن \"المحادثات “بدأت' في مسقط",
    "10,000 opening quotation marks": "«" * 10_000 + "نعم",
    "10,000 closing quotation marks": "»" * 10_000,
    "10,000 straight quotation marks": '"' * 10_001 + "قال",
    "alternating quotation marks": "«»" * 5_000,
    "10,000 brackets": "(" * 10_000 + "قال",
    "HTML": "<html><body><p dir='rtl'>قال&nbsp;متحدث</p><script>alert(1)</script>",
    "JSON": '{"text": "قال متحدث إن", "n": [1, 2, {"a": null}]}',
    "emoji": "قال 😀👨‍👩‍👧‍👦🇴🇲 متحدث إن 🕊️",
    "99/99/9999": "في 99/99/9999 و 00/00/0000 و 31/02/2024 و 2024-13-45",
    "a year of 30 digits": "عام " + "9" * 30 + " و 1" + "0" * 30 + " هجوم",
    "4,400 digits": "عام " + "7" * 4_400,
    "digits of many scripts": "٣ مارس ۲۰۲۴ १२ ௩ ² ½ ① 𝟗",
    "20,000 full stops": "قال." + "." * 20_000 + "x",
    "20,000 line breaks": "\n" * 20_000 + "قال",
    "20,000 carriage returns": "قال\r\n" * 20_000,
    "20,000 conjunctions": "و" * 20_000,
    "20,000 short sentences": "قال. " * 20_000,
    "a cue alone": "قال",
    "cues only": "قال أكد أضاف نفى ذكر أعلن " * 500,
    "nested cues": "قال إن " * 3_000,
    "English": "The spokesman said on Thursday 14 March 2024 that talks began in Muscat.",
    "Persian": "سخنگوی وزارت خارجه گفت که مذاکرات در مسقط آغاز شد.",
    "Chinese": "发言人周四表示，会谈在马斯喀特开始。" * 100,
    "presentation forms": "ﻗﺎﻝ ﻣﺘﺤﺪﺙ ﺇﻥ ﺍﻟﻤﺤﺎﺩﺛﺎﺕ ﺑﺪﺃﺕ ﷺ ﷲ ﻻ",
    "private use and noncharacters": "\ue000\uffff\U0010ffff\ufdd0قال",
    "regular expressions": r"(a+)+$ [ \ ]( *?+ {99999} (?P<x>" * 100,
    "a file name": "/etc/passwd\n../../x\\y:z",
    "commas": "،" * 20_000,
    "dashes": "قال - — – " * 3_000,
}


@pytest.mark.parametrize("kind", NASTY)
def test_nasty_input_gives_a_valid_result_or_an_error_of_ours(kind: str) -> None:
    """No other exception escapes, no layer fails, and what comes out can be written and read back."""
    try:
        document = Document(NASTY[kind], published="2024-03-16")
        claims = extract(document)
    except NewsclaimsError:
        return
    assert claims.failures == ()
    assert Claims.from_json(claims.to_json(), document) == claims
    assert isinstance(claims.to_html(), str)


def test_forty_kinds_of_nasty_input_are_tried() -> None:
    """The list above keeps its length."""
    assert len(NASTY) >= 40


def test_the_default_pipeline_has_the_built_in_layers_only() -> None:
    """What is installed beside newsclaims doesn't change its answers."""
    pipeline = Pipeline()
    assert {s.plugin for s in pipeline.steps} == {"newsclaims"}
    assert pipeline.versions == {"newsclaims": newsclaims.__version__}
    assert pipeline.failures == ()


def test_an_actor_of_no_known_kind_cannot_be_made() -> None:
    """Values hold to the words that the wire format knows; the error names the field."""
    with pytest.raises(ValueError, match="kind"):
        Actor("robot", "r2", "R2")  # type: ignore[arg-type]
