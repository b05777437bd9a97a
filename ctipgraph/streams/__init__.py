"""Facts by the million: read in parts, checked row by row, sorted on disk, written from sorted rows.

    files -> parts -> runs of rows -> settle (duplicates, references, conflicts) -> sorted rows -> each format

Memory holds the actors, the documents, the vocabulary, and the facts that refer to others; never all facts.
"""
