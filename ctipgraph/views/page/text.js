// @ts-check
// Text from data: made safe to look at, and folded for searching.

// Characters that change how others are shown, or show as nothing: a name must not hide behind them.
// Zero-width joiners and spaces stay: Lao, Khmer, Arabic and Indic scripts need them.
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without halves of surrogate pairs. @param {string} text */
export function wellFormed(text) {
  return text.replace(LONE, "\ufffd");
}

/**
 * The text with bidirectional controls and other unseen characters as visible marks.
 * @param {unknown} text
 */
export function visible(text) {
  return wellFormed(String(text ?? ""))
    .replace(/[\t\n\r]+/g, " ")
    .replace(UNSEEN, (one) => `⟨U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/**
 * The text without case, accents and punctuation, for comparing. Only marks of the Latin, Greek and
 * Cyrillic scripts go: in Lao and Thai the marks above and below are vowels and tones.
 * @param {string} text
 */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/ß/g, "ss")
    .replace(/['’‘`.]/g, "")
    .replace(/[\p{P}\p{S}\s]+/gu, " ")
    .trim();
}

/**
 * The direction of the first letter that has one.
 * @param {string} text
 * @returns {"rtl" | "ltr"}
 */
export function direction(text) {
  const first = /\p{L}/u.exec(text);
  return first && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first[0]) ? "rtl" : "ltr";
}

/**
 * Pieces between which a line may break: at spaces; in scripts without spaces, between words.
 * @param {string} text
 * @param {(piece: string) => boolean} fits
 * @returns {string[]}
 */
export function pieces(text, fits) {
  /** @type {string[]} */
  const found = [];
  for (const chunk of text.split(/(?<=\s)/)) {
    if (fits(chunk)) found.push(chunk);
    else
      for (const word of segments(chunk, "word")) {
        if (fits(word)) found.push(word);
        else found.push(...segments(word, "grapheme"));
      }
  }
  return found;
}

/**
 * The text in lines that fit.
 * @param {string} text
 * @param {(line: string) => boolean} fits
 * @returns {string[]}
 */
export function linesOf(text, fits) {
  const lines = [""];
  for (const piece of pieces(text, (one) => fits(one.trimEnd()))) {
    const longer = lines[lines.length - 1] + piece;
    if (longer === piece || fits(longer.trimEnd())) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

/**
 * @param {string} text
 * @param {"word" | "grapheme"} granularity
 */
function segments(text, granularity) {
  if (!("Segmenter" in Intl)) return Array.from(text);
  return Array.from(new Intl.Segmenter(undefined, { granularity }).segment(text), (piece) => piece.segment);
}
