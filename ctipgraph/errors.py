"""What the program raises when it was asked for something that cannot be.

Wrong *data* is no exception: it is a located result in a report (`ctipgraph.model.Report`).

    CtipgraphError
    ├── DataError          the data has violations, so nothing was written
    ├── NotFoundError      a file, actor, fact or question that is not there
    ├── QueryError         a query that is refused, malformed or over its bounds
    ├── EndpointError      a server that can't be reached, or whose answer is none
    ├── Interrupted        work that was cut, and of which what is done is kept
    └── MissingExtraError  a library of an extra that is not installed
"""


class CtipgraphError(Exception):
    """The root of everything that this package raises on purpose."""


class DataError(CtipgraphError):
    """The data has violations; the report says which."""


class NotFoundError(CtipgraphError):
    """What was asked for is not there; the message suggests what is near."""


class QueryError(CtipgraphError):
    """A query was refused, could not be read, or went over its time, memory or rows."""


class EndpointError(CtipgraphError):
    """A SPARQL endpoint can't be reached, refuses, or answers late, half or with something else."""


class MissingExtraError(CtipgraphError, ImportError):
    """A library that only some users need is not installed; the message says how to get it."""


class Interrupted(CtipgraphError):  # noqa: N818 - what was cut is no mistake
    """Long work was cut; what it has done is kept, and the message says how to go on."""
