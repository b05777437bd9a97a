SELECT CASE WHEN kind IS NOT NULL THEN subject END AS funder, kind AS type, CASE WHEN kind IS NULL THEN object END AS means,
       "asOf" AS as_of, "listOpen" AS list_open, fact
FROM (
  SELECT facts.*, kind FROM facts JOIN actors ON actor = subject
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('funds')) AND object = $project
    AND kind IN (SELECT kind FROM kinds WHERE above = ctip('Entity'))
  UNION ALL
  SELECT facts.*, NULL FROM facts
  WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('fundingMechanism')) AND subject = $project
)
ORDER BY kind IS NULL, funder, means, fact
