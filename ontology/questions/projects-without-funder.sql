SELECT actor AS project, count(DISTINCT ends.fact) AS facts, count(DISTINCT document) AS documents
FROM actors LEFT JOIN ends ON entry = actor LEFT JOIN sources USING (fact)
WHERE actor IN (FROM of_kind(ctip('Undertaking'))) AND ($type IS NULL OR actor IN (FROM of_kind($type)))
  AND actor NOT IN (
    SELECT object FROM facts
    WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('funds')) AND status <> ctip('denied')
  )
GROUP BY actor
ORDER BY project
