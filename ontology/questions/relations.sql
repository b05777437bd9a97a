SELECT local_name(relation) AS id, relation AS stated, status, count(*) AS facts
FROM facts
WHERE $relation IS NULL OR relation IN (FROM narrower_than($relation))
GROUP BY relation, status
ORDER BY id, status
