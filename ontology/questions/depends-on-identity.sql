SELECT DISTINCT one.entry, other.entry AS judged_with, judgements.reason, part,
       subject, relation, object, facts.fact
FROM judgements JOIN judged AS one USING (judgement) JOIN judged AS other USING (judgement)
JOIN parts ON parts.entry = one.entry JOIN facts ON facts.n = parts.n
WHERE one.entry <> other.entry AND ($verdict IS NULL OR verdict = $verdict)
ORDER BY one.entry, part, subject, relation, object, facts.fact, judged_with
