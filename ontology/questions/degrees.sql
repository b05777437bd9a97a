WITH seen AS (
  SELECT subject AS actor, relation AS "as", relation, status, object AS other FROM facts WHERE object_iri
  UNION ALL
  SELECT object, coalesce(inverse, relation), relation, status, subject FROM facts JOIN relations USING (relation)
  WHERE object_iri
)
SELECT actor, "as", count(*) AS facts, count(*) FILTER (status = ctip('asserted')) AS asserted,
       count(DISTINCT other) AS others
FROM seen
WHERE ($actor IS NULL OR actor = $actor) AND actor IN (FROM of_kind(ctip('Agent')))
  AND ($relation IS NULL OR relation IN (FROM narrower_than($relation)))
GROUP BY actor, "as"
ORDER BY actor, "as"
