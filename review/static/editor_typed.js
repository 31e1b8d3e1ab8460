// What somebody typed and has not saved: kept in this browser until the server has it, whatever happens in between.

const KEPT_FOR = 30 * 24 * 3600 * 1000;

/** The typed texts of one person for one page in one locale; `place` is `municipality/page/7/ar`. */
export class Typed {
  #prefix;

  constructor(person, place) {
    this.#prefix = `typed/${person}/${place}/`;
    this.#forgetOld();
  }

  /** Keeps a text for a segment: a later draft of the same page finds it by its key and its source. */
  keep(key, { source, text, base, version }) {
    this.#write(`${this.#prefix}${key}`, { key, source, text, base, version, at: Date.now() });
  }

  forget(key) {
    try {
      localStorage.removeItem(`${this.#prefix}${key}`);
    } catch {
      // A browser that stores nothing has nothing to forget.
    }
  }

  /** The text for exactly this segment, or null. */
  of(key, source) {
    return this.all().find((each) => each.key === key && each.source === source) ?? null;
  }

  all() {
    return this.#keys(this.#prefix).flatMap((name) => this.#read(name) ?? []);
  }

  #keys(prefix) {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    } catch {
      return [];
    }
  }

  #read(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  #write(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Full or forbidden: the text is still in the field.
    }
  }

  #forgetOld() {
    for (const name of this.#keys("typed/")) {
      if (Date.now() - (this.#read(name)?.at ?? 0) > KEPT_FOR) localStorage.removeItem(name);
    }
  }
}
