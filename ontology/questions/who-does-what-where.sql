WITH of_relation AS (
  SELECT ctip(name) AS relation, question
  FROM (VALUES ('hasActivity', 'what'), ('addressesTopic', 'what'), ('hasAim', 'what for'), ('covers', 'where'),
               ('targetsGroup', 'for whom'), ('reached', 'for whom')) AS asked(name, question)
), of_family AS (
  SELECT ctip(name) AS family, question
  FROM (VALUES ('group-leadership', 'who'), ('group-cooperation', 'with whom'), ('group-support', 'support'),
               ('group-funding', 'funded by')) AS asked(name, question)
), rows AS (
  SELECT subject AS project, question, object AS answer, relation, fact
  FROM facts JOIN of_relation USING (relation)
  UNION ALL
  SELECT subject, 'where', place, relation, fact FROM facts WHERE place IS NOT NULL
  UNION ALL
  SELECT subject, question, object, relation, fact FROM facts JOIN relations USING (relation) JOIN of_family USING (family)
  UNION ALL
  SELECT object, question, subject, coalesce(inverse, relation), fact
  FROM facts JOIN relations USING (relation) JOIN of_family USING (family) WHERE subject <> object
)
SELECT DISTINCT project, question, answer, relation, fact
FROM rows
WHERE project IN (FROM of_kind(ctip('Undertaking'))) AND ($project IS NULL OR project = $project)
ORDER BY project, question, relation, answer, fact
