// What a reviewer decides, as requests; answers put new fragments in place and say how far the draft is.

import { announce, element, words } from "/static/desk.js";
import { Refused, fragment, send } from "/static/editor_server.js";
import { Writing } from "/static/editor_writing.js";

export class Decisions {
  #its;
  #writings = new Map();
  #done = [];
  #queue = Promise.resolve();
  /** Asks at once who is here and whether the draft is the newest. */
  look = () => {};

  constructor(its) {
    this.#its = its;
  }

  /** The open field of a segment, if any. */
  writing(segment) {
    return segment && this.#writings.get(segment.dataset.key);
  }

  /** The field that has the caret, if any. */
  get active() {
    return [...this.#writings.values()].find((each) => each.isActive);
  }

  /** Opens the field of a segment, with another text if one is given. */
  async write(segment, text) {
    const writing = this.writing(segment) ?? (await this.#open(segment));
    if (!writing) return null;
    if (text === undefined) writing.focus();
    else writing.take(text);
    return writing;
  }

  /** Puts words where the caret is, in the field of a segment. */
  async insert(segment, text) {
    const writing = this.writing(segment) ?? (await this.write(segment));
    writing?.field.insert(text);
  }

  /** Accept, skip or withdraw: the focus goes on at once, and comes back if the server refuses. */
  decide(segment, action) {
    const key = segment.dataset.key;
    if (action === "accept" && this.writing(segment)) return this.save(this.writing(segment));
    if (action === "accept" && !segment.dataset.target) return announce(words("empty"));
    segment.classList.add("saving");
    segment.classList.toggle("skipped", action === "skip");
    if (action !== "withdraw") this.#goOn(segment);
    this.#queue = this.#queue.then(() => this.#send({ key, action, version: segment.dataset.version }, segment));
    return this.#queue;
  }

  /** Saves what was typed and goes on; a text that was not changed is accepted. */
  async save(writing) {
    const { key, text, version, target } = writing;
    const segment = this.#its.segments.byKey(key);
    if (!text) return writing.refuse(words("empty"));
    const fields = writing.isChanged ? { key, action: "edit", text, version } : { key, action: "accept", version };
    segment.classList.add("saving");
    const answer = await this.#post("segments", fields, (refused) => this.#notSaved(writing, refused));
    segment.classList.remove("saving");
    if (!answer) return null;
    this.#close(writing);
    this.#done.push(writing.isChanged ? { key, action: "edit", text: target } : { key, action: "withdraw" });
    this.#show(answer, words("saved", answer));
    this.#goOn(this.#its.segments.byKey(key) ?? segment);
    return answer;
  }

  /** Takes back the last decision about a segment. */
  async undo() {
    const last = this.#done.pop();
    if (!last) return announce(words("undo.none"));
    const answer = await this.#post("segments", last, (refused) => this.#say(refused));
    if (!answer) return null;
    this.#show(answer, words("undone", answer));
    const segment = this.#its.segments.byKey(last.key);
    if (segment) this.#its.segments.focus(segment);
    return answer;
  }

  /** Closes a field and forgets what was typed in it. */
  discard(writing) {
    const segment = this.#its.segments.byKey(writing.key);
    this.#close(writing);
    segment?.classList.remove("unsaved");
    segment?.focus();
  }

  /** Approves, rejects, holds or reopens the draft, then goes on to the next one of the queue. */
  async decideDraft(action, reason = "") {
    const open = [...this.#writings.values()].find((each) => each.isChanged);
    if (action === "approve" && open) return open.focus(), announce(words("unsaved"));
    const shown = this.#its.segments.all().map((each) => Number(each.dataset.version));
    const fields = { action, reason, text_version: shown.reduce((sum, each) => sum + each, 0) };
    const answer = await this.#post("decision", fields, (refused) => this.#say(refused));
    if (!answer) return null;
    sessionStorage.setItem("said", words(`draft.${action}`));
    const next = document.getElementById("to-after");
    if (next && action !== "reopen") location.assign(next.href);
    else location.reload();
    return answer;
  }

  /** Comments a segment or the page, or asks the German editor. */
  async remark(segment, kind, text) {
    const key = segment?.dataset.key ?? "";
    const answer = await this.#post("remarks", { key, kind, text }, (refused) => this.#say(refused));
    if (!answer) return;
    if (!segment) return location.reload();
    this.#show(answer, words("remarked"));
  }

  /** What the server says now and then about the draft. */
  heard({ others, successor, versions, state_words }) {
    document.getElementById("others").textContent = others.length ? words("others", { who: others.join(", ") }) : "";
    document.getElementById("state").textContent = state_words;
    if (successor) this.#superseded(successor);
    for (const segment of this.#its.segments.all()) {
      const newer = versions[segment.dataset.key] > Number(segment.dataset.version);
      if (newer && !this.writing(segment) && !segment.matches(".saving")) this.renew(segment);
    }
  }

  async #open(segment) {
    const shown = segment.matches(".loud") ? segment : await this.renew(segment);
    if (!shown) return null;
    const wanted = { save: (writing) => this.save(writing), discard: (writing) => this.discard(writing) };
    const kept = (chip) => announce(words("chip.stays", { number: chip.dataset.number }));
    const made = new Writing(shown, { typed: this.#its.typed, wanted, locale: this.#its.locale, kept });
    this.#writings.set(made.key, made);
    return made;
  }

  /** Shows a segment as the server knows it now; returns the new fragment. */
  async renew(segment) {
    const { key } = segment.dataset;
    try {
      const html = await fragment(`${this.#its.address}/segment?key=${encodeURIComponent(key)}`);
      return this.#its.segments.replace(key, html);
    } catch (refused) {
      this.#say(refused);
      return null;
    }
  }

  async #send(fields, segment) {
    const answer = await this.#post("segments", fields, (refused) => {
      segment.classList.remove("saving", "skipped");
      for (const [key, html] of Object.entries(refused.problem?.segments ?? {})) this.#place(key, html);
      this.#its.segments.focus(this.#its.segments.byKey(fields.key) ?? segment);
      this.#say(refused);
    });
    if (!answer) return;
    if (fields.action !== "withdraw") this.#done.push({ key: fields.key, action: "withdraw" });
    this.#show(answer, words(fields.action === "withdraw" ? "undone" : "saved", answer));
  }

  async #post(what, fields, refused) {
    try {
      return await send(`${this.#its.address}/${what}`, fields);
    } catch (error) {
      refused(error);
      if (error instanceof Refused && error.status === 409) this.look();
      return null;
    }
  }

