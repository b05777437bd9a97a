WITH seen AS (
  SELECT subject AS actor, relation, n FROM facts WHERE $undertaking IS NULL OR object = $undertaking
  UNION ALL
  SELECT object, coalesce(inverse, relation), n FROM facts JOIN relations USING (relation)
  WHERE $undertaking IS NULL OR subject = $undertaking
)
SELECT actor, kind AS type, seen.relation, within, fact
FROM seen JOIN facts USING (n) JOIN actors USING (actor)
WHERE kind IN (SELECT kind FROM kinds WHERE above = ctip('Agent'))
ORDER BY type, actor, seen.relation, fact
