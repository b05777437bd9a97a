WITH grouped AS (
  SELECT ctip(unnest(['group-leadership', 'group-cooperation', 'group-support', 'group-funding'])) AS family,
         unnest(['who', 'with whom', 'support', 'funded by']) AS question
), rows AS (
  SELECT subject AS project, CASE local_name(relation) WHEN 'hasAim' THEN 'what for' WHEN 'covers' THEN 'where'
           WHEN 'targetsGroup' THEN 'for whom' WHEN 'reached' THEN 'for whom' ELSE 'what' END AS question,
         object AS answer, relation, fact
  FROM facts
  WHERE relation IN (ctip('hasActivity'), ctip('addressesTopic'), ctip('hasAim'), ctip('covers'), ctip('targetsGroup'),
                     ctip('reached'))
  UNION ALL
  SELECT subject, 'where', place, relation, fact FROM facts WHERE place IS NOT NULL
  UNION ALL
  SELECT subject, question, object, relation, fact FROM facts JOIN relations USING (relation) JOIN grouped USING (family)
  UNION ALL
  SELECT object, question, subject, coalesce(inverse, relation), fact
  FROM facts JOIN relations USING (relation) JOIN grouped USING (family) WHERE subject <> object
)
SELECT DISTINCT project, question, answer, relation, fact
FROM rows
WHERE project IN (FROM of_kind(ctip('Undertaking'))) AND ($project IS NULL OR project = $project)
ORDER BY project, question, relation, answer, fact
