WITH held AS (
  SELECT n, fact, subject AS person, relation, object AS body, role, "asOf" AS as_of,
         coalesce("validFrom", "asOf", "evidencedFrom") AS "from", coalesce("validTo", "asOf", "evidencedTo") AS "to"
  FROM facts
  WHERE relation IN (SELECT relation FROM relations WHERE family = ctip('group-office')) AND object_iri
    AND ($person IS NULL OR subject = $person)
)
SELECT DISTINCT person, relation, body, role, as_of,
       CASE WHEN n IN (SELECT n FROM links WHERE link = 'conflictsWith') THEN 'in conflict' ELSE '' END AS in_conflict, fact
FROM held
WHERE EXISTS (
  FROM held AS another
  WHERE another.person = held.person
    AND (another.body <> held.body OR lower(another.role) <> lower(held.role))
    AND held."from" <= another."to" || '~' AND another."from" <= held."to" || '~'
)
ORDER BY person, body, relation, fact
