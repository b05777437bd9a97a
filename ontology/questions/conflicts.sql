SELECT DISTINCT facts.subject, facts.relation, facts.object, rival.subject AS against_subject,
       rival.relation AS against_relation, rival.object AS against_object, facts.rank, facts.note, facts.fact
FROM facts JOIN links ON links.n = facts.n AND link = 'conflictsWith' JOIN facts AS rival ON rival.n = other
WHERE $actor IS NULL OR $actor IN (facts.subject, facts.object)
ORDER BY facts.relation, facts.subject, facts.object, facts.fact
