WITH asked AS (
  SELECT CAST($one AS UINTEGER) AS project, CAST($other AS UINTEGER) AS counterpart UNION SELECT $other, $one
), seen AS (
  SELECT n, subject AS organisation, relation, object AS project FROM facts WHERE object IN ($one, $other)
  UNION ALL
  SELECT n, object, coalesce(inverse, relation), subject FROM facts JOIN relations USING (relation)
  WHERE subject IN ($one, $other) AND object_iri
), judged_with AS (
  SELECT one.entry AS organisation, other.entry AS judged_with, verdict, reason
  FROM judgements JOIN judged AS one USING (judgement) JOIN judged AS other USING (judgement)
  WHERE verdict <> 'different' AND reason IS NOT NULL AND one.entry <> other.entry
), candidates AS (
  SELECT organisation, NULL AS judged_with, NULL AS verdict, NULL AS reason FROM (SELECT DISTINCT organisation FROM seen)
  UNION ALL FROM judged_with
), tied AS (
  SELECT counterpart, candidates.* FROM asked JOIN seen ON seen.project = counterpart
  JOIN candidates ON seen.organisation = coalesce(judged_with, candidates.organisation)
)
SELECT DISTINCT project, organisation, seen.relation, judged_with, verdict, tied.reason, fact
FROM asked JOIN seen USING (project) JOIN tied USING (counterpart, organisation) JOIN facts USING (n)
WHERE organisation <> project AND coalesce(judged_with, organisation) <> counterpart
  AND ($type IS NULL OR organisation IN (FROM of_kind($type)))
ORDER BY project, organisation, seen.relation, fact, judged_with
