SELECT DISTINCT subject, relation, object, publisher, fact
FROM confirmed JOIN facts USING (n) JOIN sources USING (n) JOIN documents USING (document)
WHERE publisher IS NOT NULL AND ($actor IS NULL OR $actor IN (subject, object))
ORDER BY subject, relation, object, fact
