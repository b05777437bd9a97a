WITH named AS (
  SELECT actor, nullif(count(DISTINCT n) FILTER (starts_with(issued, $first)), 0) AS facts_of_first,
         nullif(count(DISTINCT n) FILTER (starts_with(issued, $second)), 0) AS facts_of_second
  FROM parts JOIN bodies USING (entry) JOIN sources USING (n) JOIN documents USING (document)
  WHERE starts_with(issued, $first) OR starts_with(issued, $second)
  GROUP BY actor
)
SELECT CASE WHEN facts_of_first IS NULL THEN 'named in the second only'
            WHEN facts_of_second IS NULL THEN 'named in the first only' ELSE 'named in both' END AS change,
       actor, kind, facts_of_first, facts_of_second, other AS same_body_as
FROM named JOIN actors USING (actor) LEFT JOIN same_bodies ON one = actor
WHERE kind IN (SELECT kind FROM kinds WHERE above = coalesce($type, ctip('Entity')))
ORDER BY change, kind, actor, same_body_as
