SELECT subject AS project, relation, object AS what, place, "listOpen" AS list_open, fact
FROM facts
WHERE relation IN (ctip('hasActivity'), ctip('addressesTopic'))
  AND subject IN (FROM of_kind(ctip('Undertaking')))
  AND ($project IS NULL OR subject = $project)
  AND ($topic IS NULL OR object IN (SELECT concept FROM concepts WHERE above = $topic))
ORDER BY project, relation, what, fact
