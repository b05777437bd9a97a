WITH pairs AS (
  SELECT one.actor AS one, other.actor AS other, count(*) AS shared,
         count(*) FILTER (one.asserted AND other.asserted) AS shared_as_asserted
  FROM involved AS one JOIN involved AS other USING (thing)
  WHERE one.actor < other.actor AND thing IN (FROM of_kind(coalesce($type, ctip('Entity'))))
  GROUP BY one.actor, other.actor
)
SELECT one AS actor, other, shared, shared_as_asserted
FROM pairs
ORDER BY shared DESC, one, other
