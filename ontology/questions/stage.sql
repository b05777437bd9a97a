WITH seen AS (
  SELECT n, relation, object AS value FROM facts
  WHERE relation IN (ctip('hasStage'), ctip('starts'), ctip('ends'), ctip('hasDuration')) AND ($entry IS NULL OR subject = $entry)
  UNION ALL
  SELECT n, inverse, subject FROM facts JOIN relations USING (relation)
  WHERE relation IN (ctip('marksLaunchOf'), ctip('marksClosingOf')) AND ($entry IS NULL OR object = $entry)
)
SELECT seen.relation, value, facts."asOf" AS as_of, rival.fact AS conflicts_with, facts.note, facts.fact
FROM seen JOIN facts USING (n) LEFT JOIN links ON links.n = facts.n AND link = 'conflictsWith'
LEFT JOIN facts AS rival ON rival.n = other
ORDER BY seen.relation, value, facts.fact
