WITH day AS (SELECT coalesce($on, (SELECT max(issued) FROM documents)) AS day),
edge AS (SELECT CAST(CAST(left(day, 4) AS INTEGER) - CAST($years AS INTEGER) AS VARCHAR) || substr(day, 5) AS day FROM day),
late AS (
  SELECT DISTINCT bodies.actor AS subject, relation, object FROM facts JOIN bodies ON bodies.entry = subject
  WHERE "evidencedTo" >= (FROM edge)
)
SELECT subject, facts.relation AS stated, object, "evidencedTo" AS evidenced_to, fact
FROM facts ANTI JOIN late USING (subject, relation, object)
WHERE "evidencedTo" < (FROM edge) AND ($relation IS NULL OR relation IN (FROM narrower_than($relation)))
ORDER BY subject, stated, object, fact
