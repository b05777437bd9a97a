WITH things AS MATERIALIZED (
  FROM involved WHERE thing IN (FROM of_kind(coalesce($type, ctip('Entity'))))
), pairs AS NOT MATERIALIZED (
  SELECT one.actor, other.actor AS other, one.asserted AND other.asserted AS asserted
  FROM things AS one JOIN things AS other USING (thing) WHERE one.actor < other.actor
)
SELECT actor, other, count(*) AS shared, count(*) FILTER (asserted) AS shared_as_asserted
FROM pairs SEMI JOIN sharing_several USING (actor, other)
GROUP BY actor, other
UNION ALL
SELECT actor, other, 1, CAST(asserted AS BIGINT)
FROM pairs ANTI JOIN sharing_several USING (actor, other)
ORDER BY shared DESC, actor, other
