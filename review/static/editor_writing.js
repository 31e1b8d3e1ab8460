// Typing a target: the field in the place of the text, its chips, what is kept in the browser, and who was faster.

import { element, words } from "/static/desk.js";
import { ChipField } from "/static/editor_field.js";
import { tokens } from "/static/editor_text.js";
import { named } from "/static/editor_words.js";

/** One open field of a segment. `typed` keeps texts, `wanted` has what the buttons do. */
export class Writing {
  #segment;
  #typed;
  #wanted;
  #field;
  #box;

  constructor(segment, { typed, wanted, locale, kept }) {
    this.#segment = segment;
    this.#typed = typed;
    this.#wanted = wanted;
    const chips = JSON.parse(segment.dataset.chips).map((each) => ({ ...each, label: named(each.label) }));
    this.#box = element("div", { class: "writing" });
    const text = element("div", {
      class: "field text", role: "textbox", "aria-multiline": "true", lang: locale.tag, dir: locale.dir, spellcheck: "true",
      "aria-label": words("field", { number: segment.dataset.number, locale: locale.name }),
      "aria-describedby": `h${segment.dataset.number}`,
    });
    this.#field = new ChipField(text, { chips, name: spoken, changed: (now) => this.#changed(now), kept });
    this.#box.append(text, this.#chipBar(chips), this.#buttons());
    const saved = typed.of(this.key, this.source);
    this.version = saved?.version ?? Number(segment.dataset.version);
    this.#field.start(saved?.text ?? this.target);
    text.addEventListener("keydown", (event) => event.key === "Escape" && !event.isComposing && this.#leave(event));
    this.#put();
    this.#hint();
  }

  get key() {
    return this.#segment.dataset.key;
  }

  get source() {
    return this.#segment.dataset.source;
  }

  get target() {
    return this.#segment.dataset.target;
  }

  get text() {
    return this.#field.text.trim();
  }

  get isChanged() {
    return this.text !== this.target;
  }

  get field() {
    return this.#field;
  }

  /** Whether the caret is in this field. */
  get isActive() {
    return this.#box.contains(document.activeElement);
  }

  focus() {
    this.#field.focus();
  }

  /** Takes a whole other text, without placeholders that the source has not. */
  take(text) {
    const known = new Set(JSON.parse(this.#segment.dataset.chips).map((each) => each.text));
    this.#field.text = [...tokens(text)].filter((each) => !each.mark || known.has(each.text)).map((each) => each.text).join("");
    this.focus();
  }

  /** Moves to a fragment that took the place of the segment, with everything that was typed. */
  move(segment) {
    const wasActive = this.isActive;
    this.#segment = segment;
    this.#put();
    if (wasActive) this.focus();
  }

  /** Closes the field; what was typed is forgotten. */
  close() {
    this.#typed.forget(this.key);
    this.#box.remove();
    this.#segment.classList.remove("writes");
    this.#segment.querySelector(".side.target > .text").hidden = false;
  }

  /** Says in place why the text was not saved. */
  refuse(message) {
    this.#notice(element("p", {}, message));
  }

  /** Shows what somebody else saved meanwhile; the next save may replace exactly that. */
  overtaken({ detail, theirs, difference, theirs_version }) {
    this.version = theirs_version;
    const shown = document.createRange().createContextualFragment(difference);
    const mine = element("button", { type: "button", onclick: () => this.#wanted.save(this) }, words("conflict.mine"));
    const other = element("button", { type: "button", onclick: () => this.#wanted.discard(this) }, words("conflict.theirs"));
    const both = element("button", { type: "button", onclick: () => this.take(theirs) }, words("conflict.edit"));
    this.#notice(element("p", {}, detail), shown, element("p", { class: "buttons" }, mine, other, both));
    this.#keep();
  }

  #put() {
    const shown = this.#segment.querySelector(".side.target > .text");
    shown.hidden = true;
    shown.after(this.#box);
    this.#segment.classList.add("writes");
  }

  #changed() {
    this.#keep();
    this.#hint();
  }

  #keep() {
    const { source, text, target: base, version } = this;
    if (this.isChanged) this.#typed.keep(this.key, { source, text, base, version });
    else this.#typed.forget(this.key);
    this.#segment.classList.toggle("unsaved", this.isChanged);
  }

  #leave(event) {
    event.preventDefault();
    event.stopPropagation();
    if (this.isChanged) this.#segment.focus();
    else this.#wanted.discard(this);
  }

  #notice(...inside) {
    this.#box.querySelector(".alert")?.remove();
    this.#box.prepend(element("div", { class: "alert", role: "alert" }, ...inside));
  }

  #chipBar(chips) {
    const bar = element("div", { class: "chip-bar" }, element("p", { class: "hint", id: `h${this.#segment.dataset.number}` }));
    for (const each of chips.filter((chip) => chip.mark !== "close")) {
      const label = words("chip.place", { number: each.number, label: each.label || named("Formatierung") });
      const place = element("button", { type: "button", class: "chip-button", "aria-label": label, title: label, "data-number": each.number }, `${each.number} ${each.label}`);
      place.addEventListener("mousedown", (event) => event.preventDefault());
      place.addEventListener("click", () => this.#field.place(each.number));
      bar.append(place);
    }
    return bar;
  }

  #hint() {
    const missing = new Set(this.#field.missing().map((each) => each.number));
    const all = new Set(this.#field.missing({ all: true }).map((each) => each.number));
    const hint = this.#box.querySelector(".hint");
    hint.textContent = missing.size ? words("chips.missing", { count: missing.size }) : words("field.hint");
    for (const each of this.#box.querySelectorAll(".chip-button")) {
      const number = Number(each.dataset.number);
      each.classList.toggle("missing", missing.has(number));
      each.classList.toggle("left-out", all.has(number) && !missing.has(number));
    }
  }

  #buttons() {
    const save = element("button", { type: "button", class: "primary", onclick: () => this.#wanted.save(this) }, words("save"));
    const discard = element("button", { type: "button", class: "quiet", onclick: () => this.#wanted.discard(this) }, words("discard"));
    return element("p", { class: "buttons" }, save, discard);
  }
}

function spoken(chip) {
  return words(`chip.${chip.mark}`, { number: chip.number, label: chip.label || named("Formatierung") });
}
