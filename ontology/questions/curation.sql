SELECT document, curator, reviewed_by, review, facts
FROM counted_curation
ORDER BY document, curator, reviewed_by, review
