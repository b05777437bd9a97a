"""The documents that facts were read in, for a reference manager."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from ctipgraph.errors import NotFoundError
from ctipgraph.model import Corpus, Document
from ctipgraph.ontology import suggest

# The same signs that the page makes visible (`views/page/text.js`), so that both write the same entries.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def bibliography(corpus: Corpus, form: str = "bibtex", documents: Iterable[str] | None = None) -> str:
    """Return documents (by their ids; all without them) as CSL-JSON (`csl`) or BibTeX (`bibtex`), by their ids' order.

    Raises NotFoundError for another form, or for a document that there is not.

    >>> from ctipgraph.records import read_corpus
    >>> print(bibliography(read_corpus("data"), "bibtex", ["kpl-2024-09-25"]))
    @misc{kpl-2024-09-25,
      title = {{Laos, US Celebrate Achievements in Fight Against Human Trafficking}},
      publisher = {KPL},
      year = {2024},
      date = {2024-09-25},
      url = {https://kpl.gov.la/detail.aspx?id=86111}
    }
    <BLANKLINE>
    """
    if form not in BIBLIOGRAPHIES:
        known = f"; write one of {', '.join(BIBLIOGRAPHIES)}"
        raise NotFoundError(f"no form of bibliography '{form}'{suggest(form, BIBLIOGRAPHIES) or known}")
    wanted = sorted(set(corpus.documents if documents is None else documents))
    for id_ in wanted:
        if id_ not in corpus.documents:
            raise NotFoundError(f"no document '{id_}'{suggest(id_, corpus.documents)}")
    return BIBLIOGRAPHIES[form]([corpus.documents[id_] for id_ in wanted])


def bibtex(documents: Iterable[Document]) -> str:
    """Return documents as BibTeX, as the page writes them (`views/page/bibtex.js`)."""
    return "\n".join(map(_entry, documents))


def _entry(document: Document) -> str:
    rows = (
        ("title", f"{{{_tex(document.title)}}}"),  # the second braces keep the capitals
        ("publisher", _tex(document.publisher)),
        ("year", _tex(document.published[:4])),
        ("date", _tex(document.published)),
        ("url", re.sub(r"[{}\\\s]", lambda found: quote(found[0], safe=""), _visible(document.url))),
    )
    fields = ",\n".join(f"  {name} = {{{text}}}" for name, text in rows if text)
    return f"@misc{{{re.sub(r'[^A-Za-z0-9_:.-]+', '-', _visible(document.id))},\n{fields}\n}}\n"


def _tex(text: str) -> str:
    return re.sub(r"[\\{}%&#_$~^]", lambda found: _SPECIAL[found[0]], _visible(text))


def _visible(text: str) -> str:
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", re.sub(r"[\t\n\r]+", " ", whole))


# what a document is, in the words of https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
_TYPES = {"press article": "article-newspaper", "report": "report", "fact sheet": "report", "web page": "webpage"}


def csl_json(documents: Iterable[Document]) -> str:
    """Return documents as CSL-JSON: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html.

    A press article's publisher is its `container-title`; a kind that is not known is a `document`.
    """
    return json.dumps([_item(document) for document in documents], ensure_ascii=False, indent=1) + "\n"


def _item(document: Document) -> dict[str, object]:
    kind = _TYPES.get(document.kind, "document")
    fields: dict[str, object] = {
        "id": document.id,
        "type": kind,
        "title": document.title,
        "container-title" if kind == "article-newspaper" else "publisher": document.publisher,
        "issued": _date(document.published),
        "accessed": _date(document.retrieved),
        "URL": document.url,
        "language": document.language,
    }
    return {name: value for name, value in fields.items() if value}


def _date(text: str) -> dict[str, list[list[int]]]:
    parts = [int(part) for part in text.split("-") if part.isdecimal()]
    return {"date-parts": [parts]} if parts else {}


BIBLIOGRAPHIES: dict[str, Callable[[Iterable[Document]], str]] = {"csl": csl_json, "bibtex": bibtex}
