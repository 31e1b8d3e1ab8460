// The keys of the editor; people may move them, `?` and the palette list them.

import { announce, words } from "/static/desk.js";
import { askFor } from "/static/editor_dialogs.js";
import { keys } from "/static/keys.js";

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Adds everything that the visitor may do here. */
export function addKeys({ segments, decisions, help, preview, canReview, canRemark }) {
  const current = () => segments.current;
  const add = (id, key, run, more = {}) =>
    keys.add({ id: `editor.${id}`, key, label: words(`key.${id}`), group: words("group.editor"), run, ...more });
  const isWriting = () => decisions.active !== undefined;

  add("down", "j", () => segments.step(1), { repeat: true });
  add("up", "k", () => segments.step(-1), { repeat: true });
  add("next", "n", () => go(segments.next(1)));
  add("previous", "Shift+n", () => go(segments.next(-1)));
  add("preview", "p", () => preview.toggle());
  add("order", "o", () => document.getElementById("order").click());
  add("draft.next", "]", () => document.getElementById("to-after")?.click());
  add("draft.before", "[", () => document.getElementById("to-before")?.click());
  add("find", "w", () => find());
  add("find.typing", "Mod+m k", () => find(), { typing: true });
  if (canRemark) {
    add("comment", "c", () => remark("comment"));
    add("question", "q", () => remark("question"));
  }
  if (!canReview) return;
  add("accept", "Enter", () => decisions.decide(current(), "accept"));
  add("skip", "s", () => decisions.decide(current(), "skip"));
  add("edit", "e", () => decisions.write(current()));
  add("save", "Mod+Enter", () => decisions.save(decisions.active), { typing: true, when: isWriting });
  add("undo", "u", () => decisions.undo());
  add("fix", "f", fix);
  add("fix.typing", "Mod+m f", fix, { typing: true, when: isWriting });
  add("term", "t", term);
  add("term.typing", "Mod+m t", term, { typing: true, when: isWriting });
  add("chip", "Mod+,", placeMissing, { typing: true, when: isWriting });
  add("reject", "r", () => refuse("reject", ["meaning", "incomplete", "style", "terms", "facts", "source"]));
  add("hold", "h", () => refuse("hold", ["unclear", "waiting", "colleague"]));
  add("approve", "Shift+Enter", approve);
  for (const digit of DIGITS) {
    const label = words("key.take", { number: digit });
    const run = () => help.take(current(), digit);
    add(`take.${digit}`, String(digit), run, { label });
    add(`take.typing.${digit}`, `Mod+m ${digit}`, run, { label: `${label} ${words("key.typing")}`, typing: true, when: isWriting });
  }

  function go(segment) {
    if (segment) segments.focus(segment);
    else announce(words("nothing.open"));
  }

  function approve() {
    const open = segments.needing()[0];
    if (!open) return decisions.decideDraft("approve");
    segments.focus(open);
    return announce(words("approve.open", { count: segments.needing().length }));
  }

  function fix() {
    const found = current().querySelector("button[data-fix]");
    if (!found) return announce(words("fix.none"));
    return decisions.write(current(), found.dataset.fix);
  }

  function term() {
    const found = current().querySelector(".terms .missing button[data-insert], .terms button[data-insert]");
    if (!found) return announce(words("term.none"));
    return decisions.insert(current(), found.dataset.insert);
  }

  function placeMissing() {
    if (!decisions.active.field.placeMissing()) announce(words("chip.none"));
  }

  async function refuse(action, reasons) {
    const canned = reasons.map((each) => words(`reason.${each}`));
    const reason = await askFor({ title: words(`ask.${action}`), label: words("ask.reason"), send: words(`send.${action}`), canned });
    if (reason) decisions.decideDraft(action, reason);
  }

  async function remark(kind) {
    const segment = current();
    const text = await askFor({ title: words(`ask.${kind}`), label: words("ask.text"), send: words("send.remark") });
    if (text) await decisions.remark(segment, kind, text);
    segments.byKey(segment.dataset.key)?.focus();
  }

  async function find() {
    const segment = current();
    const selected = decisions.active?.field.selected || getSelection().toString();
    const wanted = selected.trim() || (await askFor({ title: words("ask.find"), label: words("ask.words"), send: words("send.find") }));
    if (wanted) help.find(segment, wanted);
  }
}
