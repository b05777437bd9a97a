SELECT subject, relation, object, curator, fact
FROM facts
WHERE review = 'draft' AND ($actor IS NULL OR $actor IN (subject, object))
ORDER BY subject, relation, object, fact
