SELECT actor AS project, facts, count(DISTINCT document) AS documents
FROM actors LEFT JOIN (SELECT n, subject AS entry FROM facts UNION ALL SELECT n, object FROM facts WHERE object_iri) ON entry = actor
LEFT JOIN sources USING (n)
WHERE actor IN (FROM of_kind(ctip('Undertaking'))) AND ($type IS NULL OR actor IN (FROM of_kind($type)))
  AND actor NOT IN (
    SELECT object FROM facts
    WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('funds')) AND status <> ctip('denied')
  )
GROUP BY actor, facts
ORDER BY project
