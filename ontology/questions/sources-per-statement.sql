WITH statements AS (
  SELECT subject, relation, object, count(DISTINCT document) AS documents, count(DISTINCT origin) AS origins,
         count(DISTINCT publisher) AS publishers
  FROM facts JOIN sources USING (fact) JOIN documents USING (document) JOIN origins USING (document)
  WHERE publisher IS NOT NULL
  GROUP BY subject, relation, object
)
SELECT documents, origins, publishers, count(*) AS statements
FROM statements
GROUP BY ALL
ORDER BY documents, origins, publishers
