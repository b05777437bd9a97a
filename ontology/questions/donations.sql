WITH steps AS (
  SELECT subject AS contribution, relation, object AS other, n FROM facts
  UNION ALL
  SELECT object, inverse, subject, n FROM facts JOIN relations USING (relation)
  WHERE object_iri AND inverse IS NOT NULL
)
SELECT contribution, steps.relation, other, "count", comparator, CASE WHEN currency IS NOT NULL THEN amount END AS amount,
       CASE WHEN amount IS NOT NULL THEN currency END AS currency, fact
FROM steps JOIN facts USING (n)
WHERE contribution IN (FROM of_kind(ctip('Contribution'))) AND ($contribution IS NULL OR contribution = $contribution)
ORDER BY contribution, steps.relation, other, fact
