WITH ends AS (
  SELECT n, subject AS entry FROM facts UNION ALL SELECT n, object FROM facts WHERE object_iri
  UNION ALL SELECT n, within FROM facts WHERE within IS NOT NULL
), pairs AS (
  SELECT DISTINCT one.n, one.entry AS one, other.entry AS other
  FROM ends AS one JOIN ends AS other ON one.n = other.n
  WHERE one.entry <> other.entry AND one.entry IN (SELECT actor FROM bodies WHERE bodies.entry = $subject)
    AND other.entry IN (SELECT actor FROM bodies WHERE bodies.entry = $object)
), told AS (
  SELECT fact, subject, facts.relation, object, within,
         (subject = one AND object = other AND facts.relation IN (SELECT relation FROM narrower WHERE above = $relation))
         OR (subject = other AND object = one
             AND (inverse IN (SELECT relation FROM narrower WHERE above = $relation)
                  OR (both_ways = 'true' AND facts.relation IN (SELECT relation FROM narrower WHERE above = $relation)))) AS this
  FROM pairs JOIN facts USING (n) JOIN relations USING (relation)
)
SELECT answer, "from", stated, "to", within, fact
FROM (
  SELECT CASE WHEN this THEN 'this relation' ELSE 'another relation' END AS answer, subject AS "from", relation AS stated,
         object AS "to", within, fact
  FROM told
  UNION ALL
  SELECT 'not stated', $subject, $relation, $object, NULL, NULL WHERE NOT EXISTS (FROM told WHERE this)
)
ORDER BY answer = 'not stated' DESC, answer DESC, "from", stated, "to", fact
