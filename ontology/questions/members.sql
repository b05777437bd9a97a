SELECT subject AS member, kind AS type_of_member, object AS body, "asOf" AS as_of, fact
FROM facts JOIN actors ON actor = subject
WHERE relation IN (SELECT relation FROM narrower WHERE above = ctip('memberOf'))
  AND kind IN (SELECT kind FROM kinds WHERE $type IS NULL OR above = $type) AND ($body IS NULL OR object = $body)
ORDER BY body, member, fact
