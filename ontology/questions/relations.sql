SELECT id, relation AS stated, status, facts
FROM counted_relations JOIN relations USING (relation)
WHERE $relation IS NULL OR relation IN (FROM narrower_than($relation))
ORDER BY id, status
