SELECT subject AS secretariat, object AS body, fact
FROM facts
WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('secretariatOf')) AND ($body IS NULL OR object = $body)
ORDER BY secretariat, body, fact
