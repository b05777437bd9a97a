SELECT subject AS person, relation, object AS body, role, "asOf" AS as_of, "validFrom" AS valid_from,
       "validTo" AS valid_to, fact
FROM facts
WHERE relation IN (SELECT relation FROM relations WHERE family = ctip('group-office')) AND object_iri
  AND ($body IS NULL OR object = $body) AND ($person IS NULL OR subject = $person)
ORDER BY person, body, relation, fact
