WITH seen AS (
  SELECT subject AS actor, relation, object AS undertaking, n FROM facts
  UNION ALL
  SELECT object, coalesce(inverse, relation), subject, n FROM facts JOIN relations USING (relation)
)
SELECT actor, seen.relation, undertaking, "evidencedFrom" AS evidenced_from, "evidencedTo" AS evidenced_to, fact
FROM seen JOIN facts USING (n)
WHERE undertaking IN (FROM of_kind(ctip('Undertaking'))) AND ($type IS NULL OR actor IN (FROM of_kind($type)))
  AND ($part IS NULL OR seen.relation IN (SELECT relation FROM narrower WHERE above = $part))
  AND ($year IS NULL OR (left("evidencedFrom", 4) <= $year AND left("evidencedTo", 4) >= $year))
ORDER BY actor, undertaking, seen.relation, fact
