// The queue's one key: N opens the next article.
addEventListener("keydown", (event) => {
  if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  try { if (localStorage.getItem("keys") === "off") return; } catch { /* keys stay on */ }
  document.querySelector('[data-key="n"]')?.click();
});
