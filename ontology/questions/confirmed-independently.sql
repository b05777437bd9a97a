WITH confirmed AS (
  SELECT subject, relation, object
  FROM facts JOIN sources USING (fact) JOIN origins USING (document)
  WHERE ($actor IS NULL OR $actor IN (subject, object))
  GROUP BY subject, relation, object HAVING count(DISTINCT origin) > 1
)
SELECT DISTINCT subject, relation, object, publisher, fact
FROM confirmed JOIN facts USING (subject, relation, object) JOIN sources USING (fact) JOIN documents USING (document)
WHERE publisher IS NOT NULL
ORDER BY subject, relation, object, fact
