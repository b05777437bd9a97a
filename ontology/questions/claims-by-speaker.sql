SELECT speaker AS who, subject, relation, object, fact
FROM facts
WHERE speaker IS NOT NULL AND ($speaker IS NULL OR speaker = $speaker)
ORDER BY who, subject, relation, object, fact
