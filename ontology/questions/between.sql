WITH sides AS (SELECT $one AS near, $other AS far UNION SELECT $other, $one),
steps AS (
  SELECT n, subject AS entry, object AS far_end, object_iri FROM facts
  UNION ALL SELECT n, object, subject, true FROM facts WHERE object_iri
), close AS (
  SELECT DISTINCT near, far, n, far_end FROM sides JOIN bodies ON bodies.entry = near JOIN steps ON steps.entry = bodies.actor
  WHERE far_end NOT IN (SELECT actor FROM bodies WHERE bodies.entry = near)
), reached AS (
  SELECT DISTINCT far, far_end FROM sides JOIN bodies ON bodies.entry = far JOIN steps ON steps.entry = bodies.actor
  WHERE far_end IN (FROM of_kind(ctip('Entity')))
), told AS (
  SELECT n, CASE WHEN far_end IN (SELECT actor FROM bodies WHERE bodies.entry = far) THEN said('') ELSE far_end END AS through
  FROM close
  WHERE far_end IN (SELECT actor FROM bodies WHERE bodies.entry = far)
     OR EXISTS (FROM reached WHERE reached.far = close.far AND reached.far_end = close.far_end)
)
SELECT DISTINCT through, subject, relation, object, fact
FROM told JOIN facts USING (n)
ORDER BY through, subject, relation, object, fact
