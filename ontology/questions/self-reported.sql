WITH parties AS (
  SELECT n, speaker, subject, relation, object, subject AS party FROM facts WHERE speaker IS NOT NULL
  UNION
  SELECT n, speaker, subject, relation, object, object FROM facts WHERE speaker IS NOT NULL
), posts AS (
  SELECT subject AS speaker, object AS body, relation AS held FROM facts
  WHERE relation IN (SELECT relation FROM relations WHERE family = ctip('group-office'))
), countries AS (
  SELECT DISTINCT speaker, country FROM posts JOIN actors ON actor = body WHERE country IS NOT NULL
), tied AS (
  SELECT n, speaker, party, said('the speaker') AS tie FROM parties WHERE party = speaker
  UNION
  SELECT n, parties.speaker, party, held FROM parties JOIN posts ON posts.speaker = parties.speaker AND body = party
  WHERE party <> parties.speaker
  UNION
  SELECT n, parties.speaker, party, said('the country of the speaker''s body')
  FROM parties JOIN countries USING (speaker) JOIN actors ON actor = party AND actors.country = countries.country
  WHERE party <> parties.speaker AND kind IN (ctip('Country'), ctip('Government'))
    AND NOT EXISTS (FROM posts WHERE posts.speaker = parties.speaker AND body = party)
)
SELECT DISTINCT speaker AS who, tie, party, facts.subject, facts.relation, facts.object, facts.fact
FROM (SELECT n, speaker AS by_whom, party, tie FROM tied) JOIN facts USING (n)
WHERE relation <> ctip('knownAs') AND ($speaker IS NULL OR speaker = $speaker)
  AND NOT EXISTS (
    FROM facts AS other
    WHERE other.subject = facts.subject AND other.relation = facts.relation AND other.object = facts.object
      AND other.speaker IS DISTINCT FROM facts.speaker
  )
ORDER BY who, facts.subject, facts.relation, facts.object, tie, facts.fact, party
