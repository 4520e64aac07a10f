// What goes to the server and comes back: one change at a time, the focus moves on, and what went wrong is said.
(() => {
  "use strict";
  const { $, $$, banner, cards, card, select } = redline;
  const panel = $("#panel");
  let waiting = null;        // where to go once the answer is there: {ids, from, place, tops}
  let refused = null;        // the same, where a panel came instead
  const underway = new Map();  // the requests of changes that are on their way, with the row that each marks as looked at
  const busy = () => underway.size > 0;
  const queued = [];         // what was asked for meanwhile
  let contested = null;      // the form whose text met a conflict
  const ALWAYS = ["next", "previous", "help", "source"];

  function wanted(action) { if (busy() && !ALWAYS.includes(action)) queued.push(action); else redline.perform(action); }

  // Whether a form to sign in came in the place of the answer.
  const signsIn = (xhr) => new URL(xhr.responseURL || location.href).pathname.startsWith("/accounts/login/");

  // What is asked for in passing (data-aside) is no answer to a change: nothing that waits for one may take it for its own.
  const MOMENTS = ["beforeRequest", "beforeSwap", "afterSwap", "afterRequest"];
  for (const moment of MOMENTS) {
    document.addEventListener(`htmx:${moment}`, (event) => {
      const asked = event.detail.requestConfig && event.detail.requestConfig.elt;
      const aside = (asked || event.target).closest("[data-aside]");
      if (!aside) return;
      event.stopImmediatePropagation();
      if (moment === "beforeRequest" && document.hidden && aside.dataset.aside === "in-sight") event.preventDefault();
      if (moment === "beforeSwap" && signsIn(event.detail.xhr)) event.detail.shouldSwap = false;
    }, true);
  }

  // Signing in again, in another tab, gives the browser another token than the one that stands on this page. What others
  // dismissed meanwhile made no revision: the server finds it by the cards that are still here.
  document.addEventListener("htmx:configRequest", (event) => {
    const { verb, parameters } = event.detail, token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (verb !== "post") return;
    if (token) parameters.set("csrfmiddlewaretoken", token[1]);
    parameters.set("cards", cards().map((one) => one.id.slice("flag-".length)).join(" "));
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig } = event.detail;
    if (requestConfig.verb !== "post") return;
    const marks = redline.marking;
    redline.marking = null;
    underway.set(event.detail.xhr, marks);
    redline.showSaved();
    banner.textContent = "";
    if (marks) { waiting = null; return; }
    const pressed = requestConfig.triggeringEvent?.submitter?.closest(".card");
    waiting = elt.matches("#talk, .aside") ? null : whereTo(elt, elt.closest(".card") || pressed || card());
    if (elt.matches("form.typing")) elt.dataset.saving = "";
    if (elt.closest("#panel") && contested) contested.dataset.saving = "";
    if (pressed) pressed.classList.add("going");
  });

  // After a change at a flag: to the next flag. After one of a paragraph in which the current flag does not stand: it.
  function whereTo(elt, at) {
    const all = cards(), index = all.indexOf(at), block = elt.closest(".block");
    const ids = [...all.slice(index + 1), ...all.slice(0, Math.max(index, 0))].map((one) => one.id);
    const row = block && block.closest(".row"), elsewhere = row && row !== (at && at.closest(".row"));
    return { ids, from: at && at.id, place: elsewhere && [$$(".row").indexOf(row), $$(".block", row).indexOf(block)] };
  }

  // What is being typed is never swapped away: its row stays as it is, under the name by which the server knows it now.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    const forms = $$("form.typing", target).filter((form) => !("saving" in form.dataset) && redline.dirty(form));
    if (!forms.length || !target.matches(".row, .thread")) return;
    event.detail.shouldSwap = false;
    target.dataset.stale = "";
    target.id = fragment.firstElementChild?.id || target.id;
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (signsIn(event.detail.xhr)) {
      event.detail.shouldSwap = false;
      event.detail.isError = true;
      say(banner.dataset.signedOut, new URL(event.detail.xhr.responseURL).pathname);
    }
    if (event.detail.xhr.status === 409) delete event.detail.requestConfig.elt.dataset.saving;  // its words are not saved
    if (event.detail.target === panel) contested = event.detail.requestConfig.elt.closest("form.typing");
    if (waiting) waiting.tops = new Map(waiting.ids.slice(0, 40).map((id) => [id, top(document.getElementById(id))]));
  });

  const words = (one) => $(`mark[data-f~="${one.id.slice("flag-".length)}"]`) || one.closest(".row");
  const top = (one) => (one ? words(one).getBoundingClientRect().top : null);

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === panel) { if (!panel.open) panel.showModal(); return; }
    const form = $("form.typing:not([data-opened])");
    if (form && event.detail.requestConfig && event.detail.requestConfig.verb === "get") { form.dataset.opened = ""; redline.opened(form); }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const { requestConfig, xhr, successful } = event.detail;
    const elt = requestConfig.elt;  // the event's own may be another: the form is gone once its row was swapped
    const elsewhere = signsIn(xhr), marks = underway.get(xhr), posted = underway.delete(xhr);
    queueMicrotask(() => settled(posted));  // once htmx is through with this request
    if (successful && !elsewhere) {
      if (requestConfig.verb !== "post") return;
      for (const form of [elt, contested]) if (form && form.matches && form.matches("form.typing")) redline.saved(form);
      if (panel.open) { contested = null; panel.close(); }
      return;
    }
    queued.length = 0;  // what follows was meant for another page than the one that is here now
    refused = xhr.status === 409 ? waiting : null;
    waiting = null;  // the focus stays where the words are
    delete elt.dataset.saving;
    if (contested) delete contested.dataset.saving;
    if (marks) marks.classList.remove("seen");
    if (!xhr.status) say(banner.dataset.gone);
    else if (!elsewhere && ![409, 422].includes(xhr.status)) say(xhr.status === 403 ? banner.dataset.forbidden : banner.dataset.failed);
    if (xhr.status === 403) document.body.dataset.signedOut = "";
  });

  function settled(posted) {
    for (const link of $$(".brief:not([tabindex])")) link.tabIndex = -1;
    redline.showKeys();
    if (!posted) return;
    $$(".going").forEach((one) => one.classList.remove("going"));
    if (busy()) return;
    htmx.trigger("#coverage", "changed");
    if (waiting && !(panel.open || $("form.typing[data-saving]"))) goOn(waiting);
    waiting = null;
    redline.showSaved();
    while (queued.length && !busy()) redline.perform(queued.shift());
  }

  function goOn({ ids, from, place, tops }) {
    if (place) { redline.backTo($$(".row")[place[0]], place[1]); return; }
    const same = document.getElementById(from);
    const none = !from && !ids.length;  // there was no flag: what was taken back may have brought one
    const next = same || (none ? cards()[0] : ids.map((id) => document.getElementById(id)).find(Boolean));
    if (next) moveTo(next, tops); else { select(null); $("#main").focus({ preventScroll: true }); }
  }

  // The words of the next flag stay where they stood on the screen, whatever came and went above them.
  function moveTo(next, tops) {
    const before = tops && tops.get(next.id);
    select(next, { scroll: false });
    if (before !== null && before !== undefined) scrollBy({ top: top(next) - before, behavior: "instant" });
    select(next);
  }

  function say(sentence, link) {
    banner.textContent = redline.dirtyIn(document) ? `${sentence} ${banner.dataset.kept}` : sentence;
    if (!link) return;
    const anchor = Object.assign(document.createElement("a"), { href: link, target: "_blank", textContent: banner.dataset.signIn });
    banner.append(" ", anchor);
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-reload]")) return;
    event.preventDefault();
    if (contested) redline.dropDraft(contested);
    location.reload();
  });
  addEventListener("offline", () => say(banner.dataset.offline));
  addEventListener("online", () => { banner.textContent = ""; });
  panel.addEventListener("close", () => {
    waiting = null;
    const field = contested && $("textarea", contested);
    if (field) field.focus(); else if (card()) card().focus(); else if (refused) goOn(refused);
    refused = null;
  });
  panel.addEventListener("click", (event) => {
    const show = event.target.closest("[data-show-left]");
    if (!show) return;
    refused = null;
    panel.close();
    const critical = show.dataset.showLeft && $(".card.critical"), unseen = $(".row:not(.seen)"), thread = $(".thread:not(.resolved)");
    if (critical) select(critical); else if (unseen) redline.lookAt(unseen); else if (cards().length) select(cards()[0]); else if (thread) redline.goTo(thread.id);
  });

  Object.assign(redline, { wanted, busy, unsent: () => queued.length > 0 });
  redline.showSaved();
})();
