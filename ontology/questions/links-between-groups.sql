WITH left_side AS (FROM of_kind($one)),
right_side AS (
  SELECT actor FROM actors
  WHERE actor IN (FROM of_kind($other)) AND country IS NOT NULL AND ($country IS NULL OR country = $country)
), steps AS (
  SELECT n, subject AS link, relation AS "as", object AS actor FROM facts WHERE object_iri
  UNION ALL
  SELECT n, object, coalesce(inverse, relation), subject FROM facts JOIN relations USING (relation) WHERE object_iri
), near AS (
  SELECT n, link, "as", actor, 'the one' AS side FROM steps SEMI JOIN left_side USING (actor) WHERE link <> actor
  UNION ALL
  SELECT n, link, "as", actor, 'the other' FROM steps SEMI JOIN right_side USING (actor) WHERE link <> actor
), links AS (
  SELECT link FROM near
  WHERE link IN (FROM of_kind(ctip('Agent'))) AND link NOT IN (FROM left_side) AND link NOT IN (FROM right_side)
  GROUP BY link HAVING count(DISTINCT side) = 2
)
SELECT DISTINCT link, side, "as" AS relation, actor, fact
FROM near JOIN links USING (link) JOIN facts USING (n)
ORDER BY link, side, actor, 3, fact
