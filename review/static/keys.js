// Every key of the desk: screens add their actions, people may move them to other keys, and only one place listens.

import { read } from "/static/desk.js";
import { isCharacter, isReserved, isSingle, pressed } from "/static/key_names.js";

const SEQUENCE_MS = 1200;
const NOT_TYPED = new Set(["checkbox", "radio", "button", "submit", "reset", "range", "color", "file", "image"]);
const actions = new Map();
const wishes = { keys: {}, single_keys: true, ...read("preferences") };
let begun = "";
let waiting = 0;

export const keys = {
  /**
   * Add an action: `keys.add({ id: "queue.next", key: "j", label: words("next"), group: words("list"), run, when })`.
   * `key` is "j", "Shift+x", "Mod+Enter" (Ctrl, on a Mac Cmd) or a sequence "g q"; "" leaves it to the palette.
   * `run(event)` acts; returning false lets the browser have the key. `when()` says whether it makes sense now.
   * `repeat: true` lets a held key act again, `typing: true` lets a key with Ctrl or Alt act inside text fields.
   */
  add({ id, key = "", label, group, run, when = () => true, repeat = false, typing = false }) {
    if (isReserved(key)) throw new Error(`${key} is reserved by browsers or screen readers (${id})`);
    actions.set(id, { id, key, label, group, run, when, repeat, typing });
  },
  /** Take actions away again whose ids begin so. */
  remove(prefix) {
    for (const id of actions.keys()) if (id.startsWith(prefix)) actions.delete(id);
  },
  /** All actions with the keys that hold now. */
  all() {
    return [...actions.values()].map((each) => ({ ...each, key: keyOf(each) }));
  },
  /** What somebody set for themselves. */
  wishes,
};

function keyOf(action) {
  return wishes.keys[action.id] ?? action.key;
}

function isTyping(target) {
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input") && !NOT_TYPED.has(target.type);
}

/** Enter and Space belong to what has the focus. */
function isTaken(target, key) {
  return /^(Shift\+)?(Enter|Space)$/.test(key) && target.closest("a[href], button, summary, input, select, textarea, [role=button]");
}

function isOff(event, key, action) {
  if (event.repeat && !action.repeat) return true;
  if (isTyping(event.target)) return isSingle(key) || !action.typing;
  return (isCharacter(key) && !wishes.single_keys) || isTaken(event.target, key);
}

function find(event, key) {
  return [...actions.values()].find((each) => keyOf(each) === key && !isOff(event, key, each) && each.when());
}

function begins(event, key) {
  return [...actions.values()].some((each) => keyOf(each).startsWith(`${key} `) && !isOff(event, key, each) && each.when());
}

function listen(event) {
  const key = pressed(event);
  if (!key || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const sequence = begun ? `${begun} ${key}` : key;
  begun = "";
  clearTimeout(waiting);
  const action = find(event, sequence);
  if (action) {
    if (action.run(event) !== false) event.preventDefault();
  } else if (begins(event, sequence)) {
    begun = sequence;
    waiting = setTimeout(() => (begun = ""), SEQUENCE_MS);
    event.preventDefault();
  }
}

document.addEventListener("keydown", listen);
