// The overlay of all keys, where each of them can be moved to another one.

import { announce, ask, element, words } from "/static/desk.js";
import { isReserved, pressed, shown } from "/static/key_names.js";
import { keys } from "/static/keys.js";

/** Show all keys. */
export function showKeys() {
  const dialog = element("dialog", { class: "keys", "aria-labelledby": "keys-title", onclose: () => dialog.remove() });
  dialog.append(...content(dialog));
  document.body.append(dialog);
  dialog.showModal();
}

function content(dialog) {
  const close = element("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, words("close"));
  const reset = element("button", { type: "button", onclick: () => keep({ keys: {} }, dialog) }, words("keys.reset"));
  return [
    element("div", { class: "dialog-head" }, element("h2", { id: "keys-title" }, words("keys.title")), close),
    element("p", {}, words("keys.intro")),
    singles(dialog),
    element("div", { class: "key-groups" }, ...groups(dialog)),
    element("p", { role: "status", class: "notice", "aria-live": "polite" }),
    element("div", { class: "actions" }, reset),
  ];
}

function singles(dialog) {
  const box = element("input", { type: "checkbox", checked: keys.wishes.single_keys });
  box.addEventListener("change", () => keep({ single_keys: box.checked }, dialog));
  return element("label", { class: "check" }, box, ` ${words("keys.single")}`);
}

function groups(dialog) {
  const byGroup = Map.groupBy(keys.all().filter((each) => each.key || each.id in keys.wishes.keys), (each) => each.group);
  return [...byGroup].map(([group, actions]) =>
    element("section", {}, element("h3", {}, group), element("ul", { class: "plain" }, ...actions.map((each) => line(each, dialog)))),
  );
}

function line(action, dialog) {
  const label = words("keys.change.of", { label: action.label, key: shown(action.key) });
  const key = element("kbd", {}, shown(action.key));
  const change = element("button", { type: "button", class: "small quiet", "aria-label": label }, words("keys.change"));
  change.addEventListener("click", () => capture(action, change, dialog));
  return element("li", { class: "key-line" }, element("span", {}, action.label), key, change);
}

function capture(action, button, dialog) {
  button.textContent = words("keys.press");
  announce(words("keys.press"));
  const stop = () => {
    button.removeEventListener("keydown", take);
    button.removeEventListener("blur", stop);
    button.textContent = words("keys.change");
  };
  const take = (event) => {
    const key = pressed(event);
    if (!key || key === "Tab" || key === "Shift+Tab") return;
    event.preventDefault();
    event.stopPropagation();
    const wanted = key === "Delete" || key === "Backspace" ? "" : key;
    if (key !== "Escape" && !accept(action, wanted, dialog)) return;
    stop();
  };
  button.addEventListener("keydown", take);
  button.addEventListener("blur", stop);
}

function accept(action, key, dialog) {
  const other = key && keys.all().find((each) => each.key === key && each.id !== action.id && each.group === action.group);
  if (key && isReserved(key)) return announce(words("keys.reserved", { key: shown(key) })) ?? false;
  if (other) return announce(words("keys.taken", { key: shown(key), label: other.label })) ?? false;
  keep({ keys: { ...keys.wishes.keys, [action.id]: key } }, dialog, action);
  return true;
}

async function keep(wish, dialog, action) {
  try {
    await ask("POST", "/account/preferences", wish);
  } catch {
    announce(words("keys.failed"));
    return;
  }
  Object.assign(keys.wishes, wish);
  const moved = dialog.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  dialog.replaceChildren(...content(dialog));
  const now = action && keys.all().find((each) => each.id === action.id);
  const label = now && words("keys.change.of", { label: now.label, key: shown(now.key) });
  (dialog.querySelector(`button[aria-label="${CSS.escape(label ?? moved ?? "")}"]`) ?? dialog.querySelector("input")).focus();
  if (now) announce(words("keys.kept", { label: now.label, key: shown(now.key) }));
}
