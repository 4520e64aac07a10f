// Says every half minute that this page is open, and shows who else is here. Its requests are nobody else's business:
// what waits for the answer to a change must not take this answer for its own.
(() => {
  "use strict";
  const here = document.getElementById("presence");
  if (!here) return;
  here.addEventListener("htmx:beforeRequest", (event) => { if (document.hidden) event.preventDefault(); });
  here.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    event.detail.shouldSwap = xhr.status === 200 && new URL(xhr.responseURL).pathname === here.getAttribute("hx-post");
  });
  for (const moment of ["beforeRequest", "beforeSwap", "afterSwap", "afterRequest", "afterSettle", "sendError", "responseError"]) {
    here.addEventListener(`htmx:${moment}`, (event) => event.stopPropagation());
  }
})();
