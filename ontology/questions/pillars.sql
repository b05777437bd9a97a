WITH topics AS (
  SELECT subject AS project, object AS topic, fact FROM facts WHERE relation = ctip('addressesTopic')
), asked AS (
  SELECT project, concept AS pillar FROM (SELECT DISTINCT project FROM topics), top_concepts
  WHERE scheme = ctip('fourP') AND project IN (FROM of_kind(ctip('Undertaking'))) AND ($project IS NULL OR project = $project)
), named AS (SELECT project, above AS pillar, topic, fact FROM topics JOIN concepts ON concept = topic)
SELECT project, pillar, coalesce(named.topic, said('not named')) AS topic, fact
FROM asked LEFT JOIN named USING (project, pillar)
ORDER BY project, pillar, 3, fact
