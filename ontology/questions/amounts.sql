SELECT subject, relation, object, coalesce(comparator, 'as given') AS bound, amount, currency, fact
FROM facts
WHERE amount IS NOT NULL AND ($actor IS NULL OR $actor IN (subject, object) OR within = $actor)
ORDER BY subject, relation, object, fact
