SELECT DISTINCT subject, relation, object, publisher, fact
FROM facts JOIN sources USING (n) JOIN documents USING (document)
WHERE publisher IS NOT NULL AND n NOT IN (SELECT n FROM confirmed) AND ($actor IS NULL OR $actor IN (subject, object))
ORDER BY subject, relation, object, fact
