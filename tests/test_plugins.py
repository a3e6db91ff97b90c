"""Plugins: what they give, and what happens when they can't."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest
from attrs import frozen

import newsclaims
from newsclaims import (
    Document,
    Layer,
    LayerKey,
    Lexicon,
    Mention,
    Pipeline,
    PipelineError,
    PluginError,
    Reader,
    Renderer,
    Span,
    hookimpl,
)
from newsclaims.hooks import API
from newsclaims.plugins import GROUP, Plugin, collect, installed


@frozen
class Mark:
    """A value without fields that matter."""

    sign: str


MARKS: LayerKey[Mark] = LayerKey("marks", Mark)


def find(document: Document, analysis: newsclaims.Analysis) -> Iterable[Mention[Mark]]:
    """The first character."""
    return [Mention(Span(0, 1), Mark(document.text[0]))] if document.text else []


class Everything:
    """A plugin with all four hooks."""

    name = "everything"

    @hookimpl
    def newsclaims_layers(self) -> Iterable[Layer[Mark]]:
        """A layer."""
        yield Layer(MARKS, find)

    @hookimpl
    def newsclaims_lexicons(self) -> Iterable[Lexicon]:
        """A lexicon."""
        return [Lexicon("desk", "colour", ("name",), given=(("red",),))]

    @hookimpl
    def newsclaims_readers(self) -> Iterable[Reader]:
        """A reader."""
        return (Reader("upper", (".up",), lambda data, name: [Document(data.decode().upper(), id=name)]),)

    @hookimpl
    def newsclaims_renderers(self) -> Iterable[Renderer]:
        """A renderer."""
        return {Renderer("count", lambda claims: str(len(claims)))}


def test_newsclaims_layers_gives_layers() -> None:
    """A layer of a plugin runs and is stamped with the plugin's name."""
    claims = Pipeline(plugins=[Everything()]).extract(Document("نص"))
    (mention,) = claims.layer(MARKS)
    assert str(mention.provenance) == "everything.marks"


def test_newsclaims_lexicons_gives_rows() -> None:
    """Rows of a plugin reach every layer."""
    assert list(Pipeline(plugins=[Everything()]).lexicons.records("colour")) == [{"name": "red"}]


def test_newsclaims_readers_gives_readers() -> None:
    """A plugin's reader stands before the built-in ones."""
    reader = Pipeline(plugins=[Everything()]).readers[0]
    assert reader.name == "upper"
    assert next(iter(reader.read(b"abc", "x.up"))).text == "ABC"


def test_newsclaims_renderers_gives_renderers() -> None:
    """A plugin's renderer is found by its name."""
    pipeline = Pipeline(plugins=[Everything()])
    assert pipeline.renderers["count"].render(pipeline.extract(Document(""))) == "0"


def _plugin(**hooks: object) -> object:
    return SimpleNamespace(**{name: hookimpl(hook) for name, hook in hooks.items()})  # type: ignore[type-var]


def _nothing() -> Iterable[object]:
    return ()


def _unmarked() -> Iterable[object]:
    return ()


def _raise() -> Iterable[object]:
    raise OSError("no disk")


