// Paragraphs split, remarks on selected words, mentions. Nothing here knows a position in the text.
(() => {
  "use strict";
  const { $, $$ } = redline;

  // --- paragraphs -------------------------------------------------------------------------------------------------
  // A blank line where the cursor is, without the spaces beside it; then the words are saved like any others.
  function split(field) {
    const before = field.value.slice(0, field.selectionStart).trimEnd();
    const after = field.value.slice(field.selectionEnd).trimStart();
    if (!before || !after) { redline.status(redline.banner.dataset.splitWhere); field.focus(); return; }
    field.value = `${before}\n\n${after}`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form.requestSubmit();
  }

  document.addEventListener("redline:paragraph", (event) => {
    const { row, block } = event.detail;
    setTimeout(() => {  // after the page has set its own focus
      const found = $$(".block", document.getElementById(row) || document)[block];
      if (!found) return;
      $(".edit", found).focus({ preventScroll: true });
      found.scrollIntoView({ block: "nearest" });
    });
  });

  // --- remarks ----------------------------------------------------------------------------------------------------
  // The words that are selected and the text before them, as they stand in one paragraph; null without a selection.
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const paragraph = holder(range.startContainer);
    if (!paragraph || paragraph !== holder(range.endContainer)) return { elsewhere: Boolean(holder(range.startContainer)) };
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return { paragraph, quote: range.toString(), before: before.toString() };
  }

  const holder = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(".block > p");

  function paragraphOfCard() {
    const card = redline.card();
    if (!card) return $(".block > p");
    const mark = $(`mark[data-f~="${card.id.slice("flag-".length)}"]`);
    return (mark && mark.closest(".block > p")) || $(".block > p", card.closest(".row"));
  }

  function remark() {
    const words = selected();
    if (words && words.elsewhere) { redline.status($("#talk").dataset.oneParagraph); return; }
    const paragraph = words && words.paragraph ? words.paragraph : paragraphOfCard();
    const link = paragraph && $(".edit", paragraph.parentElement);
    if (!link) return;
    const opened = $("form.remark textarea", paragraph.parentElement);
    if (opened) { opened.focus(); return; }
    remarkOn(link).then(() => { if (words && words.paragraph) pick($("form.remark", paragraph.parentElement), words); });
  }

  // Opens the form for a remark on the paragraph of that link.
  function remarkOn(link) {
    const address = new URL(link.href);
    address.pathname += "remark/";
    return htmx.ajax("GET", address.pathname + address.search, { source: link, target: link.parentElement, swap: "beforeend" });
  }

  function pick(form, { quote, before }) {
    if (!form) return;
    form.elements.quote.value = quote;
    form.elements.before.value = before;
    form.elements.picked.value = "on";
    form.classList.add("is-picked");
    const shown = $(".picked-words", form);
    shown.hidden = false;
    $("q", shown).textContent = quote.trim();
  }

  // --- threads ----------------------------------------------------------------------------------------------------
  function light(thread, on) {
    for (const words of $$(`[data-c~="${thread.id.slice("thread-".length)}"]`)) words.classList.toggle("said-of", on);
  }

  for (const [come, go] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(come, (event) => { const thread = event.target.closest(".thread"); if (thread) light(thread, true); });
    document.addEventListener(go, (event) => { const thread = event.target.closest(".thread"); if (thread) light(thread, false); });
  }

  function goTo(id) {
    const found = document.getElementById(id);
    if (!found) return;
    if (found.matches(".card")) { redline.select(found); return; }
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("redline:to", (event) => setTimeout(() => goTo(event.detail.id)));

  // --- mentions ---------------------------------------------------------------------------------------------------
  const called = /(^|[^\w@.])@([\w.@+-]*)$/;

  function offer(field) {
    const list = $(".people", field.form);
    if (!list) return;
    const asked = called.exec(field.value.slice(0, field.selectionStart));
    list.classList.toggle("called", Boolean(asked));
    if (!asked) return;
    for (const button of $$("[data-mention]", list)) {
      button.hidden = !button.dataset.mention.toLowerCase().startsWith(asked[2].toLowerCase());
    }
  }

  function mention(button) {
    const field = $("textarea", button.form);
    const before = field.value.slice(0, field.selectionStart).replace(called, (all, lead) => `${lead}@${button.dataset.mention} `);
    field.value = before + field.value.slice(field.selectionStart);
    field.setSelectionRange(before.length, before.length);
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // --- listening --------------------------------------------------------------------------------------------------
  addEventListener("input", (event) => { if (event.target.matches("form.aside textarea")) offer(event.target); });

  // A button that is pressed would take the selection away before it is read.
  document.addEventListener("mousedown", (event) => { if (event.target.closest('[data-does="comment"]')) event.preventDefault(); });

  document.addEventListener("click", (event) => {
    const target = event.target;
    const splits = target.closest("[data-split]");
    if (splits) split($("textarea", splits.form));
    if (target.closest('[data-does="comment"]')) remark();
    const called = target.closest("[data-mention]");
    if (called) mention(called);
    const leads = target.closest("[data-to-thread]");
    if (leads) { event.preventDefault(); goTo(leads.hash.slice(1)); }
    const words = target.closest(".remarked");
    if (words && getSelection().isCollapsed && !target.closest("mark")) goTo(`thread-${words.dataset.c.split(" ")[0]}`);
  });

  Object.assign(redline, { goTo, pick, remarkOn });
})();
