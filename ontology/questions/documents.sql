SELECT document, title, publisher, issued, url, count(DISTINCT fact) AS facts
FROM documents LEFT JOIN sources USING (document)
WHERE title IS NOT NULL AND publisher IS NOT NULL AND issued IS NOT NULL
GROUP BY document, title, publisher, issued, url
ORDER BY issued, document
