// The editor: one key for each decision, then on to the next segment that needs a person.

import { announce, words } from "/static/desk.js";
import { Decisions } from "/static/editor_decisions.js";
import { signInAgain } from "/static/editor_dialogs.js";
import { addKeys } from "/static/editor_keys.js";
import { Help } from "/static/editor_help.js";
import { Preview } from "/static/editor_preview.js";
import { bringBack } from "/static/editor_restore.js";
import { Segments } from "/static/editor_segments.js";
import { onExpiry } from "/static/editor_server.js";
import { Typed } from "/static/editor_typed.js";
import { watch } from "/static/editor_watch.js";

const root = document.getElementById("editor");
const { address, place, person, locale: tag, localeName: name, dir } = root.dataset;
const canReview = root.dataset.canReview !== undefined;

const preview = new Preview(address, (key) => {
  const found = segments.byKey(key);
  if (found) segments.focus(found);
});
const segments = new Segments(document.getElementById("segments"), (segment) => {
  preview.mark(segment.dataset.key);
  if (segment.matches(".later") && !decisions.writing(segment)) decisions.renew(segment).then((shown) => shown && help.come(shown));
  else help.come(segment);
});
const typed = new Typed(person, place);
const decisions = new Decisions({ address, segments, preview, typed, locale: { tag, name, dir } });
const help = new Help(address, (segment, text) => decisions.write(segment, text));

onExpiry(() => signInAgain(`${address}/presence`));
addKeys({ segments, decisions, help, preview, canReview, canRemark: root.dataset.canRemark !== undefined });
listenToButtons();
if (canReview) bringBack(typed, { segments, decisions });
decisions.look = watch(address, (state) => decisions.heard(state));
begin();

function begin() {
  const said = sessionStorage.getItem("said");
  sessionStorage.removeItem("said");
  if (said) announce(said);
  const asked = location.hash.startsWith("#s") && document.getElementById(location.hash.slice(1));
  const first = asked || segments.current;
  if (first && !document.querySelector("textarea[autofocus]")) segments.focus(first);
}

/** The forms of the page without script become requests that keep the place. */
function listenToButtons() {
  document.getElementById("segments").addEventListener("submit", (event) => {
    event.preventDefault();
    const segment = event.target.closest(".segment");
    if (event.target.matches(".plain")) decisions.write(segment, event.target.elements.text.value);
    else decisions.decide(segment, event.submitter.value);
  });
  document.getElementById("segments").addEventListener("click", (event) => {
    const segment = event.target.closest(".segment");
    const { fix, insert } = event.target.closest("button")?.dataset ?? {};
    if (event.target.closest("a.edit")) event.preventDefault(), decisions.write(segment);
    else if (fix !== undefined) decisions.write(segment, fix);
    else if (insert !== undefined) decisions.insert(segment, insert);
  });
  document.getElementById("segments").addEventListener("mousedown", (event) => {
    if (event.target.closest("button[data-insert], button[data-fix]")) event.preventDefault();
  });
  document.querySelector("form.decide")?.addEventListener("submit", (event) => {
    event.preventDefault();
    decisions.decideDraft(event.submitter.value, document.getElementById("reason")?.value ?? "");
  });
  document.querySelector("#ask form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    decisions.remark(null, event.submitter.value, event.target.elements.text.value);
  });
}
