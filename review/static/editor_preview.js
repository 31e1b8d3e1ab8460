// The page as its readers see it, beside the segments: a click there leads to the segment, the current one is marked.

const OPEN = "editor.preview";

/** `chosen(key)` hears which segment somebody clicked in the page. */
export class Preview {
  #aside = document.getElementById("preview");
  #frame = document.getElementById("preview-frame");
  #button = document.getElementById("preview-button");
  #address;
  #chosen;
  #side = "target";
  #key = "";
  #scroll = 0;

  constructor(address, chosen) {
    this.#address = address;
    this.#chosen = chosen;
    this.#button.hidden = false;
    this.#button.addEventListener("click", () => this.toggle());
    this.#frame.addEventListener("load", () => this.#loaded());
    for (const each of this.#aside.querySelectorAll("button[data-side]")) {
      each.addEventListener("click", () => this.#show(each));
    }
    for (const each of this.#aside.querySelectorAll("button[data-width]")) {
      each.addEventListener("click", () => this.#widen(each));
    }
    if (localStorage.getItem(OPEN) === "yes" || (localStorage.getItem(OPEN) === null && innerWidth > 1500)) this.#open(true);
  }

  get isOpen() {
    return !this.#aside.hidden;
  }

  toggle() {
    this.#open(!this.isOpen);
    localStorage.setItem(OPEN, this.isOpen ? "yes" : "no");
  }

  /** Marks the segment in the page and brings it into sight. */
  mark(key) {
    this.#key = key;
    const page = this.#frame.contentDocument;
    page?.querySelectorAll(".here").forEach((each) => each.classList.remove("here"));
    const found = [...(page?.querySelectorAll("[data-segment]") ?? [])].filter((each) => each.dataset.segment === key);
    found.forEach((each) => each.classList.add("here"));
    found[0]?.scrollIntoView({ block: "center" });
  }

  /** Shows the page anew after a text was saved. */
  renew() {
    if (!this.isOpen || this.#side !== "target") return;
    this.#scroll = this.#frame.contentWindow?.scrollY ?? 0;
    this.#load();
  }

  #open(isOpen) {
    this.#aside.hidden = !isOpen;
    this.#button.setAttribute("aria-expanded", String(isOpen));
    document.querySelector(".work").classList.toggle("with-preview", isOpen);
    if (isOpen) this.#load();
  }

  #load() {
    this.#frame.src = `${this.#address}/preview?side=${this.#side}`;
  }

  #loaded() {
    const page = this.#frame.contentDocument;
    if (!page?.body?.dataset.missing) return;
    const missing = JSON.parse(page.body.dataset.missing);
    for (const each of page.querySelectorAll("[data-segment]")) {
      each.classList.toggle("missing", missing.includes(each.dataset.segment));
    }
    page.addEventListener("click", (event) => {
      const found = event.target.closest("[data-segment]");
      if (found) this.#chosen(found.dataset.segment);
    });
    this.#frame.contentWindow.scrollTo(0, this.#scroll);
    this.mark(this.#key);
  }

  #show(button) {
    this.#press(button);
    this.#side = button.dataset.side;
    this.#load();
  }

  #widen(button) {
    this.#press(button);
    this.#frame.className = button.dataset.width;
    document.querySelector(".work").classList.toggle("wide-preview", button.dataset.width === "desktop");
  }

  #press(button) {
    for (const each of button.parentElement.children) each.setAttribute("aria-pressed", String(each === button));
  }
}
