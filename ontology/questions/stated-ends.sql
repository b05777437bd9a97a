SELECT subject, relation, object, "validTo" AS ended, fact
FROM facts
WHERE ($actor IS NULL OR $actor IN (subject, object))
  AND ("validTo" IS NOT NULL OR relation IN (ctip('ends'), ctip('marksClosingOf'))
       OR (relation = ctip('hasStage') AND object IN (ctip('closing'), ctip('ended'))))
ORDER BY subject, relation, object, fact
