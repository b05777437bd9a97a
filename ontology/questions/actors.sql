SELECT local_name(actor) AS id, actor AS entry, kind, country, count(DISTINCT fact) AS facts
FROM actors LEFT JOIN ends ON entry = actor
WHERE $type IS NULL OR kind IN (SELECT kind FROM kinds WHERE above = $type)
GROUP BY actor, kind, country
ORDER BY kind, id
