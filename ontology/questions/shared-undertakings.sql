WITH involved AS (
  SELECT subject, object, bool_or(status = ctip('asserted')) AS asserted FROM facts
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('involvedIn'))
    AND object IN (FROM of_kind(coalesce($type, ctip('Entity'))))
  GROUP BY subject, object
)
SELECT one.subject AS actor, other.subject AS other, count(*) AS shared,
       count(*) FILTER (one.asserted AND other.asserted) AS shared_as_asserted
FROM involved AS one JOIN involved AS other USING (object)
WHERE one.subject < other.subject
GROUP BY one.subject, other.subject
ORDER BY shared DESC, actor, other.subject
