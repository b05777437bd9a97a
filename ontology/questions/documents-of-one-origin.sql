WITH known AS (
  SELECT document, publisher, "text", origin FROM documents JOIN origins USING (document) WHERE publisher IS NOT NULL
), pairs AS (
  SELECT one.document AS one, other.document AS other, 'one origin' AS finding, one.publisher
  FROM known AS one JOIN known AS other USING (origin)
  WHERE one.document < other.document
  UNION ALL
  SELECT one.document, other.document, 'the same text', one.publisher
  FROM known AS one JOIN known AS other USING ("text")
  WHERE one.document < other.document AND one.origin <> other.origin
  UNION ALL
  SELECT one.document, other.document, 'the same publisher; no common origin is recorded', one.publisher
  FROM known AS one JOIN known AS other USING (publisher)
  WHERE one.document < other.document AND one.origin <> other.origin AND (one."text" = other."text") IS NOT TRUE
)
SELECT one, other, finding, publisher
FROM pairs
ORDER BY one, other
