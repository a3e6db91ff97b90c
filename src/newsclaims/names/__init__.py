"""Whether two Arabic spellings name the same person or thing, and which spellings a name may have.

Foreign names come in many Arabic spellings (ماكغورك, ماكجورك, مكغورك), while in Arab names one long vowel
makes another person (حسن, حسين). :func:`compare` knows the difference; :class:`NameIndex` finds a name's spellings
among many names, :func:`key` blocks them for a join, :func:`variants` writes them out for a search box.
"""

from newsclaims.names.comparison import NameMatch, compare
from newsclaims.names.index import NameIndex, key
from newsclaims.names.spellings import variants

__all__ = ["NameIndex", "NameMatch", "compare", "key", "variants"]
