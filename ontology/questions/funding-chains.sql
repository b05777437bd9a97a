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
), taking_part AS (
  SELECT n, object AS initiative FROM facts
  WHERE relation IN (SELECT relation FROM narrower WHERE above IN (ctip('involvedIn'), ctip('memberOf')))
    AND subject IN (FROM of_kind(ctip('Actor'))) AND object IN (SELECT initiative FROM chains)
), steps AS (
  SELECT DISTINCT funder, 1 AS step, fact1 AS n FROM chains
  UNION ALL SELECT DISTINCT funder, 2, fact2 FROM chains
  UNION ALL SELECT funder, 3, n FROM (SELECT DISTINCT funder, initiative FROM chains) JOIN taking_part USING (initiative)
)
SELECT funder, step, subject AS "from", relation, object AS "to", fact
FROM steps JOIN facts USING (n)
ORDER BY funder, step, "from", "to", fact
