// Words of the editor that are made from others.

import { words } from "/static/desk.js";

/** What a placeholder stands for, in the language of the page; words of the page itself stay as they are. */
export function named(label) {
  const key = `label.${label}`;
  const found = words(key);
  return found === key ? label : found;
}
