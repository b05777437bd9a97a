SELECT object AS event, subject AS actor, relation, fact
FROM facts
WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('tookPartIn')) AND ($event IS NULL OR object = $event)
ORDER BY event, actor, relation, fact
