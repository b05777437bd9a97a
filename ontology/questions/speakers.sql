SELECT document, coalesce(speaker, said(CASE WHEN status = ctip('inferred') THEN 'the curator, by inference'
                                      ELSE 'the document itself' END)) AS voice, status, facts
FROM counted_voices
ORDER BY document, voice, status
