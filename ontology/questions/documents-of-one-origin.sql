WITH known AS (
  SELECT document, publisher, "text", origin FROM documents JOIN origins USING (document) WHERE publisher IS NOT NULL
), pairs AS (
  SELECT one.document AS one, other.document AS other FROM known AS one JOIN known AS other USING (publisher)
  WHERE one.document < other.document
  UNION
  SELECT one.document, other.document FROM known AS one JOIN known AS other USING (origin)
  WHERE one.document < other.document
  UNION
  SELECT one.document, other.document FROM known AS one JOIN known AS other USING ("text")
  WHERE one.document < other.document
)
SELECT pairs.one, pairs.other,
       CASE WHEN one.origin = other.origin THEN 'one origin' WHEN one."text" = other."text" THEN 'the same text'
            ELSE 'the same publisher; no common origin is recorded' END AS finding,
       one.publisher
FROM pairs JOIN known AS one ON one.document = pairs.one JOIN known AS other ON other.document = pairs.other
ORDER BY pairs.one, pairs.other
