// Texts that were typed and not saved come back: into their segment, beside the changed one, or at least in sight.

import { announce, element, words } from "/static/desk.js";

/** Looks for the place of every text that this browser keeps for the page. */
export async function bringBack(typed, { segments, decisions }) {
  let count = 0;
  for (const kept of typed.all()) {
    const exact = segments.byKey(kept.key);
    if (exact && exact.dataset.source === kept.source) {
      if (exact.dataset.target === kept.text) typed.forget(kept.key);
      else count += (await reopen(exact, decisions)) ? 1 : 0;
      continue;
    }
    const changed = segments.all().find((each) => each.dataset.previous === kept.source);
    if (changed) beside(changed, kept, { typed, decisions });
    else leftOver(kept, typed);
    count += 1;
  }
  if (count) announce(words("restored", { count }));
}

async function reopen(segment, decisions) {
  const before = document.activeElement;
  const writing = await decisions.write(segment);
  if (before !== document.body) before?.focus?.();
  return writing;
}

function beside(segment, kept, { typed, decisions }) {
  const { lang, dir } = segment.querySelector(".side.target > .text");
  const take = async () => {
    panel.remove();
    await decisions.write(segment, kept.text);
    typed.forget(kept.key);
  };
  const panel = element(
    "div",
    { class: "carried notice" },
    element("p", {}, words("carried")),
    element("p", { lang, dir, class: "text" }, kept.text),
    element("p", { class: "buttons" }, element("button", { type: "button", onclick: take }, words("carried.take")), drop(kept, typed)),
  );
  segment.querySelector(".side.target").append(panel);
}

function leftOver(kept, typed) {
  const place = document.getElementById("left-over");
  place.hidden = false;
  place.append(
    element("div", { class: "carried" }, element("p", {}, words("left.over")), element("p", { lang: "de" }, kept.source), element("p", { dir: "auto", class: "text" }, kept.text), drop(kept, typed)),
  );
}

function drop(kept, typed) {
  const forget = (event) => {
    typed.forget(kept.key);
    event.target.closest(".carried").remove();
  };
  return element("button", { type: "button", class: "quiet", onclick: forget }, words("discard"));
}
