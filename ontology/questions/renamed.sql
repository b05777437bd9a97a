WITH told AS (
  SELECT fact FROM facts
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('precedes'))
    AND ((subject = $one AND object = $other) OR (subject = $other AND object = $one)) AND subject <> object
)
SELECT 'one body: judged ' || verdict AS finding, reason, curator AS "by", created AS "on", NULL AS fact
FROM judgements JOIN judged AS one USING (judgement) JOIN judged AS other USING (judgement)
WHERE one.entry = $one AND other.entry = $other AND one.entry <> other.entry
UNION ALL
SELECT 'that one became the other: stated', NULL, NULL, NULL, fact FROM told
UNION ALL
SELECT 'that one became the other: not stated', NULL, NULL, NULL, NULL WHERE NOT EXISTS (FROM told)
ORDER BY finding, reason, fact
