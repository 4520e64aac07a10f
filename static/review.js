// The current flag of the review page: which it is, where it stands, what is done to it. Nothing here knows a position
// in the text. exchange.js, drafts.js and keys.js go on from what is handed out in `redline`.
window.redline = (() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const storage = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* full or switched off */ } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* nothing to drop */ } },
  };
  const narrow = matchMedia("(max-width: 44rem)");  // cards stand under their paragraph there
  const GAP = 8;  // pixels between the cards of two rows
  let current = null;  // the id of the current card

  // --- the current flag -------------------------------------------------------------------------------------------
  const cards = () => $$(".card");
  const card = () => (current && document.getElementById(current)) || null;
  const inCard = (selector) => card() && $(selector, card());
  const row = () => card() && card().closest(".row");
  const typing = (element) => element.closest && element.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");

  function open(one) {
    if ($(".body", one)) return;
    const kept = $("template", one.closest(".cards")).content;
    one.append($(`#of-${one.id.slice("flag-".length)}`, kept).cloneNode(true));
    htmx.process($(".body", one));
    const alike = $('[data-does="alike"]', one);
    if (!alike) return;
    const n = cards().filter((other) => other.dataset.alike === alike.value).length;
    alike.hidden = n < 2;
    alike.textContent = alike.textContent.replace(/\d+/, n);
  }

  // The text does not move when a card opens: its row stays as high as it is with all cards closed ...
  function hold(one) {
    const list = one.closest(".cards"), opened = $(".body", one);
    list.style.height = "";
    one.classList.remove("current");
    if (opened) opened.hidden = true;
    list.style.height = `${list.getBoundingClientRect().height}px`;
    if (opened) opened.hidden = false;
  }

  // ... and the cards of the rows below give way, as far down as there is no room for them.
  const grows = new ResizeObserver(giveWay);
  let moved = [];
  function giveWay() {
    moved.forEach((list) => { list.style.translate = ""; });
    moved = [];
    const lists = $$(".cards"), first = card() ? lists.indexOf(card().closest(".cards")) : -1;
    if (first < 0 || narrow.matches) return;
    const down = [];
    let bottom = lists[first].getBoundingClientRect().top + lists[first].scrollHeight;
    for (const list of lists.slice(first + 1)) {
      const box = list.getBoundingClientRect(), by = bottom + GAP - box.top;
      if (by <= 0) break;
      down.push([list, by]);
      bottom = box.bottom + by;
    }
    for (const [list, by] of down) { list.style.translate = `0 ${by}px`; moved.push(list); }
  }

  function fold(one) {
    grows.unobserve(one);
    one.closest(".cards").style.height = "";
    one.classList.remove("current");
    one.tabIndex = -1;
    if (redline.dirtyIn(one)) return;  // what is being typed stays in sight
    $(".body", one)?.remove();
    $$("form.typing", one).forEach((form) => form.remove());
  }

  function select(next, { focus = true, scroll = true } = {}) {
    const before = card() || $(".card.current");
    if (before && before !== next) fold(before);
    $$(".lit").forEach((element) => element.classList.remove("lit"));
    current = next ? next.id : null;
    if (!next) { giveWay(); return; }
    $$(".here").forEach((one) => one.classList.remove("here"));
    hold(next);
    open(next);
    next.classList.add("current");
    next.tabIndex = 0;
    const id = next.id.slice("flag-".length);
    const lit = $$(`[data-f~="${id}"]`);
    lit.forEach((element) => element.classList.add("lit"));
    giveWay();
    grows.observe(next);
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
    if (!all.length) { status(banner.dataset.noFlag); return; }
    const place = here && !card() && document.getElementById(here);
    if (place) { select(neighbour(all, place, by)); return; }
    const at = all.indexOf(card()), to = at < 0 ? 0 : at + by;
    if (!all[to]) status(by > 0 ? banner.dataset.fromStart : banner.dataset.fromEnd);
    select(all.at(to) || all[0]);
  }

  function neighbour(all, place, by) {
    const behind = all.findIndex((one) => place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (by > 0) return behind < 0 ? all[all.length - 1] : all[behind];
    return all[Math.max((behind < 0 ? all.length : behind) - 1, 0)];
  }

  // --- acting -----------------------------------------------------------------------------------------------------
  const press = (element) => { if (element) element.click(); };
  const status = (sentence) => { $("#status").textContent = sentence; };

  function fix(index) {
    if (!card()) { status(banner.dataset.noFlag); return; }
    const button = inCard(`button.fix[value="${index}"]`);
    if (button) press(button);
    else if (!("readonly" in $("#act").dataset)) status(inCard("button.fix") ? banner.dataset.noSuchFix : banner.dataset.noFix);
  }

  const banner = $("#banner");
  const doing = {
    next: () => step(1),
    previous: () => step(-1),
    accept: () => fix(0),
    fix1: () => fix(0),
    fix2: () => fix(1),
    fix3: () => fix(2),
    edit,
    seen,
    source: toSource,
    help: () => $("#keys").showModal(),
  };

  // What has no function of its own presses what says that it does it: in the card, in its row, on the page.
  const ON_A_FLAG = ["dismiss", "scopes", "own", "alike"];
  function perform(action) {
    if (doing[action]) { doing[action](); return; }
    const does = `[data-does="${action}"]`;
    const found = inCard(does) || (row() && $(does, row())) || $(`.head ${does}, .foot ${does}`);
    if (found) press(found); else if (!card() && ON_A_FLAG.includes(action)) status(banner.dataset.noFlag);
  }

  // The paragraph that is meant: in which the focus is, else that of the current flag, else the one to look at.
  function block() {
    const focused = document.activeElement.closest(".block");
    if (focused) return focused;
    if (!card()) return (here && $(`#${CSS.escape(here)} .block`)) || $(".row:not(.seen) .block") || $(".block");
    const mark = $(`mark[data-f~="${card().id.slice("flag-".length)}"]`);
    return (mark && mark.closest(".block")) || $(".block", row());
  }

  function edit() {
    const opened = block() && $("form.typing textarea", block());
    if (opened) opened.focus(); else press(block() && $(".edit", block()));
  }

  // Marks the paragraph as looked at and goes to the next that nobody looked at, flagged or not.
  let here = null;  // the id of the row that is looked at while no flag is current
  function seen() {
    const all = $$(".row"), now = row() || (here && document.getElementById(here)) || $(".row:not(.seen)");
    const button = $('[data-does="mark-seen"]');
    if (!button || redline.busy()) return;
    if (!now) { status(banner.dataset.allSeen); return; }
    const left = all.filter((one) => one !== now && !one.classList.contains("seen") && $(".block", one));
    const next = left.find((one) => all.indexOf(one) > all.indexOf(now)) || left[0];
    const fresh = !now.classList.contains("seen");
    button.value = $$(".block", now).map((one) => one.dataset.p).join(",");
    now.classList.add("seen");
    lookAt(next);
    if (fresh && button.value) { redline.marking = now; press(button); }
    else if (!next) status(banner.dataset.allSeen);
  }

  function lookAt(next, { block = 0, scroll = true } = {}) {
    $$(".here").forEach((one) => one.classList.remove("here"));
    here = next ? next.id : null;
    if (!next) { ($('.head [data-does="done"]') || $("#main")).focus({ preventScroll: true }); return; }
    if ($(".card", next)) { select($(".card", next), { scroll }); return; }
    select(null);
    next.classList.add("here");
    const pencils = $$(".block .edit", next);
    (pencils[block] || pencils[0])?.focus({ preventScroll: true });
    if (scroll) bring(next, next);
  }

  // The focus goes back to a paragraph: to the current flag if that stands in its row. Nothing scrolls.
  function backTo(place, block) {
    if (!place) $("#main").focus({ preventScroll: true });
    else if (place === row()) select(card(), { scroll: false });
    else lookAt(place, { block, scroll: false });
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

  // --- pointing ---------------------------------------------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const target = event.target;
    const button = target.closest("button[form=act]");
    if (button && redline.busy()) { event.preventDefault(); event.stopPropagation(); return; }
    if (target.closest("[data-close]")) { redline.close(target.closest("form.typing")); return; }
    const does = target.closest("[data-do]");
    if (does) { redline.wanted(does.dataset.do); return; }
    const mark = target.closest("mark a");
    if (mark) { event.preventDefault(); choose(mark); return; }
    const source = target.closest(".to-source");
    if (source) { event.preventDefault(); const place = document.getElementById(source.hash.slice(1)); if (place) outline(place); return; }
    if (target.closest(".brief")) event.preventDefault();
    const on = target.closest(".card");
    if (on && on !== card()) select(on, { focus: !typing(target) && !target.closest(".body a, button"), scroll: false });
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
  new ResizeObserver(() => document.documentElement.style.setProperty("--head", `${$(".head").offsetHeight}px`)).observe($(".head"));
  document.addEventListener("DOMContentLoaded", () => {
    const wanted = location.hash && document.getElementById(location.hash.slice(1));
    const flag = wanted && wanted.matches(".card") && wanted, thread = wanted && wanted.matches(".thread");
    const first = flag || $(".card.current") || cards()[0];
    if (first) select(first, { focus: !thread, scroll: Boolean(flag) });
    document.documentElement.classList.add("ready");
    redline.offerDrafts();
    if (thread) redline.goTo(wanted.id);
  });

  return { $, $$, storage, banner, cards, card, row, select, lookAt, backTo, perform, press, status, typing };
})();
