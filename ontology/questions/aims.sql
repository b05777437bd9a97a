SELECT subject AS entry, object AS aim, fact
FROM facts
WHERE relation = ctip('hasAim') AND ($entry IS NULL OR subject = $entry)
ORDER BY entry, aim, fact
