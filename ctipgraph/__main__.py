"""`python -m ctipgraph`."""

from ctipgraph.cli import main

if __name__ == "__main__":
    main()
