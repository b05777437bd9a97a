"""Where the files that come with the program are.

The ontology stands at the top of the repository, where people look for it, and inside the
package when that is installed from a wheel.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def ontology_folder() -> Path:
    """Return the folder of `ctip.ttl`, `shapes.ttl` and `questions/`.

    >>> (ontology_folder() / "ctip.ttl").is_file()
    True
    """
    shipped = PACKAGE / "share" / "ontology"
    return shipped if shipped.is_dir() else PACKAGE.parent / "ontology"


def starter_folder() -> Path:
    """Return the folder that `ctipgraph init` copies.

    >>> (starter_folder() / "dataset.yaml").is_file()
    True
    """
    return PACKAGE / "cli" / "starter"


def page_folder() -> Path:
    """Return the folder of the page's modules, among which are the outlines of its figures."""
    return PACKAGE / "views" / "page"
