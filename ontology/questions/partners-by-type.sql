WITH seen AS (
  SELECT subject AS actor, relation, object AS "with", family, fact FROM facts JOIN relations USING (relation)
  UNION ALL
  SELECT object, coalesce(inverse, relation), subject, family, fact FROM facts JOIN relations USING (relation)
)
SELECT actor, seen.relation, "with", "listOpen" AS list_open, fact
FROM seen JOIN facts USING (fact)
WHERE family = ctip('group-cooperation') AND ($type IS NULL OR actor IN (FROM of_kind($type)))
ORDER BY actor, "with", seen.relation, fact
