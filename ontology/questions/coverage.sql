SELECT subject AS undertaking, relation, place, fact
FROM (SELECT fact, subject, relation, object AS place FROM facts UNION ALL SELECT fact, subject, relation, place FROM facts)
WHERE place IN (FROM of_kind(ctip('Place'))) AND subject IN (FROM of_kind(ctip('Undertaking')))
  AND ($place IS NULL OR place = $place)
ORDER BY undertaking, place, relation, fact
