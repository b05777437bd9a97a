SELECT document, curator, coalesce("reviewedBy", 'nobody') AS reviewed_by, review, count(DISTINCT fact) AS facts
FROM facts LEFT JOIN sources USING (fact)
WHERE review IS NOT NULL
GROUP BY document, curator, reviewed_by, review
ORDER BY document, curator, reviewed_by, review
