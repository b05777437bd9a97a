WITH seen AS (
  SELECT subject AS actor, relation, object AS "with", family, n FROM facts JOIN relations USING (relation)
  UNION ALL
  SELECT object, coalesce(inverse, relation), subject, family, n FROM facts JOIN relations USING (relation)
)
SELECT actor, seen.relation, "with", "listOpen" AS list_open, fact
FROM seen JOIN facts USING (n)
WHERE family = ctip('group-cooperation') AND ($type IS NULL OR actor IN (FROM of_kind($type)))
  AND ($year IS NULL OR (left("evidencedFrom", 4) <= $year AND left("evidencedTo", 4) >= $year))
ORDER BY actor, "with", seen.relation, fact
