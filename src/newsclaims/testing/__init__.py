"""For plugin authors: Hypothesis strategies and a conformance test (extra ``newsclaims[testing]``)."""