FAULTS: dict[str, tuple[object, str]] = {
    "a hook raises": (_plugin(newsclaims_layers=_raise), "OSError: no disk"),
    "a hook gives None": (_plugin(newsclaims_layers=lambda: None), "TypeError"),
    "a hook gives something else": (_plugin(newsclaims_layers=lambda: [find]), "wanted Layer objects"),
    "a hook takes arguments": (_plugin(newsclaims_layers=lambda document: []), "document"),
    "an unknown hook": (_plugin(newsclaims_layer=_nothing), "no hook 'newsclaims_layer'; the hooks are"),
    "no hook at all": (SimpleNamespace(newsclaims_layers=_unmarked), "mark them with @newsclaims.hookimpl"),
    "an older layer": (_plugin(newsclaims_layers=lambda: [Layer(MARKS, find, api=API - 1)]), "the plugin is older"),
    "a newer layer": (_plugin(newsclaims_layers=lambda: [Layer(MARKS, find, api=API + 1)]), "newsclaims is older"),
    "a name that is taken": (("newsclaims", Everything()), "newsclaims"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_plugin_that_cannot_be_used_is_reported(fault: str) -> None:
    """It is named in the failures of every result, and the rest works as without it."""
    plugin, message = FAULTS[fault]
    named = plugin if isinstance(plugin, tuple) else ("bad", plugin)
    pipeline = Pipeline(plugins=[named, Everything()])
    (failure,) = pipeline.failures
    assert (failure.plugin, failure.layer) == (named[0], None)
    assert message in failure.error
    claims = pipeline.extract(Document("نص"))
    assert claims.failures == (failure,)
    assert claims.layers == Pipeline(plugins=[Everything()]).extract(Document("نص")).layers


@pytest.mark.parametrize("fault", FAULTS)
def test_a_strict_pipeline_cannot_be_built_with_it(fault: str) -> None:
    """PluginError names the plugin and comes from the cause."""
    plugin, _ = FAULTS[fault]
    named = plugin if isinstance(plugin, tuple) else ("bad", plugin)
    with pytest.raises(PluginError, match=f"plugin {named[0]!r} can't be used") as caught:
        Pipeline(plugins=[named], strict=True)
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize(
    "make",
    [
        lambda: Layer("marks", find),
        lambda: Layer(MARKS, "find"),
        lambda: Layer(MARKS, find, requires=("dates",)),
        lambda: LayerKey("two words", Mark),
        lambda: LayerKey("marks", str),
        lambda: LayerKey("marks", {"sign": str}),
        lambda: LayerKey("spans", Span),
        lambda: Reader("Two Words", (), find),
        lambda: Renderer("", find),
    ],
)
def test_parts_of_a_plugin_are_checked_when_they_are_made(make: object) -> None:
    """A wrong key, extractor or name is an error at the line that makes it."""
    with pytest.raises(PipelineError):
        make()  # type: ignore[operator]


def test_requires_takes_one_key_too() -> None:
    """A forgotten comma isn't a trap."""
    assert Layer(MARKS, find, requires=MARKS).requires == (MARKS,)  # type: ignore[arg-type]


# ---------------------------------------------------------------- discovery
@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed distributions: one that works, one that can't be imported, one that isn't there."""
    info = tmp_path / "press-2.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: press\nVersion: 2.5\n")
    (info / "entry_points.txt").write_text(
        f"[{GROUP}]\npress = press_desk\nbroken = press_broken\nmissing = press_nowhere:plugin\n"
    )
    (tmp_path / "press_desk.py").write_text(
        "from newsclaims import hookimpl, Lexicon\n"
        "@hookimpl\n"
        "def newsclaims_lexicons():\n"
        "    return [Lexicon('desk', 'colour', ('name',), given=(('blue',),))]\n"
    )
    (tmp_path / "press_broken.py").write_text("raise RuntimeError('half written')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in ("press_desk", "press_broken"):
        sys.modules.pop(name, None)


def test_installed_plugins_are_found_and_broken_ones_reported(site: Path) -> None:
    """The name is the entry point's, the version its distribution's; what can't be loaded stops nobody else."""
    pipeline = Pipeline.installed(allow=["press", "broken", "missing", "unknown"])
    assert pipeline.versions["press"] == "2.5"
    assert [f.plugin for f in pipeline.failures] == ["broken", "missing", "unknown"]
    assert "RuntimeError: half written" in pipeline.failures[0].error
    assert "no installed distribution offers it" in pipeline.failures[2].error
    assert list(pipeline.lexicons.records("colour")) == [{"name": "blue"}]
    assert pipeline.extract(Document("نص")).to_dict()["plugins"]["press"] == "2.5"


def test_the_default_pipeline_takes_nothing_that_is_installed(site: Path) -> None:
    """Installing a plugin changes no results of those who don't ask for it."""
    assert set(Pipeline().versions) == {"newsclaims"}
    assert Pipeline().failures == ()


def test_allow_and_block(site: Path) -> None:
    """Only what is allowed and not blocked is even imported."""
    found, failures = installed(allow=["press"])
    assert [(name, version) for name, version, _ in found] == [("press", "2.5")]
    assert failures == ()
    found, failures = installed(block=["broken", "missing"])
    assert "press" in [name for name, _, _ in found]
    assert not [f for f in failures if f.plugin in ("broken", "missing")]
    assert "press_broken" not in sys.modules
    assert installed(allow=["press"], block=["press"]) == ((), ())


def test_strict_discovery_raises(site: Path) -> None:
    """PluginError comes from the error of the import."""
    with pytest.raises(PluginError, match="plugin 'broken' can't be used") as caught:
        Pipeline.installed(allow=["broken"], strict=True)
    assert isinstance(caught.value.__cause__, RuntimeError)


def test_layers_of_installed_plugins_can_be_chosen(site: Path) -> None:
    """Arguments of Pipeline work for what is installed, too."""
    (site / "press_desk.py").write_text(
        "from test_plugins import MARKS, find\n"
        "from newsclaims import Layer, hookimpl\n"
        "@hookimpl\n"
        "def newsclaims_layers():\n"
        "    return [Layer(MARKS, find)]\n"
    )
    pipeline = Pipeline.installed(allow=["press"], layers=["marks"])
    assert [s.plugin for s in pipeline.steps] == ["press"]


def test_the_group_has_its_documented_name() -> None:
    """Distributions name their plugins in it."""
    assert GROUP == "newsclaims"
    assert list(metadata.entry_points(group="newsclaims-nothing")) == []


def test_collect_sorts_by_name() -> None:
    """What is collected doesn't depend on who came first."""
    plugins = [("b", "1", _plugin(newsclaims_layers=_nothing)), ("a", "2", _plugin(newsclaims_lexicons=_nothing))]
    assert collect(plugins) == collect(plugins[::-1]) == ((Plugin("a", "2"), Plugin("b", "1")), ())
