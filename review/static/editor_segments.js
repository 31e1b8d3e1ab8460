// The list of segments: which one is current, which come next, and how new fragments get into place.

/** `list` is the ordered list; `came(segment)` hears which segment is current now. */
export class Segments {
  #list;
  #came;
  #current = null;

  constructor(list, came) {
    this.#list = list;
    this.#came = came;
    list.addEventListener("focusin", (event) => this.#arrive(event.target.closest(".segment")));
    list.addEventListener("click", (event) => this.#clicked(event));
    this.enable(list);
    const first = this.needing()[0] ?? this.all()[0];
    if (first) first.tabIndex = 0;
  }

  /** The current segment, else the first that needs a person, else the first. */
  get current() {
    return this.#current?.isConnected ? this.#current : (this.needing()[0] ?? this.all()[0] ?? null);
  }

  all() {
    return [...this.#list.querySelectorAll(".segment")];
  }

  needing() {
    return [...this.#list.querySelectorAll(".segment.needs")];
  }

  byKey(key) {
    return this.all().find((each) => each.dataset.key === key) ?? null;
  }

  focus(segment) {
    const folded = segment.closest("details:not([open])");
    if (folded) folded.open = true;
    segment.focus({ preventScroll: true });
    segment.scrollIntoView({ block: "nearest" });
  }

  /** One segment on (1) or back (-1), folded ones left out. */
  step(by) {
    const seen = this.all().filter((each) => each.closest("details:not([open])") === null);
    const next = seen[seen.indexOf(this.current) + by];
    if (next) this.focus(next);
  }

  /** The next segment that needs a person, from the current one on and round again; null if none does. */
  next(by = 1) {
    const all = this.all();
    const place = all.indexOf(this.current);
    const round = [...all.slice(place + 1), ...all.slice(0, place + 1)];
    const waiting = (by > 0 ? round : round.reverse()).filter((each) => each.matches(".needs:not(.saving), .needs.skipped"));
    const others = waiting.filter((each) => each !== this.current);
    return others.find((each) => !each.matches(".skipped")) ?? others[0] ?? null;
  }

  /** Puts a fragment in the place of the segment that it shows, and the focus back where it was. */
  replace(key, html) {
    const old = this.byKey(key);
    const made = document.createRange().createContextualFragment(html).querySelector(".segment");
    if (!old || !made) return null;
    const hadFocus = old.contains(document.activeElement);
    made.tabIndex = old.tabIndex;
    old.replaceWith(made);
    this.enable(made);
    const wasCurrent = this.#current === old;
    if (wasCurrent) this.#current = made;
    made.classList.toggle("current", wasCurrent);
    if (hadFocus) made.focus({ preventScroll: true });
    if (wasCurrent) this.#came(made);
    return made;
  }

  /** What only works with a script is switched on. */
  enable(place) {
    place.querySelectorAll("button[data-insert], button[data-fix]").forEach((each) => (each.disabled = false));
  }

  #arrive(segment) {
    if (!segment || segment === this.#current) return;
    this.all().forEach((each) => each.tabIndex === 0 && (each.tabIndex = -1));
    this.#current?.classList.remove("current");
    segment.tabIndex = 0;
    segment.classList.add("current");
    this.#current = segment;
    this.#came(segment);
  }

  /** A click beside everything that can be clicked makes a segment current. */
  #clicked(event) {
    if (event.target.closest("a, button, input, textarea, summary, [contenteditable]")) return;
    if (getSelection().isCollapsed) event.target.closest(".segment")?.focus({ preventScroll: true });
  }
}
