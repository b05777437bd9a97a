SELECT subject AS funder, object AS project, "evidencedFrom" AS evidenced_from, "evidencedTo" AS evidenced_to, fact
FROM facts
WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('funds')) AND ($funder IS NULL OR subject = $funder)
  AND ($type IS NULL OR subject IN (FROM of_kind($type)))
ORDER BY funder, project, fact
