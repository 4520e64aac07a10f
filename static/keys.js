// Keys: which one does what comes from the page, as the person has set it.
(() => {
  "use strict";
  const { $, $$, storage, card, press } = redline;
  const dialog = $("#keys");
  const actions = new Map(Object.entries(JSON.parse(dialog.dataset.keys)).map(([action, key]) => [key, action]));
  const keys = new Map([...actions].map(([key, action]) => [action, key]));
  const on = () => "on" in dialog.dataset && storage.get("keys") !== "off";

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (event.key === "Escape") { escape(event); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || redline.typing(event.target) || event.target.closest("form.typing") || $("dialog[open]")) return;
    if (!on()) return;
    if (event.key === "Enter") {
      if (event.target === card()) { event.preventDefault(); redline.wanted("accept"); }
      return;
    }
    const action = actions.get(event.key) || actions.get(event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    if (!event.repeat || action === "next" || action === "previous") redline.wanted(action);
  }

  function escape(event) {
    if ($("dialog[open]")) return;
    const menu = $(".menu[open]");
    if (menu) { menu.open = false; $("summary", menu).focus(); return; }
    const form = event.target.closest && event.target.closest("form.typing");
    if (form) { event.preventDefault(); redline.close(form, { keep: true }); }
  }

  // Keys that are shown are those that work, or none.
  redline.showKeys = () => {
    for (const shown of $$("kbd[data-of]")) {
      const key = keys.get(shown.dataset.of) || "";
      shown.textContent = key.length === 1 && key !== key.toLowerCase() ? `⇧${key}` : key.toUpperCase();
      shown.hidden = !on() && !shown.closest("dialog");
    }
  };

  const single = $("#keys-on");
  if (single) {
    single.checked = on();
    single.addEventListener("change", () => {
      if (single.checked) storage.drop("keys"); else storage.set("keys", "off");
      redline.showKeys();
    });
  }
  addEventListener("keydown", onKey);
  for (const link of $$(".brief")) link.tabIndex = -1;  // one tab stop: the current card
  redline.showKeys();
})();
