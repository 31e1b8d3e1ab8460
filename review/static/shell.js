// The frame of every screen: its own keys, the palette, the overlay of keys, the menu of small screens.

import { ask, words } from "/static/desk.js";
import { keys } from "/static/keys.js";
import { showKeys } from "/static/keys_dialog.js";
import { showPalette } from "/static/palette.js";

const everywhere = words("group.everywhere");
keys.add({ id: "shell.keys", key: "?", label: words("action.keys"), group: everywhere, run: showKeys });
keys.add({ id: "shell.palette", key: "Mod+k", label: words("action.palette"), group: everywhere, run: showPalette, typing: true });
for (const theme of ["light", "dark", ""]) {
  const label = words(`action.${theme || "system"}`);
  keys.add({ id: `shell.theme.${theme}`, label, group: everywhere, run: () => paint(theme) });
}
const PLACES = { "/": "g h", "/queue": "g w", source: "g q", memory: "g s", terms: "g f", reports: "g b", runs: "g l", admin: "g v" };
for (const link of document.querySelectorAll(".top nav a")) {
  const address = link.getAttribute("href");
  const key = PLACES[address] ?? PLACES[address.split("/").at(-1)] ?? "";
  keys.add({ id: `go.${address.split("/").at(-1)}`, key, label: link.textContent.trim(), group: words("group.go"), run: () => location.assign(address) });
}

async function paint(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  await ask("POST", "/account/preferences", { theme });
}

function button(id, run) {
  const found = document.getElementById(id);
  found.hidden = false;
  found.addEventListener("click", run);
  return found;
}

button("palette-button", showPalette);
button("keys-button", showKeys);
document.documentElement.classList.add("scripted");
const menu = button("menu-button", () => menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true")));
