SELECT facts.subject AS project, facts.relation, facts.object AS "group", facts.comparator, facts."count",
       whole."count" AS of_count, CASE WHEN whole."count" IS NOT NULL THEN whole.object END AS of_group, facts.fact
FROM facts LEFT JOIN links ON links.n = facts.n AND link = 'subsetOf' LEFT JOIN facts AS whole ON whole.n = other
WHERE facts.relation IN (ctip('targetsGroup'), ctip('reached'), ctip('distributedTo'))
  AND ($project IS NULL OR facts.subject = $project)
ORDER BY project, facts.relation, CAST(facts."count" AS BIGINT) DESC NULLS LAST, "group", facts.fact
