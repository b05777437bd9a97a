"""Documents for a reference manager: the same BibTeX as the page's, and CSL-JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from ctipgraph.errors import NotFoundError
from ctipgraph.findings.bibliography import bibliography, bibtex, csl_json
from ctipgraph.model import Corpus, Document, Location
from ctipgraph.views.view import to_view

PAGE = Path(__file__).parents[2] / "ctipgraph" / "views" / "page"
HERE = Location("documents.yaml")
ODD = [
    Document(
        "a", r"50 % of {Q&A} #1 ~ x^2 \ _$", "The\tGazette & Co", "2020-01-31", HERE, url="https://x.org/a b{c}\\d"
    ),
    Document("ຂ່າວ/1 2", "ຂ່າວ “news” – 𝔘", "KPL", "2020", HERE),
    Document("c", "a\u202eb\u200bc\ufeffd\x07e\U000e0041f", "", "2020-02", HERE, url="https://x.org/\u2003é"),
]
WRITE = """
import { readFileSync } from "node:fs";
import { bibtexOf } from "PAGE/bibtex.js";
const documents = JSON.parse(readFileSync(process.argv[2], "utf-8"));
process.stdout.write(bibtexOf({ view: { documents } }, { byDocument: documents.map(() => 1) }));
"""


def as_the_page_has_them(documents: list[Document]) -> list[dict[str, str]]:
    return [{n: getattr(one, n) for n in ("id", "title", "publisher", "published", "url")} for one in documents]


def by_the_page(documents: list[dict[str, str]], folder: Path) -> str:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    shutil.copytree(PAGE, folder / "page")
    (folder / "package.json").write_text('{"type": "module"}')
    script = folder / "write.js"
    script.write_text(WRITE.replace("PAGE", "./page"))
    (folder / "documents.json").write_text(json.dumps(documents), "utf-8")
    done = subprocess.run([node, script, folder / "documents.json"], capture_output=True, check=True)
    return done.stdout.decode()


def test_the_page_writes_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    assert by_the_page(to_view(corpus, corpus)["documents"], tmp_path) == bibliography(corpus, "bibtex")


def test_it_does_so_for_odd_signs_too(tmp_path: Path) -> None:
    assert by_the_page(as_the_page_has_them(ODD), tmp_path) == bibtex(ODD)


def test_it_does_so_for_every_sign_of_unicode_that_has_four_digits_and_for_tags(tmp_path: Path) -> None:
    blocks = [*range(0, 0x10000, 0x400), 0x1F600, 0xE0000]
    signs = ["".join(map(chr, range(start, start + 0x400))) for start in blocks]
    documents = [Document(f"d{text}", text, text, "2020", HERE, url=f"https://x.org/{text}") for text in signs]
    assert by_the_page(as_the_page_has_them(documents), tmp_path) == bibtex(documents)


def test_what_tex_would_read_is_escaped() -> None:
    assert r"title = {{50 \% of \{Q\&A\} \#1 \textasciitilde{} x\textasciicircum{}2 \textbackslash{} \_\$}}" in bibtex(
        ODD
    )
    assert "url = {https://x.org/a%20b%7Bc%7D%5Cd}" in bibtex(ODD)


def test_csl_has_the_parts_of_a_date_that_are_known() -> None:
    items = json.loads(csl_json(ODD))
    assert [item["issued"] for item in items] == [
        {"date-parts": [[2020, 1, 31]]}, {"date-parts": [[2020]]}, {"date-parts": [[2020, 2]]},
    ]  # fmt: skip
    assert items[0] == {
        "id": "a",
        "type": "document",
        "title": ODD[0].title,
        "publisher": ODD[0].publisher,
        "issued": {"date-parts": [[2020, 1, 31]]},
        "URL": ODD[0].url,
    }


def test_a_press_article_stands_in_its_paper(corpus: Corpus) -> None:
    item = json.loads(bibliography(corpus, "csl"))[0]
    assert (item["type"], item["container-title"], item["language"]) == ("article-newspaper", "KPL", "en")


def test_another_form_or_document_is_an_error_with_a_way_on(corpus: Corpus) -> None:
    with pytest.raises(NotFoundError, match="no form of bibliography 'bibtext'; did you mean 'bibtex'"):
        bibliography(corpus, "bibtext")
    with pytest.raises(NotFoundError, match="no document 'kpl-2014-07-91'; did you mean 'kpl-2014-07-19'"):
        bibliography(corpus, "csl", ["kpl-2014-07-91"])
