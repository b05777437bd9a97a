SELECT subject, relation, object, coalesce("validFrom", "asOf", "evidencedFrom") AS "from",
       coalesce("validTo", "asOf", "evidencedTo") AS "to",
       CASE WHEN "validFrom" IS NOT NULL OR "validTo" IS NOT NULL THEN 'stated' WHEN "asOf" IS NOT NULL THEN 'as of'
            ELSE 'dates of documents' END AS basis,
       fact
FROM facts
WHERE object_iri AND status NOT IN (ctip('planned'), ctip('denied')) AND ($actor IS NULL OR $actor IN (subject, object))
  AND coalesce("validFrom", "asOf", "evidencedFrom") <= $date || '~'
  AND $date <= coalesce("validTo", "asOf", "evidencedTo") || '~'
ORDER BY subject, relation, object, fact
