SELECT id, actor AS entry, kind, country, facts
FROM actors
WHERE $type IS NULL OR kind IN (SELECT kind FROM kinds WHERE above = $type)
ORDER BY kind, id
