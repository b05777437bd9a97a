SELECT subject AS actor, object AS name, fact
FROM facts
WHERE relation = ctip('knownAs') AND ($actor IS NULL OR subject = $actor)
ORDER BY actor, name, fact
