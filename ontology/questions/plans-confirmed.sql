WITH plans AS (
  SELECT subject, relation, object, fact, "evidencedTo" AS planned FROM facts
  WHERE status = ctip('planned') AND "evidencedTo" IS NOT NULL AND ($year IS NULL OR starts_with("evidencedTo", $year))
), deeds AS (
  SELECT one.actor AS subject, above AS relation, coalesce(other.actor, object) AS object, fact AS deed,
         "evidencedTo" AS done
  FROM facts JOIN narrower USING (relation) JOIN bodies AS one ON one.entry = subject
  LEFT JOIN bodies AS other ON other.entry = object
  WHERE status = ctip('asserted')
)
SELECT DISTINCT plans.subject, plans.relation, plans.object, coalesce(deed, said('no document')) AS confirmed_by, fact
FROM plans LEFT JOIN deeds ON (plans.subject, plans.relation, plans.object) = (deeds.subject, deeds.relation, deeds.object)
                         AND done > planned
ORDER BY 1, 2, 3, fact, confirmed_by
