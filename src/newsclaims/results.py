"""Claims: everything found in one document, as a sequence of claims with its layers around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from attrs import field, frozen

from newsclaims.claims import Claim
from newsclaims.documents import Document
from newsclaims.errors import LayerNotFoundError
from newsclaims.keys import ACTORS, CLAIMS, DATES, PLACES, SECTIONS
from newsclaims.mentions import Failure, LayerKey, Mention
from newsclaims.values import Actor, Place, Section, TimeValue

if TYPE_CHECKING:
    from newsclaims.records import ClaimsRecord

__all__ = ["Claims"]

# The wire format and rendering are imported in the methods that use them: a third of the cost of the import.

V = TypeVar("V")


def _read_only(given: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(given))


@frozen(repr=False)
class Claims(Sequence[Claim]):
    """The claims of one document, in order, with the layers that they were made from.

    Attributes:
        document: what was read.
        layers: mentions by the name of their layer; working layers are left out.
        failures: what plugins couldn't do.
        plugins: versions of the plugins that took part, by name.
    """

    document: Document
    layers: Mapping[str, tuple[Mention[Any], ...]] = field(converter=_read_only, factory=dict)
    failures: tuple[Failure, ...] = ()
    plugins: Mapping[str, str] = field(converter=_read_only, factory=dict)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Claim]: ...
    def __getitem__(self, index: int | slice) -> Claim | Sequence[Claim]:
        mentions = self.layers.get(CLAIMS.name, ())
        if isinstance(index, slice):
            return tuple(m.value for m in mentions[index])
        claim: Claim = mentions[index].value
        return claim

    def __len__(self) -> int:
        return len(self.layers.get(CLAIMS.name, ()))

    def __bool__(self) -> bool:  # a document without claims still has its layers
        return True

    def __hash__(self) -> int:
        return hash((self.document, tuple(self.layers.get(CLAIMS.name, ()))))

    def __repr__(self) -> str:
        named = f" of {self.document.id!r}" if self.document.id else ""
        counts = ", ".join(f"{len(self.layers[k])} {k}" for k in ("dates", "actors", "places") if k in self.layers)
        return f"<{len(self)} claims{named}: {counts or 'no layers'}>"

    def __reduce__(self) -> tuple[Any, ...]:  # read-only mappings don't pickle
        return type(self), (self.document, dict(self.layers), self.failures, dict(self.plugins))

    def layer(self, key: LayerKey[V]) -> tuple[Mention[V], ...]:
        """The mentions of a layer, in order of their spans.

        Raises:
            LayerNotFoundError: the pipeline didn't have it, or it is a working layer.
        """
        try:
            return self.layers[key.name]
        except KeyError:
            raise LayerNotFoundError(
                f"these claims hold no layer {key.name!r} (there are: {', '.join(sorted(self.layers))}); "
                "build the pipeline with the layer or plugin that finds it"
            ) from None

    @property
    def dates(self) -> tuple[Mention[TimeValue], ...]:
        """Dates, times, durations and sets; empty when the pipeline has no such layer."""
        return self.layers.get(DATES.name, ())

    @property
    def actors(self) -> tuple[Mention[Actor], ...]:
        """People, bodies, anonymous sources; ``parts`` of a mention are its titles."""
        return self.layers.get(ACTORS.name, ())

    @property
    def places(self) -> tuple[Mention[Place], ...]:
        """Places and demonyms with their role."""
        return self.layers.get(PLACES.name, ())

    @property
    def sections(self) -> tuple[Mention[Section], ...]:
        """The parts of the page."""
        return self.layers.get(SECTIONS.name, ())

    # ------------------------------------------------------------ out
    def to_record(self) -> ClaimsRecord:
        """The typed record of the wire format."""
        from newsclaims.transcript import record_of

        return record_of(self.document, self.layers, self.failures, self.plugins)

    def to_dict(self) -> dict[str, Any]:
        """The wire format as dictionaries and lists; docs/reference/wire-format.md describes it."""
        from newsclaims import records

        return records.to_dict(self.to_record())

    def to_json(self, *, indent: int | None = None) -> str:
        """The wire format as JSON, on one line unless ``indent`` is given."""
        from newsclaims import records

        return records.encode(self.to_record(), indent=indent)

    def to_html(self) -> str:
        """A right-to-left page: the article with its mentions marked, and the table of claims."""
        from newsclaims import render

        return render.page(self.document, self.layers)

    def to_table(self) -> str:
        """A table for a terminal."""
        from newsclaims import render

        return render.table(self.document, self.layers)

    def _repr_html_(self) -> str:
        from newsclaims import render

        return render.fragment(self.document, self.layers)

    # ------------------------------------------------------------ in
    @classmethod
    def from_dict(
        cls, data: Mapping[str, Any], document: Document | str, keys: Iterable[LayerKey[Any]] = ()
    ) -> Claims:
        """Claims from what :meth:`to_dict` gave; see :meth:`from_json`."""
        from newsclaims import records

        return cls._from_record(records.decode(data), document, keys)

    @classmethod
    def from_json(cls, data: str | bytes, document: Document | str, keys: Iterable[LayerKey[Any]] = ()) -> Claims:
        """Claims from the JSON that :meth:`to_json` wrote, equal to those that wrote it.

        Args:
            data: the JSON.
            document: the document that they were read from, or its text (the record holds only its hash).
            keys: the keys of plugins' layers; values of a layer without one are read as dictionaries.

        Raises:
            RecordError: the JSON is of no known format, or the document is another one.
        """
        from newsclaims import records

        return cls._from_record(records.decode(data), document, keys)

    @classmethod
    def _from_record(cls, record: ClaimsRecord, document: Document | str, keys: Iterable[LayerKey[Any]]) -> Claims:
        from newsclaims.transcript import layers_of, read_document

        if isinstance(document, str):
            document = read_document(record.document, document)
        layers = layers_of(record, document, keys)
        failures = tuple(Failure(f.plugin, f.layer, f.error) for f in record.failures)
        return cls(document, layers, failures, record.plugins)
