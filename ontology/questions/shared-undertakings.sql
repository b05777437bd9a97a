WITH pairs AS (
  SELECT one.actor AS one, other.actor AS other, count(*) AS shared,
         count(*) FILTER (one.asserted AND other.asserted) AS shared_as_asserted
  FROM involved AS one JOIN involved AS other USING (thing)
  WHERE one.actor < other.actor AND thing IN (FROM of_kind(coalesce($type, ctip('Entity'))))
  GROUP BY one.actor, other.actor
)
SELECT one.actor AS actor, other.actor AS other, shared, shared_as_asserted
FROM pairs JOIN actors AS one ON one.rowid = pairs.one JOIN actors AS other ON other.rowid = pairs.other
ORDER BY shared DESC, pairs.one, pairs.other
