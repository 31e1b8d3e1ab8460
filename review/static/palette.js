// The command palette: every action that makes sense now, every place of the navigation, every municipality.

import { announce, element, words } from "/static/desk.js";
import { shown } from "/static/key_names.js";
import { keys } from "/static/keys.js";

const MOST = 40;

/** Open the palette. */
export function showPalette() {
  const all = entries();
  const box = element("input", {
    type: "text", role: "combobox", id: "palette-box", autocomplete: "off", "aria-expanded": "true", "aria-controls": "palette-list",
    "aria-autocomplete": "list", spellcheck: "false",
  });
  const list = element("ul", { id: "palette-list", role: "listbox", "aria-label": words("palette.title"), class: "plain" });
  const dialog = element(
    "dialog", { class: "palette", "aria-label": words("palette.title"), onclose: () => dialog.remove() },
    element("label", { for: "palette-box" }, words("palette.label")), box, list,
    element("p", { role: "status", class: "only-heard", "aria-live": "polite" }),
  );
  const state = { all, found: [], chosen: 0, box, list, dialog };
  box.addEventListener("input", () => filter(state));
  box.addEventListener("keydown", (event) => steer(state, event));
  list.addEventListener("click", (event) => pick(state, [...list.children].indexOf(event.target.closest("li"))));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  filter(state);
}

function entries() {
  const links = [...document.querySelectorAll(".top nav a, .account a")].map((link) => ({
    label: link.textContent.trim(), group: words("group.go"), run: () => location.assign(link.href),
  }));
  const towns = [...document.querySelectorAll("#switch-to option")].map((town) => ({
    label: town.textContent, group: words("group.municipalities"),
    run: () => location.assign(`/switch?to=${encodeURIComponent(town.value)}`),
  }));
  const isPlace = new Set(links.map((each) => each.label));
  const actions = keys.all().filter((each) => each.when() && each.id !== "shell.palette");
  return [...actions, ...links.filter((each) => !actions.some((one) => one.label === each.label && isPlace.has(one.label))), ...towns];
}

function filter(state) {
  const typed = state.box.value.trim();
  const parts = typed.toLowerCase().split(/\s+/);
  const fits = (each) => parts.every((part) => `${each.group} ${each.label}`.toLowerCase().includes(part));
  state.found = state.all.filter(fits).slice(0, MOST);
  if (typed) state.found.push(search(typed));
  state.chosen = 0;
  state.list.replaceChildren(...state.found.map(option));
  choose(state, 0);
  announce(words("palette.count", { count: state.found.length }));
}

function search(text) {
  const address = `/queue?text=${encodeURIComponent(text)}`;
  return { label: words("palette.search", { text }), group: words("group.go"), run: () => location.assign(address) };
}

function option(entry, index) {
  const key = entry.key ? [element("kbd", {}, shown(entry.key))] : [];
  const group = element("span", { class: "quiet-words" }, entry.group);
  return element("li", { role: "option", id: `palette-${index}`, "aria-selected": "false" }, element("span", {}, entry.label), group, ...key);
}

function choose(state, index) {
  state.list.children[state.chosen]?.setAttribute("aria-selected", "false");
  state.chosen = (index + state.found.length) % state.found.length;
  const now = state.list.children[state.chosen];
  now?.setAttribute("aria-selected", "true");
  now?.scrollIntoView({ block: "nearest" });
  if (now) state.box.setAttribute("aria-activedescendant", now.id);
}

function steer(state, event) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) choose(state, state.chosen + moves[event.key]);
  else if (event.key === "Enter" && !event.isComposing) pick(state, state.chosen);
  else return;
  event.preventDefault();
}

function pick(state, index) {
  const entry = state.found[index];
  if (!entry) return;
  state.dialog.close();
  entry.run(new Event("palette"));
}
