// @ts-check
// Deflated bytes that stand in the page as letters, 13 bits in two of 91 characters: views/letters.py writes them.

/**
 * @param {HTMLElement} element
 * @returns {Promise<Uint8Array>}
 */
export async function inflated(element) {
  if (typeof DecompressionStream === "undefined") {
    const told = document.getElementById("too-old");
    if (told) told.hidden = false;
  }
  const bytes = fromLetters(element.textContent ?? "", Number(element.dataset.bytes));
  element.textContent = ""; // the letters are not needed twice
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [buffer] = await Promise.all([new Response(readable).arrayBuffer(), written]);
  return new Uint8Array(buffer);
}

/** @param {string} letters @param {number} length */
function fromLetters(letters, length) {
  const bytes = new Uint8Array(length);
  const value = (/** @type {number} */ n) => {
    const code = letters.charCodeAt(n);
    return code === 33 ? 25 : code - 35; // "!" stands for "<"
  };
  let [bits, held] = [0, 0];
  for (let n = 0, at = 0; at < length; n += 2) {
    bits = (bits << 13) | (91 * value(n) + value(n + 1));
    for (held += 13; held >= 8 && at < length; at += 1) {
      held -= 8;
      bytes[at] = bits >> held;
      bits &= (1 << held) - 1;
    }
  }
  return bytes;
}
