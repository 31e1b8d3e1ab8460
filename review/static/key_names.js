// What keys are called: in our notation ("Shift+x", "Mod+Enter", "g q"), and for people.

import { words } from "/static/desk.js";

const NOT_OURS = new Set([
  "Tab", "Shift+Tab", "Insert", "CapsLock", "ContextMenu", "PrintScreen", "Escape", "Space", "Shift+Space",
  "F1", "F3", "F5", "F6", "F7", "F10", "Shift+F10", "F11", "F12",
  ..."acdefghijlnopqrtuvwx0123456789+-=".split("").map((each) => `Mod+${each}`),
  ..."bcijmnopqrtvw".split("").map((each) => `Mod+Shift+${each}`),
  ...["ArrowLeft", "ArrowRight", "Home", "F4", ..."def0123456789"].map((each) => `Alt+${each}`),
]);
const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "Dead", "Process", "Unidentified"]);

/** The key that an event stands for; empty for a modifier alone or a character typed with AltGr. */
export function pressed(event) {
  if (MODIFIERS.has(event.key) || event.isComposing || event.getModifierState("AltGraph")) return "";
  const isLetter = event.key.length === 1 && event.key.toLowerCase() !== event.key.toUpperCase();
  const isNamed = event.key.length > 1 || event.key === " ";
  const key = isLetter ? event.key.toLowerCase() : event.key === " " ? "Space" : event.key;
  const held = [(event.ctrlKey || event.metaKey) && "Mod", event.altKey && "Alt"];
  // "?" already says that Shift is held on some keyboards and not on others.
  held.push(event.shiftKey && (isLetter || isNamed) && "Shift");
  return [...held.filter(Boolean), key].join("+");
}

/** Whether a key does something without Ctrl or Alt. */
export function isSingle(key) {
  return !/(^|\+)(Mod|Alt)\+/.test(key);
}

/** Whether it is a character by itself, which dictation software may type by accident (WCAG 2.1.4). */
export function isCharacter(key) {
  return key.split(" ").some((step) => step.replace(/^Shift\+(?=.)/, "").length === 1);
}

/** Whether browsers or screen readers need this key themselves. */
export function isReserved(key) {
  return key.split(" ").some((each) => NOT_OURS.has(each));
}

/** For people: "Umschalt X". */
export function shown(key) {
  if (!key) return words("keys.none");
  const name = (part) => (part.length > 1 ? words(`key.${part}`).replace(/^key\./, "") : part.toUpperCase());
  return key.split(" ").map((step) => (step === "+" ? step : step.split("+").map(name).join(" "))).join(" ");
}
