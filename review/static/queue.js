// The queue by keyboard: move, select, act on the selection, turn pages.

import { announce, words } from "/static/desk.js";
import { keys } from "/static/keys.js";

const form = document.getElementById("many");
const rows = [...document.querySelectorAll("[data-draft]")];
const boxes = rows.map((row) => row.querySelector("input[name=draft]")).filter(Boolean);
const group = words("group");
let anchor = -1;

function here() {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function go(step) {
  const next = Math.min(Math.max(here() + step, 0), rows.length - 1);
  rows[next]?.querySelector("th a").focus();
  rows[next]?.scrollIntoView({ block: "nearest" });
}

function count() {
  const number = boxes.filter((box) => box.checked).length;
  const place = document.getElementById("selected");
  if (!place) return;
  place.textContent = words("selected", { count: number });
  const all = document.getElementById("all-here");
  all.checked = number === boxes.length;
  all.indeterminate = number > 0 && number < boxes.length;
}

function select(through) {
  const now = here();
  if (now < 0 || !boxes[now]) return;
  if (through && anchor >= 0) {
    const [first, last] = [Math.min(anchor, now), Math.max(anchor, now)];
    for (const box of boxes.slice(first, last + 1)) box.checked = true;
  } else {
    boxes[now].checked = !boxes[now].checked;
  }
  anchor = now;
  count();
  announce(document.getElementById("selected").textContent);
}

function clear() {
  for (const box of boxes) box.checked = false;
  count();
  announce(words("selected", { count: 0 }));
}

function act(action) {
  // Without a selection the draft that has the focus is meant.
  if (!form.querySelector("input:checked:not(#all-here)")) {
    const now = here();
    if (now < 0) return announce(words("nothing.selected"));
    boxes[now].checked = true;
  }
  form.requestSubmit(form.querySelector(`button[value="${action}"]`));
}

function follow(selector) {
  document.querySelector(selector)?.click();
}

function add(id, key, label, run, when = () => true, more = {}) {
  keys.add({ id: `queue.${id}`, key, label: words(label), group, run, when, ...more });
}

const any = () => rows.length > 0;
const may = () => boxes.length > 0;
add("next", "j", "next", () => go(1), any, { repeat: true });
add("previous", "k", "previous", () => go(-1), any, { repeat: true });
add("open", "o", "open", () => rows[Math.max(here(), 0)].querySelector("th a").click(), any);
add("select", "x", "select", () => select(false), may);
add("range", "Shift+x", "range", () => select(true), may);
add("clear", "Shift+c", "clear", clear, may);
for (const [action, key] of Object.entries({ approve: "a", reject: "r", hold: "h", assign: "z", due: "t" })) {
  add(action, key, action, () => act(action), may);
}
add("search", "/", "search", () => document.getElementById("text").focus());
add("filters", "f", "filters", filters);
add("next.page", "n", "next.page", () => follow("a[rel=next]"), () => document.querySelector("a[rel=next]"));
add("previous.page", "p", "previous.page", () => follow("a[rel=prev]"), () => document.querySelector("a[rel=prev]"));
add("undo", "u", "undo", () => follow("[data-undo]"), () => document.querySelector("[data-undo]"));

function filters() {
  const button = document.getElementById("facets-button");
  if (button.checkVisibility()) button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
  document.querySelector("#facets a")?.focus();
}

const button = document.getElementById("facets-button");
button.hidden = false;
button.addEventListener("click", () => button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true")));
const all = document.getElementById("all-here");
if (all) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    count();
  });
  form.addEventListener("change", (event) => event.target !== all && count());
  form.addEventListener("click", (event) => {
    const index = boxes.indexOf(event.target);
    if (index >= 0 && event.shiftKey && anchor >= 0) {
      for (const box of boxes.slice(Math.min(anchor, index), Math.max(anchor, index) + 1)) box.checked = event.target.checked;
    }
    if (index >= 0) anchor = index;
  });
  count();
}
