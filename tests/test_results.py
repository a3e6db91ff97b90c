"""Claims as a sequence with layers."""

from __future__ import annotations

import pytest

from newsclaims import (
    ACTORS,
    CLAIMS,
    DATES,
    Claim,
    Claims,
    Cue,
    Document,
    Excerpt,
    LayerKey,
    Link,
    Mention,
    NewsclaimsError,
    Section,
    Source,
    Span,
    extract,
)

TEXT = "نقلت رويترز عن علي قوله إن الجولة بدأت"


def _source(word: str) -> Source:
    start = TEXT.index(word)
    return Source(start, start + len(word), word, word, "person")


def _claims() -> Claims:
    content = Excerpt(27, 38, TEXT[27:38])
    chain = (Link((_source("رويترز"),), Cue(0, 4, TEXT[:4], "نقل"), "relays"), Link((_source("علي"),)))
    found = (Claim("attributed", (content,), None, chain, id="c1"), Claim("reported", (content,), id="c2"))
    return Claims(Document(TEXT, id="a"), {"claims": tuple(Mention(c.span, c, text=content.text) for c in found)})


def test_claims_are_a_sequence() -> None:
    """Length, index, slice, iteration, membership; true even when empty."""
    claims = _claims()
    assert len(claims) == 2
    assert claims[0].id == "c1"
    assert claims[-1].id == "c2"
    assert [c.id for c in claims[:1]] == ["c1"]
    assert list(claims) == [claims[0], claims[1]]
    assert claims[0] in claims
    assert claims.index(claims[1]) == 1
    with pytest.raises(IndexError):
        claims[2]
    assert Claims(Document(""))


def test_the_source_is_the_innermost_one() -> None:
    """A chain reads from the agency to the one who said it; a reported claim has no source."""
    first, second = _claims()
    assert str(first.source) == "علي"
    assert [str(s) for s in first.sources] == ["علي"]
    assert second.source is None
    assert second.sources == ()
    assert str(first) == f"علي < رويترز: {first.content}"
    assert str(second) == str(second.content) == "الجولة بدأت"


def test_a_claim_has_content() -> None:
    """A claim without any can't be made."""
    with pytest.raises(ValueError, match="at least one content"):
        Claim("reported", ())


def test_layers_are_read_only() -> None:
    """Nobody can change what was found."""
    claims = _claims()
    with pytest.raises(TypeError):
        claims.layers["claims"] = ()  # type: ignore[index]
    with pytest.raises(AttributeError):
        claims.document = Document("")  # type: ignore[misc]


def test_layers_are_asked_for_by_key() -> None:
    """One that the pipeline didn't have is an error that names those it had, and also a KeyError."""
    claims = _claims()
    assert claims.layer(CLAIMS) == claims.layers["claims"]
    assert claims.dates == claims.actors == claims.places == claims.sections == ()
    with pytest.raises(KeyError) as caught:
        claims.layer(LayerKey("weather", Section))
    assert isinstance(caught.value, NewsclaimsError)
    assert str(caught.value).startswith("these claims hold no layer 'weather' (there are: claims)")


def test_an_analysis_tells_what_has_run(sample: Document) -> None:
    """A layer that has not run is an error; one that has is in it."""
    from newsclaims import Analysis, Pipeline

    analysis = Pipeline([DATES]).analyse(sample)
    assert DATES in analysis
    assert ACTORS not in analysis
    assert "dates" not in analysis
    assert analysis[DATES] == analysis.layers["dates"]
    with pytest.raises(KeyError, match="'actors' has not run"):
        analysis[ACTORS]
    assert Analysis(sample).words is Analysis(sample).words or Analysis(sample).view.original == sample.text


def test_equal_answers_are_equal(sample: Document) -> None:
    """Claims compare by what they hold and hash alike."""
    assert extract(sample) == extract(sample)
    assert hash(extract(sample)) == hash(extract(sample))
    assert extract(sample) != extract(Document("x"))


def test_claims_print_short(sample: Document) -> None:
    """The repr counts, the table and the page are strings."""
    claims = extract(sample)
    assert repr(claims).startswith(f"<{len(claims)} claims of 'sample': ")
    assert repr(Claims(Document(""))) == "<0 claims: no layers>"
    assert isinstance(claims.to_table(), str)
    assert isinstance(claims.to_html(), str)
    assert isinstance(claims._repr_html_(), str)


def test_spans_are_code_points() -> None:
    """A character beyond the basic plane counts one."""
    mention = Mention(Span(1, 2), Section("body"), text="ن")
    assert (mention.start, mention.end, str(mention)) == (1, 2, "ن")
    assert Span(1, 2).of("😀ن") == "ن"
