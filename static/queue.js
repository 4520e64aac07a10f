// The queue's one key opens the next article: N, or what the person chose.
addEventListener("keydown", (event) => {
  const next = document.querySelector("[data-key]");
  if (!next || !next.dataset.key || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (![event.key, event.key.toLowerCase()].includes(next.dataset.key)) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  try { if (localStorage.getItem("keys") === "off") return; } catch { /* keys stay on */ }
  next.click();
});
