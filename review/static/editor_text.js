// A target text between its two forms: the notation `<1>…</1>`, `<2/>` that is kept, and words with chips that is shown.

/** A place for the caret where a chip has no words beside it; it never leaves the field. */
export const GUARD = "\uFEFF";
const NOTATION = /<(\/?)([1-9]\d{0,4})(\/?)>/g;

/** The stretches of a text: `{ text }` for words, `{ text, number, mark }` for placeholders. */
export function* tokens(text) {
  let position = 0;
  for (const match of text.matchAll(NOTATION)) {
    if (match.index > position) yield { text: text.slice(position, match.index) };
    yield { text: match[0], number: Number(match[2]), mark: match[1] ? "close" : match[3] ? "alone" : "open" };
    position = match.index + match[0].length;
  }
  if (position < text.length) yield { text: text.slice(position) };
}

/** The words of a text without its placeholders. */
export function plain(text) {
  return text.replace(NOTATION, "");
}

/** A locked chip; `name` says aloud what it is. */
export function chip(token, label, name) {
  const made = document.createElement("span");
  made.className = `tag ${token.mark}`;
  made.contentEditable = "false";
  made.dataset.chip = token.text;
  made.dataset.number = token.number;
  made.title = name;
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", name);
  made.textContent = token.mark === "close" ? String(token.number) : [token.number, label].filter(Boolean).join(" ");
  return made;
}

export function isChip(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.dataset.chip !== undefined;
}

/** What a field or a part of one says, in the notation. */
export function serialise(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll(GUARD, "");
  if (isChip(node)) return node.dataset.chip;
  return [...node.childNodes].map(serialise).join("");
}
