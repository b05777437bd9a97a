SELECT stated AS date, what, subject, relation, object, fact
FROM dates JOIN facts USING (n)
WHERE ($actor IS NULL OR $actor IN (subject, object))
ORDER BY date, subject, relation, what, object, fact
