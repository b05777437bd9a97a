SELECT document,
       coalesce(speaker, CASE WHEN status = ctip('inferred') THEN 'the curator, by inference' ELSE 'the document itself' END)
         AS voice,
       status, count(DISTINCT fact) AS facts
FROM facts JOIN sources USING (fact)
GROUP BY document, voice, status
ORDER BY document, voice, status
