WITH seen AS (
  SELECT subject AS instrument, relation, object AS other, n FROM facts
  UNION ALL
  SELECT object, coalesce(inverse, relation), subject, n FROM facts JOIN relations USING (relation) WHERE object_iri
)
SELECT instrument, seen.relation, other, "asOf" AS as_of, fact
FROM seen JOIN facts USING (n)
WHERE instrument IN (FROM of_kind(ctip('Instrument'))) AND ($instrument IS NULL OR instrument = $instrument)
  AND seen.relation <> ctip('knownAs')
ORDER BY instrument, seen.relation, other, fact
