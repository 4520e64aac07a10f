// What is being typed: kept in the browser until it is saved, offered again after a reload, closed with Esc.
(() => {
  "use strict";
  const { $, $$, storage, banner, select, press, status } = redline;
  const key = (form) => `draft ${form.getAttribute("action")}`;
  const field = (form) => $("textarea, input[name=reason]", form);
  const dirty = (form) => { const typed = field(form); return Boolean(typed) && typed.value !== typed.defaultValue; };

  addEventListener("input", (event) => {
    const form = event.target.closest && event.target.closest("form.typing");
    if (!form || event.target !== field(form)) return;
    const { base, picked, quote, before } = form.elements;
    const draft = { text: event.target.value, base: base.value, was: event.target.defaultValue };
    if (picked && picked.value) draft.words = { quote: quote.value, before: before.value };
    if (dirty(form)) storage.set(key(form), JSON.stringify(draft)); else storage.drop(key(form));
    showSaved();
  });

  // Whether everything is saved stands in the header; a change that is soon answered is not worth a word.
  const saved = $("#saved");
  let slow = 0;
  function showSaved() {
    if (!saved) return;
    clearTimeout(slow);
    const unsaved = $$("form.typing").some(dirty);
    if (redline.busy()) slow = setTimeout(() => say("saving"), 400); else say(unsaved ? "unsaved" : "saved");
  }

  function say(state) {
    saved.textContent = saved.dataset[state];
    saved.className = state;
  }

  function opened(form) {
    const typed = field(form);
    if (!typed) { $("button", form).focus(); show(form); return; }
    const draft = JSON.parse(storage.get(key(form)) || "null");
    if (draft && typeof draft.text === "string" && typed.value === draft.was) {
      typed.value = draft.text;
      if (draft.words) redline.pick(form, draft.words);
      showSaved();
      status(banner.dataset.restored);
    }
    const scope = $("input[name=scope]:checked", form);
    if (scope) { scope.focus(); show(form); return; }
    typed.focus();
    typed.setSelectionRange(...(flagged(form, typed) || [typed.value.length, typed.value.length]));
    if (typed.closest(".card")) typed.select();
    show(form);
  }

  // No part of the form stays under a bar.
  const show = (form) => form.scrollIntoView({ block: "nearest" });

  // Marks go while a paragraph is edited: the cursor begins at the words of the current flag. Words are selected, but
  // never a part of one: the first letter typed would take it away.
  function flagged(form, typed) {
    const paragraph = form.parentElement.matches(".block") && $(":scope > p", form.parentElement);
    const mark = paragraph && $("mark.lit", paragraph);
    if (!mark || typed.value !== paragraph.textContent) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEndBefore(mark);
    const start = before.toString().length, end = start + mark.textContent.length;
    return [start, inWord(typed.value, start) || inWord(typed.value, end) ? start : end];
  }

  const inWord = (text, at) => /\p{L}$/u.test(text.slice(0, at)) && /^\p{L}/u.test(text.slice(at));

  // Esc puts away what was typed, to be there again; a button throws it away. What can be kept nowhere stays open.
  function close(form, { keep = false } = {}) {
    const kept = keep && dirty(form);
    if (kept && !storage.get(key(form))) return;
    if (kept) status(banner.dataset.putAway); else storage.drop(key(form));
    const one = form.closest(".card"), thread = form.closest(".thread"), row = form.closest(".row");
    form.remove();
    showSaved();
    if (row && "stale" in row.dataset && !$$("form.typing").some(dirty)) { location.reload(); return; }
    if (one) select(one, { scroll: false });
    else if (thread) thread.focus({ preventScroll: true });
    else redline.backTo(row);
  }

  // A draft of a flag's form lies behind a closed card: its address stands in the card's template.
  function offerDrafts() {
    const kept = (path) => storage.get(`draft ${path}`);
    for (const link of $$("a[hx-get]")) if (kept(new URL(link.href).pathname)) press(link);
    for (const link of $$(".edit")) if (kept(`${new URL(link.href).pathname}remark/`)) redline.remarkOn(link);
    for (const one of $$(".card")) {
      const id = one.id.slice("flag-".length);
      for (const [what, does] of [["override", "own"], ["dismiss", "scopes"]]) {
        if (!kept(`/flags/${id}/${what}/`)) continue;
        select(one);
        press($(`[data-does="${does}"]`, one));
      }
    }
  }

  // Nobody leaves what was typed and is kept nowhere, or what was pressed and still waits to be sent, without a question.
  addEventListener("beforeunload", (event) => {
    if (redline.unsent() || $$("form.typing").some((form) => dirty(form) && !storage.get(key(form)))) event.preventDefault();
  });

  Object.assign(redline, {
    close, dirty, offerDrafts, opened, showSaved,
    dirtyIn: (element) => $$("form.typing", element).some(dirty),
    dropDraft: (form) => storage.drop(key(form)),
    saved: (form) => { storage.drop(key(form)); form.remove(); },
  });
})();
