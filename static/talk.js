// Paragraphs split, remarks on selected words, mentions. Nothing here knows a position in the text.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  // --- paragraphs -------------------------------------------------------------------------------------------------
  // A blank line where the cursor is, without the spaces beside it; then the words are saved like any others.
  function split(field) {
    const before = field.value.slice(0, field.selectionStart).trimEnd();
    const after = field.value.slice(field.selectionEnd).trimStart();
    if (!before || !after) { field.focus(); return; }
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

  document.addEventListener("click", (event) => {
    const splits = event.target.closest("[data-split]");
    if (splits) split($("textarea", splits.form));
  });
})();
