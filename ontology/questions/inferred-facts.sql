SELECT DISTINCT facts.subject, facts.relation, facts.object, premise.subject AS premise_subject,
       premise.relation AS premise_relation, premise.object AS premise_object, facts.note, facts.fact
FROM facts JOIN links ON links.n = facts.n AND link = 'restsOn' JOIN facts AS premise ON premise.n = other
WHERE $actor IS NULL OR $actor IN (facts.subject, facts.object)
ORDER BY facts.subject, facts.relation, facts.object, facts.fact, premise_subject, premise_relation, premise_object
