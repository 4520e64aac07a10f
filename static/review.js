// Keys, focus and drafts of the review page. Nothing here knows a position in the text.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const act = $("#act"), banner = $("#banner"), panel = $("#panel"), keys = $("#keys");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const storage = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* full or switched off */ } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* nothing to drop */ } },
  };
  let current = null;        // the id of the current card
  let waiting = null;        // what to do once the answer is there: {ids, top}
  let busy = false;          // a change is on its way
  const queued = [];         // what was pressed meanwhile
  let contested = null;      // the form whose text met a conflict

  // --- the current flag -------------------------------------------------------------------------------------------
  const cards = () => $$(".card");
  const card = () => (current && document.getElementById(current)) || null;

  function select(next, { focus = true, scroll = true } = {}) {
    const before = card();
    if (before && before !== next) { before.classList.remove("current"); before.tabIndex = -1; }
    $$(".lit").forEach((element) => element.classList.remove("lit"));
    current = next ? next.id : null;
    if (!next) return;
    next.classList.add("current");
    next.tabIndex = 0;
    const id = next.id.slice("flag-".length);
    const lit = $$(`[data-f~="${id}"]`);
    lit.forEach((element) => element.classList.add("lit"));
    if (focus) next.focus({ preventScroll: true });
    if (scroll) bring(lit.find((element) => element.localName === "mark") || next, next);
  }

  function bring(mark, next) {
    const room = { top: $(".head").offsetHeight + 16, bottom: innerHeight - $(".foot").offsetHeight - 16 };
    const boxes = [mark.getBoundingClientRect(), next.getBoundingClientRect()];
    const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
    if (top >= room.top && bottom <= room.bottom) return;
    const tall = bottom - top > room.bottom - room.top;
    const by = tall ? boxes[1].top - room.top : (top + bottom) / 2 - (room.top + room.bottom) / 2;
    scrollBy({ top: by, behavior: calm || Math.abs(by) > innerHeight * 1.5 ? "instant" : "smooth" });
  }

  function step(by) {
    const all = cards();
    if (!all.length) return;
    const at = all.indexOf(card());
    select(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  // --- acting -----------------------------------------------------------------------------------------------------
  function press(element) { if (element) element.click(); }

  const inCard = (selector) => card() && $(selector, card());
  const row = () => card() && card().closest(".row");
  const doing = {
    j: () => step(1),
    k: () => step(-1),
    a: () => press(inCard("button.fix")),
    1: () => press(inCard('button.fix[value="0"]')),
    2: () => press(inCard('button.fix[value="1"]')),
    3: () => press(inCard('button.fix[value="2"]')),
    r: () => press(inCard('[data-key="r"]')),
    d: () => press(inCard('[data-key="d"]')),
    D: () => press(inCard('[data-key="D"]')),
    b: () => press(inCard('[data-key="b"]')),
    z: () => press($('#undo [data-key="z"]')),
    n: () => press($('[data-key="n"]')),
    e: edit,
    q: toSource,
    "?": () => keys.showModal(),
  };

  function edit() {
    const id = card() && card().id.slice("flag-".length);
    const mark = id && $(`mark[data-f~="${id}"]`);
    const block = (mark && mark.closest(".block")) || (row() && $(".block", row()));
    const open = block && $("form.typing textarea", block);
    if (open) open.focus(); else press(block && $(".edit", block));
  }

  let back = null;
  function toSource() {
    if (back) { const to = back; back = null; $$(".outlined").forEach((e) => e.classList.remove("outlined")); select(to); return; }
    const link = inCard(".to-source");
    const place = link ? document.getElementById(link.hash.slice(1)) : row() && $(".src", row());
    if (!place) return;
    back = card();
    outline(place);
  }

  function outline(place) {
    $$(".outlined").forEach((element) => element.classList.remove("outlined"));
    place.classList.add("outlined");
    place.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  }

  const typing = (element) => element.closest && element.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (event.key === "Escape") { escape(event); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || $("dialog[open]")) return;
    if (storage.get("keys") === "off") return;
    if (event.key === "Enter") {
      if (event.target === card()) { event.preventDefault(); perform("a"); }
      return;
    }
    const key = event.key === "D" || !/^[A-Z]$/.test(event.key) ? event.key : event.key.toLowerCase();
    if (!Object.hasOwn(doing, key)) return;
    event.preventDefault();
    if (!event.repeat || key === "j" || key === "k") perform(key);
  }

  function perform(key) { if (busy && !"jk?q".includes(key)) queued.push(key); else doing[key](); }

  function escape(event) {
    if ($("dialog[open]")) return;
    const menu = $(".menu[open]");
    if (menu) { menu.open = false; $("summary", menu).focus(); return; }
    const form = event.target.closest && event.target.closest("form.typing");
    if (form) { event.preventDefault(); close(form); }
  }

  function close(form) {
    const owner = form.closest(".card") || card();
    storage.drop(draftKey(form));
    form.remove();
    if (owner && owner.isConnected) select(owner, { scroll: false });
  }

  // --- drafts -----------------------------------------------------------------------------------------------------
  const draftKey = (form) => `draft ${form.getAttribute("action")}`;
  const field = (form) => $("textarea, input[name=reason]", form);
  const dirty = (form) => { const typed = field(form); return Boolean(typed) && typed.value !== typed.defaultValue; };

  addEventListener("input", (event) => {
    const form = event.target.closest && event.target.closest("form.typing");
    if (!form || event.target !== field(form)) return;
    const draft = { text: event.target.value, base: form.elements.base.value, was: event.target.defaultValue };
    dirty(form) ? storage.set(draftKey(form), JSON.stringify(draft)) : storage.drop(draftKey(form));
  });

  function opened(form) {
    const typed = field(form);
    if (!typed) { $("button", form).focus(); return; }
    const draft = JSON.parse(storage.get(draftKey(form)) || "null");
    if (draft && typeof draft.text === "string" && typed.value === draft.was) {
      typed.value = draft.text;
      $("#status").textContent = banner.dataset.restored;
    }
    typed.focus();
    typed.setSelectionRange(typed.value.length, typed.value.length);
    if (typed.closest(".card")) typed.select();
  }

  function offerDrafts() {
    for (const link of $$("a[hx-get]")) {
      const path = new URL(link.href).pathname;
      if (storage.get(`draft ${path}`)) press(link);
    }
  }

  // --- htmx -------------------------------------------------------------------------------------------------------
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig } = event.detail;
    if (requestConfig.verb !== "post") return;
    busy = true;
    banner.textContent = "";
    const at = elt.closest(".card") || card();
    const all = cards(), index = all.indexOf(at);
    waiting = { ids: [...all.slice(index + 1), ...all.slice(0, Math.max(index, 0)).reverse()].map((c) => c.id), from: at && at.id, stays: Boolean(elt.closest(".block")) };
    if (elt.matches("form.typing")) elt.dataset.saving = "";
    if (elt.closest("#panel") && contested) contested.dataset.saving = "";
    if (elt === act && at) at.classList.add("going");
  });

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const forms = $$("form.typing", event.detail.target).filter((form) => !("saving" in form.dataset) && dirty(form));
    if (forms.length && event.detail.target.matches(".row")) event.detail.shouldSwap = false;
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const path = new URL(event.detail.xhr.responseURL || location.href).pathname;
    if (path.startsWith("/accounts/login/")) {
      event.detail.shouldSwap = false;
      say(banner.dataset.signedOut, path);
    }
    if (event.detail.target === panel) contested = event.detail.requestConfig.elt.closest("form.typing");
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === panel) { if (!panel.open) panel.showModal(); return; }
    const form = $("form.typing:not([data-opened])");
    if (form && event.detail.requestConfig && event.detail.requestConfig.verb === "get") { form.dataset.opened = ""; opened(form); }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const { requestConfig, xhr, successful } = event.detail;
    if (requestConfig.verb !== "post") return;
    const elt = requestConfig.elt;  // the event's own may be another: the form is gone once its row was swapped
    if (successful) {
      for (const form of [elt, contested]) if (form && form.matches && form.matches("form.typing")) storage.drop(draftKey(form));
      if (panel.open) { contested = null; panel.close(); }
    } else {
      waiting = null;  // the focus stays where the words are
      delete elt.dataset.saving;
      if (contested) delete contested.dataset.saving;
      $$(".going").forEach((c) => c.classList.remove("going"));
      if (!xhr.status) say(banner.dataset.gone);
      else if (![409, 415, 422, 503].includes(xhr.status)) say(xhr.status === 403 ? banner.dataset.forbidden : banner.dataset.failed);
    }
  });

  document.addEventListener("htmx:afterSettle", settle);
  document.addEventListener("htmx:sendError", settle);
  document.addEventListener("htmx:responseError", settle);

  let planned = false;
  function settle() {
    if (planned) return;
    planned = true;
    queueMicrotask(() => { planned = false; settled(); });
  }

  function settled() {
    recount();
    if (waiting && !(panel.open || $("form.typing[data-saving]"))) {
      const { ids, from, stays } = waiting;
      const same = document.getElementById(from);
      const next = stays || same ? same || ids.map((id) => document.getElementById(id)).find(Boolean) : ids.map((id) => document.getElementById(id)).find(Boolean);
      if (next) select(next); else { select(null); $("#main").focus({ preventScroll: true }); }
    }
    waiting = null;
    busy = false;
    if (queued.length) doing[queued.shift()]();
  }

  function recount() {
    for (const button of $$('button[data-key="b"]')) {
      const n = cards().filter((c) => c.dataset.alike === button.value && $("button.fix", c)).length;
      button.hidden = n < 2;
      button.textContent = button.textContent.replace(/\d+/, n);
    }
  }

  function say(sentence, link) {
    banner.textContent = sentence;
    if (!link) return;
    const anchor = Object.assign(document.createElement("a"), { href: link, target: "_blank", textContent: banner.dataset.signIn });
    banner.append(" ", anchor);
  }

  // --- pointing ---------------------------------------------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const target = event.target;
    const button = target.closest("button[form=act]");
    if (button && busy) { event.preventDefault(); event.stopPropagation(); return; }
    if (target.closest("[data-close]")) { close(target.closest("form.typing")); return; }
    const does = target.closest("[data-do]");
    if (does) { perform(does.dataset.do); return; }
    const mark = target.closest("mark a");
    if (mark) { event.preventDefault(); choose(mark); return; }
    const source = target.closest(".to-source");
    if (source) { event.preventDefault(); const place = document.getElementById(source.hash.slice(1)); if (place) outline(place); return; }
    if (target.closest("[data-reload]")) { event.preventDefault(); if (contested) storage.drop(draftKey(contested)); location.reload(); return; }
    const on = target.closest(".card");
    if (on && on !== card()) select(on, { focus: !typing(target) && !target.closest("a, button"), scroll: false });
  }, true);

  function choose(link) {
    const ids = link.parentElement.dataset.f.split(" ").map((id) => `flag-${id}`);
    const next = ids[(ids.indexOf(current) + 1) % ids.length];
    select(document.getElementById(next));
  }

  let pointing = false;  // between press and click a card must not grow: the click would miss its button
  document.addEventListener("pointerdown", () => { pointing = true; }, true);
  for (const end of ["click", "pointercancel", "keydown"]) document.addEventListener(end, () => { pointing = false; }, true);

  document.addEventListener("focusin", (event) => {
    if (pointing) return;
    const on = event.target.closest && event.target.closest(".card");
    if (on && on !== card()) select(on, { focus: false, scroll: false });
  });

  // --- beginning --------------------------------------------------------------------------------------------------
  addEventListener("keydown", onKey);
  addEventListener("beforeunload", (event) => { if ($$("form.typing").some((form) => dirty(form) && !storage.get(draftKey(form)))) event.preventDefault(); });
  panel.addEventListener("close", () => { waiting = null; busy = false; const field = contested && $("textarea", contested); if (field) field.focus(); else if (card()) card().focus(); });
  const single = $("#keys-on");
  single.checked = storage.get("keys") !== "off";
  single.addEventListener("change", () => (single.checked ? storage.drop("keys") : storage.set("keys", "off")));
  document.documentElement.style.setProperty("--head", `${$(".head").offsetHeight}px`);
  const wanted = location.hash.startsWith("#flag-") && document.getElementById(location.hash.slice(1));
  addEventListener("load", () => {
    offerDrafts();
    if (wanted || cards()[0]) select(wanted || cards()[0], { scroll: Boolean(wanted) });
  });
})();
