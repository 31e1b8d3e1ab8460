// What helps with the current segment: numbered suggestions, and where the memory holds some words. Fetched when needed.

import { announce, element, words } from "/static/desk.js";
import { fragment } from "/static/editor_server.js";

const PATIENCE = 250;

/** `took(segment, text)` hears which suggestion somebody chose. */
export class Help {
  #address;
  #took;
  #later = 0;

  constructor(address, took) {
    this.#address = address;
    this.#took = took;
  }

  /** Fetches the suggestions of a segment that somebody stays at. */
  come(segment) {
    clearTimeout(this.#later);
    if (segment.matches(".loud")) this.#later = setTimeout(() => this.suggest(segment), PATIENCE);
  }

  /** The suggestions, fetched once per fragment; returns the element that holds them. */
  async suggest(segment) {
    const there = segment.querySelector(".help-suggestions");
    if (there) return there.ready;
    const place = this.#place(segment, "help-suggestions");
    place.ready = this.#fill(place, `${this.#address}/suggestions?key=${encodeURIComponent(segment.dataset.key)}`);
    return place.ready;
  }

  /** Takes a suggestion by its number. */
  async take(segment, number) {
    const place = await this.suggest(segment);
    const chosen = place.querySelectorAll("[data-suggestion]")[number - 1];
    if (!chosen) return announce(words("suggestion.none", { number }));
    this.#took(segment, chosen.dataset.suggestion);
  }

  /** Sentences of the memory that hold these words. */
  async find(segment, wanted) {
    const place = segment.querySelector(".help-found") ?? this.#place(segment, "help-found");
    await this.#fill(place, `${this.#address}/concordance?words=${encodeURIComponent(wanted)}`);
    announce(words("found", { count: place.querySelectorAll("li").length }));
  }

  async #fill(place, address) {
    try {
      place.replaceChildren(document.createRange().createContextualFragment(await fragment(address)));
    } catch {
      place.replaceChildren(element("p", { class: "quiet-words" }, words("help.failed")));
    }
    if (!place.childElementCount) place.replaceChildren();
    for (const each of place.querySelectorAll(".take")) {
      each.addEventListener("mousedown", (event) => event.preventDefault());
      each.addEventListener("click", () => this.#took(place.closest(".segment"), each.closest("li").dataset.suggestion));
    }
    return place;
  }

  #place(segment, name) {
    const place = element("div", { class: `help ${name}` });
    segment.querySelector("article").append(place);
    return place;
  }
}
