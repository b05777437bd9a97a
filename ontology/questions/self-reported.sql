WITH spoken AS (
  FROM facts
  WHERE speaker IS NOT NULL AND relation <> ctip('knownAs') AND ($speaker IS NULL OR speaker = $speaker)
    AND NOT EXISTS (
      FROM facts AS other
      WHERE other.subject = facts.subject AND other.relation = facts.relation AND other.object = facts.object
        AND other.speaker IS DISTINCT FROM facts.speaker
    )
), parties AS (
  SELECT n, speaker, subject AS party FROM spoken UNION ALL SELECT n, speaker, object FROM spoken WHERE object_iri
), posts AS (
  SELECT subject AS speaker, object AS body, relation AS held FROM facts
  WHERE relation IN (SELECT relation FROM relations WHERE family = ctip('group-office'))
), countries AS (
  SELECT DISTINCT speaker, country FROM posts JOIN actors ON actor = body WHERE country IS NOT NULL
), tied AS (
  SELECT n, party, said('the speaker') AS tie FROM parties WHERE party = speaker
  UNION ALL
  SELECT n, party, held FROM parties JOIN posts ON posts.speaker = parties.speaker AND body = party
  WHERE party <> parties.speaker
  UNION ALL
  SELECT n, party, said('the country of the speaker''s body')
  FROM parties JOIN countries USING (speaker) JOIN actors ON actor = party AND actors.country = countries.country
  WHERE party <> parties.speaker AND kind IN (ctip('Country'), ctip('Government'))
    AND NOT EXISTS (FROM posts WHERE posts.speaker = parties.speaker AND body = party)
)
SELECT DISTINCT speaker AS who, tie, party, subject, relation, object, fact
FROM tied JOIN spoken USING (n)
ORDER BY who, subject, relation, object, tie, fact, party
