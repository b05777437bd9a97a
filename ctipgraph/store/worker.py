"""A process of its own for a query from outside: it may be killed, or kill itself, without harm.

Reads one line of JSON (query, limit, memory, ontology) and then N-Quads from standard input;
writes the answer, or an error, as JSON. Started by `ctipgraph.store.endpoint`.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

import pyoxigraph as ox

from ctipgraph.errors import QueryError
from ctipgraph.store.engine import load, run

MOST_FILES = 1024  # a store on disk opens its files when it comes to them
STACK = 64 * 1024 * 1024
_ALONE = 0x10000000 | 0x40000000  # CLONE_NEWUSER and CLONE_NEWNET of Linux


def _bound(megabytes: int, files: int) -> None:
    """Limit the memory, and open no file and no connection from now on."""
    try:
        import resource
    except ImportError:  # Windows has none; the deadline still holds
        return
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))


def leave_network() -> bool:
    """Go where there is no network, and say whether the system let us; Linux mostly does, for a process of one thread.

    https://man7.org/linux/man-pages/man7/network_namespaces.7.html
    """
    if sys.platform != "linux":
        return False
    import ctypes

    return bool(ctypes.CDLL(None).unshare(_ALONE) == 0)


def _work(answers: list[dict[str, Any]]) -> None:
    order = json.loads(sys.stdin.buffer.readline())
    try:
        if order["path"]:
            store = ox.Store.read_only(order["path"])
            _bound(order["memory"], MOST_FILES)
        else:
            _bound(order["memory"], 3)  # standard input, output and errors are open
            store = load(sys.stdin.buffer.read(), order["ontology"], order["ontology_iri"])
        answer = run(store, order["query"], order["prefixes"], order["limit"])
    except QueryError as error:
        answers.append({"error": str(error)})
    except (OSError, RuntimeError) as error:
        where = f"the store's '{order['path']}' can't be read: " if order["path"] else ""
        answers.append({"error": f"{where}{error}"})
    except MemoryError:
        answers.append({"error": "memory"})
    else:
        answers.append({"columns": answer.columns, "rows": answer.rows, "cut": answer.cut})


def main() -> None:
    """Answer one order."""
    answers: list[dict[str, Any]] = []
    leave_network()  # the guard lets no query out; this is for what it might miss
    threading.stack_size(STACK)  # deep queries need more than a thread has by default
    thread = threading.Thread(target=_work, args=(answers,))
    thread.start()
    thread.join()
    json.dump(answers[0] if answers else {"error": "the query failed"}, sys.stdout)


if __name__ == "__main__":
    main()
