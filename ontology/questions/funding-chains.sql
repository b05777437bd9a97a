WITH first AS (
  SELECT fact, subject AS funder, object AS project FROM facts
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('funds')) AND ($funder IS NULL OR subject = $funder)
), involved AS (
  SELECT fact, subject, object FROM facts
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('involvedIn'))
    AND object IN (FROM of_kind(ctip('Initiative'))) AND ($initiative IS NULL OR object = $initiative)
), chains AS (
  SELECT funder, first.fact AS fact1, involved.fact AS fact2, involved.object AS initiative
  FROM first JOIN involved ON project = involved.subject
), last AS (
  SELECT DISTINCT funder, facts.fact FROM (SELECT DISTINCT funder, initiative FROM chains)
  JOIN facts ON object = initiative
  WHERE relation IN (SELECT relation FROM narrower WHERE above IN (ctip('involvedIn'), ctip('memberOf')))
    AND subject IN (FROM of_kind(ctip('Actor')))
), steps AS (
  SELECT DISTINCT funder, 1 AS step, fact1 AS fact FROM chains
  UNION ALL SELECT DISTINCT funder, 2, fact2 FROM chains
  UNION ALL SELECT funder, 3, fact FROM last
)
SELECT funder, step, subject AS "from", relation, object AS "to", fact
FROM steps JOIN facts USING (fact)
ORDER BY funder, step, "from", "to", fact
