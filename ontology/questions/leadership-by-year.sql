WITH offices AS (
  SELECT object AS body, left(coalesce("asOf", "validFrom", "evidencedFrom"), 4) AS year, subject AS person, relation, role, fact
  FROM facts WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('holdsOfficeIn'))
)
SELECT actor AS body, year, person, relation, role, fact
FROM actors LEFT JOIN offices ON body = actor
WHERE actor IN (FROM of_kind(ctip('Organisation'))) AND ($type IS NULL OR actor IN (FROM of_kind($type)))
ORDER BY actor, year, person, fact
