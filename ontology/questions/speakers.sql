SELECT document, voice, status, facts
FROM counted_voices
ORDER BY document, voice, status
