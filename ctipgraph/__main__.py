"""The program as a process of its own: the console script, and `python -m ctipgraph`."""

from __future__ import annotations

import os
import sys

from ctipgraph.cli import main


def run() -> None:
    """Run the command line; after a plain line, which only asks, leave at once.

    `main` has returned, so the answer is written, and nothing is open but files that were read. To take apart all
    modules and the store would keep the reader waiting for a sixth of the whole time.
    """
    main()
    if sys.gettrace() is None and sys.getprofile() is None:  # whoever measures writes at the end
        os._exit(0)


if __name__ == "__main__":
    run()
