SELECT documents, origins, publishers, statements
FROM counted_statements
ORDER BY documents, origins, publishers
