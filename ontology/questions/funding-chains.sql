WITH first AS (
  SELECT n, subject AS funder, object AS project FROM facts
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('funds')) AND ($funder IS NULL OR subject = $funder)
), involved AS (
  SELECT n, subject, object FROM facts
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('involvedIn'))
    AND object IN (FROM of_kind(ctip('Initiative'))) AND ($initiative IS NULL OR object = $initiative)
), chains AS (
  SELECT funder, first.n AS fact1, involved.n AS fact2, involved.object AS initiative
  FROM first JOIN involved ON project = involved.subject
), last AS (
  SELECT DISTINCT funder, facts.n FROM (SELECT DISTINCT funder, initiative FROM chains)
  JOIN facts ON object = initiative
  WHERE relation IN (SELECT relation FROM narrower WHERE above IN (ctip('involvedIn'), ctip('memberOf')))
    AND subject IN (FROM of_kind(ctip('Actor')))
), steps AS (
  SELECT DISTINCT funder, 1 AS step, fact1 AS n FROM chains
  UNION ALL SELECT DISTINCT funder, 2, fact2 FROM chains
  UNION ALL SELECT funder, 3, n FROM last
)
SELECT funder, step, subject AS "from", relation, object AS "to", fact
FROM steps JOIN facts USING (n)
ORDER BY funder, step, "from", "to", fact
