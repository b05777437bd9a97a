SELECT DISTINCT entry, part, subject, relation, object, fact
FROM (SELECT actor AS entry FROM bodies WHERE $actor IS NULL OR bodies.entry = $actor) JOIN parts USING (entry)
JOIN facts USING (n)
ORDER BY entry, part, relation, subject, object, fact
