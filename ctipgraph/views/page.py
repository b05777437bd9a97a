"""The network as one page: data, drawing and words in a single file that opens offline.

The page is plain HTML, CSS and JavaScript modules in the folder ``page``. Python only puts them
together: the modules in the order of their imports, the data as JSON, and a Content-Security-Policy
that lets nothing in but these very bytes.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path

from ctipgraph.errors import NotFoundError
from ctipgraph.markup import safe
from ctipgraph.views.deflate import deflate
from ctipgraph.views.letters import to_letters
from ctipgraph.views.packed import pack

__all__ = ["to_html"]

FOLDER = Path(__file__).resolve().parent / "page"
IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<module>\w+\.js)";\n', re.MULTILINE)
# A comment that has its lines to itself; the names of the modules stay.
COMMENT = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n|^[ \t]*//(?! ---)[^\n]*\n", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"\{\{(?:(?P<part>[a-z]+)|word:(?P<word>\w+))\}\}")


def to_html(view: Mapping[str, object], plain: bool = False, language: str = "en", strip: str = "") -> str:
    r"""Return the page that shows a view; the same view gives the same page.

    Data and program stand packed in the file (`packed.py`, `deflate.py`, `letters.py`), which browsers read since 2020
    (Chrome) and 2023 (Safari, Firefox).

    :param view: what to show, as plain JSON-able values; the typedef ``View`` of ``page/data.js``
        says which keys there are
    :param plain: let data and program stand as they are, for older browsers and for reading; the file is several
        times larger
    :param language: of the interface's words: `words.json` is English, `words.fr.json` would be French
    :param strip: HTML to stand in the page's head, such as links to the pages that lie beside it
    :raises ValueError: if a value is no JSON, such as NaN
    :raises NotFoundError: if there are no words in the language

    >>> view = {
    ...     "title": "Who works in <Utopia>?", "description": "", "licence": "", "citation": "",
    ...     "documents_range": ["2020-01-31", "2020-01-31"],
    ...     "shown": {"facts": 0, "facts_of": 0, "actors": 0, "actors_of": 0},
    ...     "types": [], "groups": [], "relations": [], "statuses": [], "documents": [], "actors": [], "facts": [],
    ... }
    >>> page = to_html(view)
    >>> "<title>Who works in &lt;Utopia&gt;?</title>" in page
    True
    >>> page == to_html(dict(reversed(view.items())))
    True
    """
    words = _words(language)
    style, program = _read("page.css"), _script("main.js")
    script = program if plain else _script("boot.js")
    parts = {
        "lang": escape(words["lang"]),
        "dir": escape(words["dir"]),
        "title": safe(view["title"]),
        "description": safe(view["description"]),
        "policy": escape(_policy([script] if plain else [script, program], style)),
        "style": style,
        "strip": strip,
        "words": _data("words", _json(words) if plain else ""),
        "view": _data("view", _json(view)) if plain else _packed("view", pack(view)),
        "program": "" if plain else _packed_program(language),
        "script": script,
    }
    # One pass: what looks like a place in the data is not filled.
    return PLACE.sub(
        lambda found: parts[found["part"]] if found["part"] else escape(words[found["word"]]), _read("page.html")
    )


@cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _words(language: str) -> dict[str, str]:
    """The interface's words; what a translation lacks stays English."""
    known = ["en", *sorted(file.name.split(".")[1] for file in FOLDER.glob("words.*.json"))]
    if language not in known:
        raise NotFoundError(f"no words in '{language}', but in {', '.join(known)}; docs/page.md says how to add others")
    english: dict[str, str] = json.loads(_read("words.json"))
    return english if language == "en" else {**english, **json.loads(_read(f"words.{language}.json"))}


def _data(name: str, text: str, marks: str = "") -> str:
    return f'<script type="application/json" id="{name}"{marks}>{text}</script>'


def _packed(name: str, parts: Iterable[bytes]) -> str:
    packed = deflate(parts)
    return _data(name, to_letters(packed), f' data-bytes="{len(packed)}"')


@cache
def _packed_program(language: str) -> str:
    """The words on a line, and the program."""
    words = _json(_words(language))
    return _packed("program", [f"{words}\n{_script('main.js')}".encode()])


@cache
def _script(first: str) -> str:
    """Join a module and those that it imports, which stand before it."""
    order: list[str] = []

    def add(name: str) -> None:
        if name not in order:
            for found in IMPORT.finditer(_read(name)):
                add(found["module"])
            order.append(name)

    add(first)
    joined = "".join(
        f"\n// --- {name}\n" + re.sub(r"^export ", "", IMPORT.sub("", _read(name)), flags=re.MULTILINE)
        for name in order
    )
    joined = re.sub("^[ \t]+", "", COMMENT.sub("", joined), flags=re.MULTILINE)
    if re.search(r"</script|<!--|^import\b", joined, re.IGNORECASE | re.MULTILINE):
        raise ValueError("a module of the page holds what would end or leave the script")
    return joined


def _json(value: object) -> str:
    """Return JSON in which nothing can end or begin a script element, and no half of a surrogate pair."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _policy(scripts: Iterable[str], style: str) -> str:
    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; script-src {' '.join(map(digest, scripts))}; style-src {digest(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
