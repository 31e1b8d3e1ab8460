// An editable text whose placeholders cannot be broken: typing, deleting, pasting and dropping change words only.

import { GUARD, chip, isChip, plain, serialise, tokens } from "./editor_text.js";

/**
 * Makes `element` editable. `chips` are those of the source (`{text, number, mark, label, mayMiss}`), `name(chip)` says
 * one aloud, `changed(text)` hears every change, `kept(chip)` hears that somebody tried to delete one.
 */
export class ChipField {
  #element;
  #chips;
  #on;
  #past = [];
  #future = [];
  #isComposing = false;

  constructor(element, { chips, name, changed, kept }) {
    this.#element = element;
    this.#chips = chips;
    this.#on = { name, changed, kept };
    element.contentEditable = "true";
    element.addEventListener("beforeinput", (event) => this.#guard(event));
    element.addEventListener("input", () => this.#isComposing || this.#settle());
    element.addEventListener("compositionstart", () => (this.#isComposing = true));
    element.addEventListener("compositionend", () => ((this.#isComposing = false), this.#settle()));
    element.addEventListener("paste", (event) => this.#paste(event));
    element.addEventListener("copy", (event) => this.#copy(event));
    element.addEventListener("drop", (event) => event.preventDefault());
    element.addEventListener("dragstart", (event) => event.preventDefault());
    element.addEventListener("keydown", (event) => this.#undoKeys(event));
  }

  /** The text in the notation. */
  get text() {
    return serialise(this.#element).replace(/\s*[\r\n]+\s*/g, " ");
  }

  /** Replaces the whole text, as one step of undo. */
  set text(text) {
    this.#remember();
    this.#show(text);
    this.#caretAtEnd();
    this.#tell();
  }

  /** Shows a text as the beginning: nothing to undo. */
  start(text) {
    this.#past = [];
    this.#future = [];
    this.#show(text);
  }

  focus() {
    this.#element.focus();
    this.#caretAtEnd();
  }

  /** The chips of the source that the text does not have; of emphasis only what must be there. */
  missing({ all = false } = {}) {
    const there = [...this.#found()].map((each) => each.dataset.chip);
    return this.#chips.filter((each) => (all || !each.mayMiss) && !there.includes(each.text));
  }

  /** The words that are selected in the field. */
  get selected() {
    return plain(serialise(this.#range().cloneContents()));
  }

  /** Puts words where the caret is. */
  insert(words) {
    this.#remember();
    const range = this.#range();
    this.#withoutWords(range);
    this.#type(words);
    this.#settle({ isRemembered: true });
  }

  /** Puts a placeholder where the caret is, a pair around what is selected; one that stands elsewhere moves here. */
  place(number) {
    this.#remember();
    const range = this.#range();
    const wanted = this.#chips.filter((each) => each.number === number);
    const [first, last] = [wanted[0], wanted.at(-1)];
    const end = range.cloneRange();
    end.collapse(false);
    const old = [...this.#found()].filter((each) => Number(each.dataset.number) === number);
    const [before, behind] = [this.#made(first), first === last ? null : this.#made(last)];
    if (behind) end.insertNode(behind);
    range.collapse(true);
    range.insertNode(before);
    old.forEach((each) => each.remove());
    this.#guards();
    this.#caretBehind(before);
    this.#settle({ isRemembered: true });
  }

  /** The next missing chip, emphasis last; returns whether there was one. */
  placeMissing() {
    const next = this.missing()[0] ?? this.missing({ all: true })[0];
    if (next) this.place(next.number);
    return next;
  }

  #found() {
    return this.#element.querySelectorAll("[data-chip]");
  }

  #made(token) {
    return chip(token, token.label, this.#on.name(token));
  }

  #show(text) {
    const known = new Map(this.#chips.map((each) => [each.text, each]));
    const nodes = [...tokens(text)].map((token) =>
      token.mark ? this.#made({ ...token, ...known.get(token.text) }) : document.createTextNode(token.text),
    );
    this.#element.replaceChildren(...nodes);
    this.#guards();
  }

  /** Between two chips, and at the edges, there is a place for the caret. */
  #guards() {
    for (const each of this.#found()) {
      for (const [side, where] of [["previousSibling", "before"], ["nextSibling", "after"]]) {
        const beside = each[side];
        if (beside?.nodeType !== Node.TEXT_NODE || beside.data === "") each[where](GUARD);
      }
    }
  }

  #guard(event) {
    const kind = event.inputType;
    if (kind === "historyUndo" || kind === "historyRedo") {
      event.preventDefault();
      return kind === "historyUndo" ? this.undo() : this.redo();
    }
    if (kind.startsWith("format") || ["insertParagraph", "insertLineBreak", "insertFromDrop"].includes(kind)) {
      return event.preventDefault();
    }
    const range = this.#target(event);
    const hasWords = plain(serialise(range.cloneContents())) !== "";
    const touched = this.#touched(range);
    if (!touched.length && (hasWords || range.collapsed)) return this.#remember({ isTyping: true });
    if (!event.cancelable) return this.#remember();
    event.preventDefault();
    if (!hasWords && kind.startsWith("delete") && touched.length < 2) return this.#step(range, kind);
    this.#remember();
    this.#withoutWords(range);
    if (kind.startsWith("insert") && event.data) this.#type(event.data);
    this.#settle({ isRemembered: true });
  }

  #target(event) {
    const range = document.createRange();
    const [target] = event.getTargetRanges();
    if (!target) return this.#range();
    range.setStart(target.startContainer, target.startOffset);
    range.setEnd(target.endContainer, target.endOffset);
    return range;
  }

  #touched(range) {
    return [...this.#found()].filter((each) => range.intersectsNode(each) && !this.#isBeside(range, each));
  }

  /** Whether the range only touches the edge of a chip. */
  #isBeside(range, node) {
    const around = document.createRange();
    around.selectNode(node);
    const isBehind = range.compareBoundaryPoints(Range.START_TO_END, around) <= 0;
    const isBefore = range.compareBoundaryPoints(Range.END_TO_START, around) >= 0;
    return isBehind || isBefore;
  }

  /** Backspace and Delete beside a chip go over it. */
  #step(range, kind) {
    const isBackward = kind.endsWith("Backward");
    let node = this.#touched(range)[0] ?? this.#beside(range, isBackward);
    if (!node) return;
    this.#on.kept(node);
    this.#caret(isBackward ? "before" : "behind", node);
  }

  #beside(range, isBackward) {
    const chips = [...this.#found()];
    const point = (each) => range.comparePoint(each.parentNode, [...each.parentNode.childNodes].indexOf(each));
    return isBackward ? chips.filter((each) => point(each) < 0).at(-1) : chips.find((each) => point(each) >= 0);
  }

  /** Takes the words out of a range and what may go of its chips: whole pairs of emphasis, and what the source has not. */
  #withoutWords(range) {
    const touched = this.#touched(range);
    const goes = touched.filter((each) => this.#mayGo(each, touched));
    const walker = document.createTreeWalker(this.#element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      if (range.intersectsNode(walker.currentNode) && !isChip(walker.currentNode.parentNode)) nodes.push(walker.currentNode);
    }
    const { startContainer, startOffset, endContainer, endOffset } = range;
    let first = null;
    for (const node of nodes) {
      const from = node === startContainer ? startOffset : 0;
      const to = node === endContainer ? endOffset : node.data.length;
      node.deleteData(from, to - from);
      first ??= [node, from];
    }
    goes.forEach((each) => each.remove());
    this.#guards();
    if (first?.[0].isConnected) this.#select(...first);
    touched.filter((each) => !goes.includes(each)).forEach((each) => this.#on.kept(each));
  }

  #mayGo(node, touched) {
    const known = this.#chips.find((each) => each.text === node.dataset.chip);
    const twins = [...this.#found()].filter((each) => each.dataset.chip === node.dataset.chip);
    if (!known || twins.length > 1) return true;
    const pair = [...this.#found()].filter((each) => each.dataset.number === node.dataset.number);
    return known.mayMiss && pair.every((each) => touched.includes(each));
  }

  #type(words) {
    const text = document.createTextNode(words);
    const range = this.#range();
    range.insertNode(text);
    this.#element.normalize();
    this.#guards();
    range.collapse(false);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  #paste(event) {
    event.preventDefault();
    const words = plain(event.clipboardData.getData("text/plain")).replace(/\s+/g, " ");
    if (words) this.insert(words);
  }

  #copy(event) {
    event.preventDefault();
    event.clipboardData.setData("text/plain", this.selected);
  }

  /** After a change: what an input method took away in spite of us comes back where the caret is. */
  #settle({ isRemembered = false } = {}) {
    this.#element.querySelectorAll("br").forEach((each) => each.remove());
    const before = this.#past.at(-1)?.text ?? "";
    if (!isRemembered) {
      const lost = this.missing().filter((each) => before.includes(each.text));
      lost.forEach((each) => (this.#range().insertNode(this.#made(each)), this.#on.kept(this.#made(each))));
    }
    this.#guards();
    this.#tell();
  }

  #tell() {
    this.#future = [];
    this.#on.changed(this.text);
  }

  #remember({ isTyping = false } = {}) {
    const last = this.#past.at(-1);
    const now = Date.now();
    const text = this.text;
    if (last?.text === text || (isTyping && last?.isTyping && now - last.at < 700)) return;
    this.#past.push({ text, at: now, isTyping });
  }

  undo() {
    this.#travel(this.#past, this.#future);
  }

  redo() {
    this.#travel(this.#future, this.#past);
  }

  #travel(from, to) {
    const now = this.text;
    while (from.length && from.at(-1).text === now) from.pop();
    const found = from.pop();
    if (!found) return;
    to.push({ text: now, at: Date.now() });
    this.#show(found.text);
    this.#caretAtEnd();
    this.#on.changed(this.text);
  }

  #undoKeys(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (key !== "z" && !isRedo) return;
    event.preventDefault();
    if (isRedo) this.redo();
    else this.undo();
  }

  /** The selection, if it is in the field; else its end. */
  #range() {
    const selection = getSelection();
    if (selection.rangeCount) {
      const range = selection.getRangeAt(0);
      if (this.#element.contains(range.commonAncestorContainer)) return this.#outsideChips(range);
    }
    const range = document.createRange();
    range.selectNodeContents(this.#element);
    range.collapse(false);
    return range;
  }

  #outsideChips(range) {
    const holding = (node) => [...this.#found()].find((each) => each.contains(node));
    const [first, last] = [holding(range.startContainer), holding(range.endContainer)];
    if (first) range.setStartAfter(first);
    if (last) range.setEndBefore(last);
    return range;
  }

  #caretBehind(node) {
    this.#caret("behind", node);
  }

  #caret(side, node) {
    const beside = side === "before" ? node.previousSibling : node.nextSibling;
    if (!beside) return;
    this.#select(beside, side === "before" ? beside.data.replace(GUARD, "").length : 0);
  }

  #caretAtEnd() {
    getSelection().selectAllChildren(this.#element);
    getSelection().collapseToEnd();
  }

  #select(node, offset) {
    getSelection().collapse(node, Math.min(offset, node.data.length));
  }
}
