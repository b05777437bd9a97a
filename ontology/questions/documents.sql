SELECT document, title, publisher, issued, url, facts
FROM documents JOIN counted_documents USING (document)
WHERE title IS NOT NULL AND publisher IS NOT NULL AND issued IS NOT NULL
ORDER BY issued, document