  #notSaved(writing, refused) {
    if (refused.problem?.theirs === undefined) return writing.refuse(this.#reason(refused));
    for (const [key, html] of Object.entries(refused.problem.segments)) this.#place(key, html);
    writing.overtaken(refused.problem);
    return announce(refused.problem.detail);
  }

  #say(refused) {
    const message = this.#reason(refused);
    const place = document.getElementById("left-over");
    place.hidden = false;
    place.replaceChildren(element("p", { role: "alert" }, message));
    announce(message);
  }

  #reason(refused) {
    return refused instanceof Refused && refused.message ? refused.message : words("offline");
  }

  #show(answer, message) {
    for (const [key, html] of Object.entries(answer.segments)) this.#place(key, html);
    this.#count(answer);
    if (answer.successor) this.#superseded(answer.successor);
    this.#its.preview.renew();
    announce(message);
  }

  /** A fragment in place; a field that is open there moves into it. */
  #place(key, html) {
    const writing = this.#writings.get(key);
    const made = this.#its.segments.replace(key, html);
    if (writing && made) writing.move(made);
  }

  #count({ settled, total, needing, rest }) {
    const progress = document.getElementById("progress");
    progress.max = total || 1;
    progress.value = total ? settled : 1;
    document.getElementById("counts").textContent = words("counts", { settled, total });
    const approve = document.getElementById("approve");
    if (!approve) return;
    approve.disabled = needing.length > 0;
    approve.textContent = words(rest ? "approve.rest" : "approve", { count: rest });
    document.getElementById("approve-why").textContent = needing.length ? words("approve.open", { count: needing.length }) : "";
  }

  #close(writing) {
    this.#writings.delete(writing.key);
    writing.close();
  }

  #goOn(segment) {
    const next = this.#its.segments.next();
    if (next) this.#its.segments.focus(next);
    else {
      this.#its.segments.focus(segment);
      document.getElementById("decision").scrollIntoView({ block: "nearest" });
    }
  }

  #superseded(successor) {
    document.getElementById("superseded").hidden = false;
    const link = document.getElementById("to-successor");
    link.href = link.href.replace(/\d+(?=$|\?|#)/, successor);
  }
}
