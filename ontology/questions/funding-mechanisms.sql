SELECT subject AS project, object AS means, fact
FROM facts
WHERE relation = ctip('fundingMechanism') AND ($project IS NULL OR subject = $project)
ORDER BY project, means, fact
