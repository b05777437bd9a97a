"""An actor by any of its names, however they are typed."""

from __future__ import annotations

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.records.lookup import find_actor, find_fact


@pytest.mark.parametrize("typed", ["Women's Union", "Women’s Union", "womenʼs  union", "Women´s Union"])
@pytest.mark.parametrize("recorded", ["Women's Union", "Women’s Union"])
def test_an_apostrophe_is_one_however_it_is_typed(read, typed, recorded):
    corpus = read({"actors.yaml": f'- {{id: union, type: MassOrganisation, name: "{recorded}"}}'})
    assert find_actor(corpus, typed).id == "union"


def test_nothing_is_no_fact_s_handle(corpus):
    with pytest.raises(NotFoundError, match="no fact ''"):
        find_fact(corpus, "")
