WITH posts AS (
  SELECT n, fact, subject, actor AS body, object, role, "validTo" AS "to", "validFrom" AS "from", "asOf" AS as_of
  FROM facts JOIN bodies ON entry = object
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('holdsOfficeIn')) AND role IS NOT NULL
), held AS (
  SELECT DISTINCT n, fact, subject, object, role, coalesce("to", as_of) AS earlier, coalesce("from", as_of) AS later FROM posts
)
SELECT DISTINCT 'in the order of the dates' AS basis, one.subject AS earlier, other.subject AS later, one.role AS post,
       other.object AS "in", one.earlier AS earlier_as_of, other.later AS later_as_of, one.fact AS fact1, other.fact AS fact
FROM held AS one JOIN bodies ON bodies.entry = one.object
JOIN held AS other ON other.object = bodies.actor AND lower(one.role) = lower(other.role)
WHERE one.subject <> other.subject AND one.earlier < other.later AND NOT starts_with(other.later, one.earlier)
  AND ($body IS NULL OR other.object IN (SELECT entry FROM bodies WHERE actor = $body))
UNION ALL
SELECT DISTINCT 'stated', subject, object, NULL, NULL, NULL, NULL, NULL, fact FROM facts
WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('precedes')) AND ($body IS NULL OR $body IN (subject, object))
ORDER BY basis, "in", earlier_as_of, earlier, later, fact
