/* Makes what one does one step of the browser's history, so that Back leads to what one saw before.
 *
 * Streamlit makes a step each time it writes an address, and on the way to another page it writes
 * more than once: without what was chosen, then with. Only the first address after something has
 * been done is a step here; those that follow, and what a page that is opened adds, take its place.
 */
(() => {
  const { pushState, replaceState } = history;
  let acted = false;
  history.pushState = (...entry) => {
    (acted ? pushState : replaceState).apply(history, entry);
    acted = false;
  };
  for (const deed of ["click", "keydown"]) addEventListener(deed, () => (acted = true), true);
  addEventListener("popstate", () => (acted = false)); // Alt+Left is a key too
})();
