SELECT subject, relation, object, rank, reason, curator, fact
FROM facts
WHERE rank <> 'normal'
ORDER BY rank, subject, relation, object, fact
