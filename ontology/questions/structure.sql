SELECT subject, relation, object, fact
FROM facts
WHERE relation IN (SELECT relation FROM relations WHERE family = ctip('group-structure'))
  AND ($body IS NULL OR $body IN (subject, object))
ORDER BY relation, subject, object, fact
