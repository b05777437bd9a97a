WITH work AS (
  SELECT fact, subject, object AS place FROM facts WHERE object IN (FROM of_kind(ctip('Place')))
  UNION ALL SELECT fact, subject, place FROM facts WHERE place IN (FROM of_kind(ctip('Place')))
), there AS (
  SELECT DISTINCT subject, place FROM work WHERE subject IN (FROM of_kind(ctip('Undertaking')))
), named AS (
  SELECT DISTINCT there.place, above AS pillar
  FROM there JOIN facts USING (subject) JOIN concepts ON concept = object
  WHERE relation = ctip('addressesTopic') AND ($year IS NULL
        OR (left("evidencedFrom", 4) <= $year AND left("evidencedTo", 4) >= $year))
)
SELECT place, concept AS pillar, 'no document names it' AS gap
FROM (SELECT DISTINCT place FROM there), top_concepts
WHERE scheme = ctip('fourP') AND (place, concept) NOT IN (SELECT (place, pillar) FROM named)
ORDER BY place, pillar
