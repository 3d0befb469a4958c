"""What is found without something else. Whoosh 2.7.4 lets the first segment of each part of an index slip through."""

from __future__ import annotations

from reader.search.engine import AndNotMatcher, Matcher, Searcher, query


class Sifted(query.AndNot):  # type: ignore[misc]
    """What `a` finds and `b` does not; Whoosh's own query, with a matcher that looks at the first segment too."""

    def matcher(self, searcher: Searcher, context: object = None) -> Matcher:
        """What walks through the segments of one part of the index."""
        found = self.a.matcher(searcher, context)
        return _SiftedMatcher(found, self.b.matcher(searcher, searcher.boolean_context()))


class _SiftedMatcher(AndNotMatcher):  # type: ignore[misc]
    def _find_first(self) -> None:
        if self.a.is_active() and self.b.is_active():
            self._find_next()

    def skip_to(self, number: int) -> None:
        """On to the first segment from `number` on."""
        if self.is_active() and number > self.a.id():
            self.a.skip_to(number)
            self._find_first()
