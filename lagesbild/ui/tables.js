/* Draws a finance table (tables.py) as a real HTML table.
 *
 * Keyboard: Tab goes to each row that opens and to one figure; the arrows go from there to any
 * other. Enter opens a row or a figure's receipt. Everything is set as text, never as HTML.
 */

const COLLATOR = new Intl.Collator("sv", { numeric: true });
const CHEVRONS = { leads: "M4 1.5 8.5 6 4 10.5", true: "M1.5 4 6 8.5 10.5 4", false: "M4 1.5 8.5 6 4 10.5" };

// What one table remembers between the runs of its page: how it is sorted and what watches it.
const MEMORY = new WeakMap();
// Where a row or figure was last chosen: a page that changes much puts up a new table, not the old.
let chosen = { table: null, root: null, nav: null, opens: false, at: -Infinity };
const REMEMBERED_MS = 30_000;
// The table that came for it, where the one that was chosen in still stood and had the focus.
let awaiting = null;

export default function ({ data, parentElement, setTriggerValue }) {
  const isNew = !MEMORY.has(parentElement);
  const memory = MEMORY.get(parentElement) ?? { sort: null, observer: null };
  MEMORY.set(parentElement, memory);
  const held = heldFocus(parentElement, data.key, isNew);
  const trigger = (name, value, nav) => {
    chosen = {
      table: data.key, root: parentElement, nav, opens: name === "opened", at: performance.now(),
    };
    awaiting = null;
    setTriggerValue(name, value);
  };

  const region = element("div", { class: "region" });
  const table = element("table", { "aria-label": data.title || null });
  table.append(caption(data), head(data, memory, () => fillBody()));
  const body = element("tbody");
  table.append(body);
  region.append(table);

  const fillBody = () => {
    const rows = sorted(data, memory.sort);
    body.replaceChildren(...rows.map((row) => bodyRow(row, data, trigger)));
    oneTabStop(body);
  };
  fillBody();
  region.addEventListener("keydown", moveByArrows);

  const foot = element("p", { class: "foot" });
  for (const text of [data.note, data.hint]) if (text) foot.append(element("span", {}, text));

  const old = parentElement.querySelector(".finance");
  const whole = element("div", { class: "finance" }, region, foot);
  if (old) old.replaceWith(whole);
  else parentElement.append(whole);

  memory.observer?.disconnect();
  memory.observer = new ResizeObserver(() => fit(region, table));
  memory.observer.observe(region);
  memory.observer.observe(table);
  fit(region, table);
  restoreFocus(whole, held);
  if (isNew && held === null && chosen.opens && isJustChosen()) awaiting = parentElement;
  return () => memory.observer?.disconnect();
}

function caption(data) {
  const parts = [];
  if (data.title) parts.push(element("strong", {}, data.title));
  parts.push(element("span", {}, data.caption));
  return element("caption", { tabindex: -1 }, ...parts);
}

function head(data, memory, sortAgain) {
  const rows = [];
  const grouped = data.groups.length > 0;
  if (grouped) {
    const upper = element("tr");
    for (const { header, span } of data.groups) {
      upper.append(
        header
          ? element("th", { scope: "colgroup", colspan: span, class: "group" }, header)
          : element("td", { colspan: span }),
      );
    }
    rows.push(upper);
  }
  const lower = element("tr");
  const starts = groupStarts(data.groups);
  data.columns.forEach((column, index) => {
    const cell = element("th", { scope: "col", class: classes(column, starts.has(index)) });
    const words = [element("span", { class: "words" }, column.header)];
    if (column.unit) words.push(element("span", { class: "unit" }, column.unit));
    const canSort = data.sortable && column.kind !== "spark";
    if (canSort) {
      const button = element("button", { type: "button", class: "sort" }, ...words);
      button.addEventListener("click", () => {
        const down = memory.sort?.index !== index || memory.sort.down === false;
        memory.sort = { index, down };
        markSorted(lower, memory.sort);
        sortAgain();
      });
      cell.append(button);
    } else cell.append(...words);
    lower.append(cell);
  });
  markSorted(lower, memory.sort);
  rows.push(lower);
  return element("thead", {}, ...rows);
}

function markSorted(row, sort) {
  [...row.cells].forEach((cell, index) => {
    if (sort?.index === index) {
      cell.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
    } else cell.removeAttribute("aria-sort");
  });
}

function sorted(data, sort) {
  if (!sort) return data.rows;
  const value = (row) => row.cells[sort.index].value ?? null;
  const text = (row) => row.cells[sort.index].text;
  const compare = (one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null && b === null) return COLLATOR.compare(text(one), text(other));
    if (a === null || b === null) return a === null ? 1 : -1;
    return a - b;
  };
  const moving = data.rows.filter((row) => !row.total).sort(compare);
  if (sort.down) moving.reverse();
  // Totals stay where finance puts them: first or last.
  return data.rows.map((row) => (row.total ? row : moving.shift()));
}

function bodyRow(row, data, trigger) {
  const line = element("tr", { class: row.total ? "total" : null });
  if (row.spans) {
    const name = element("span", {}, row.cells[0].text);
    line.append(element("th", { scope: "rowgroup", colspan: data.columns.length, class: "spans" }, name));
    return line;
  }
  const starts = groupStarts(data.groups);
  row.cells.forEach((cell, index) => {
    const column = data.columns[index];
    if (index === 0) line.append(rowHeader(row, cell, column, trigger));
    else line.append(bodyCell(row, cell, column, starts.has(index), trigger));
  });
  return line;
}

function rowHeader(row, cell, column, trigger) {
  const header = element("th", {
    scope: "row", style: `--level: ${row.level}`, class: column.prose ? "prose" : null,
  });
  if (!row.link) {
    header.append(cell.text);
    return header;
  }
  const folds = row.unfolded !== null;
  const button = element(
    "button",
    { type: "button", class: "open", "data-nav": `${row.key}|`, "aria-expanded": folds ? row.unfolded : null },
    ...(folds
      ? [chevron(String(row.unfolded)), element("span", { class: "name" }, cell.text)]
      : withChevronAfter(cell.text)),
  );
  button.addEventListener("click", () => trigger("opened", row.key, button.dataset.nav));
  header.append(button);
  return header;
}

/* The chevron stays on the line of the last word. */
function withChevronAfter(name) {
  const at = name.lastIndexOf(" ") + 1;
  return [
    element("span", { class: "name" }, name.slice(0, at)),
    element("span", { class: "end" },
      element("span", { class: "name" }, name.slice(at)), chevron("leads")),
  ];
}

function bodyCell(row, cell, column, startsGroup, trigger) {
  const place = element("td", { class: classes(column, startsGroup) });
  if (cell.tone) place.classList.add(cell.tone);
  if (cell.status) place.append(mark(cell.status), cell.text);
  else if (cell.spark) place.append(spark(cell.spark));
  else if (cell.receipt) {
    const button = element(
      "button",
      { type: "button", class: "figure", "data-nav": `${row.key}|${column.key}`, "aria-label": spoken(cell) },
      cell.text,
    );
    button.addEventListener("click", () =>
      trigger("receipt", { row: row.key, column: column.key }, button.dataset.nav));
    place.append(button);
  } else {
    place.append(cell.text);
    if (cell.word) place.append(element("span", { class: "unseen" }, ` ${cell.word}`));
  }
  if (cell.bar !== undefined) {
    place.replaceChildren(element("span", { class: "drawn" }, bar(cell.bar), ...place.childNodes));
  }
  return place;
}

function spoken(cell) {
  return cell.word ? `${cell.receipt}, ${cell.word}` : cell.receipt;
}

/* A variance as a bar from a base line: worse than budget to the left, better to the right. */
function bar(share) {
  const length = Math.min(Math.abs(share), 1) * 50;
  const side = share < 0 ? `right: 50%` : `left: 50%`;
  return element(
    "span", { class: "bar", "aria-hidden": "true" },
    element("span", { style: `${side}; width: ${length}%` }),
  );
}

function spark(svg) {
  return document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
}

function chevron(kind) {
  return shape(["path", { d: CHEVRONS[kind], class: "line" }], "chevron");
}

/* Where the table is wider than the page, its region scrolls by itself and can be focused to scroll
   by keyboard; else the page scrolls and the header sticks beneath the page's own. */
function fit(region, table) {
  const scrolls = table.offsetWidth > region.clientWidth + 1;
  region.classList.toggle("scrolls", scrolls);
  if (scrolls) {
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", `${table.caption.textContent}, går att rulla i sidled`);
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) region.removeAttribute(name);
  }
}

/* Rows that open are all in the tab order; of the figures just one is, or Tab would never end. */
function oneTabStop(body) {
  const figures = [...body.querySelectorAll(".figure")];
  figures.forEach((figure, index) => (figure.tabIndex = index === 0 ? 0 : -1));
}

function moveByArrows(event) {
  const button = event.target.closest?.("[data-nav]");
  if (!button || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = STEPS[event.key];
  if (!step) return;
  const next = step(button);
  event.preventDefault();
  if (!next) return;
  if (next.classList.contains("figure")) {
    for (const figure of next.closest("tbody").querySelectorAll(".figure")) figure.tabIndex = -1;
    next.tabIndex = 0;
  }
  next.focus();
}

const inRow = (row) => [...row.querySelectorAll("[data-nav]")];
const beside = (button, by) => {
  const buttons = inRow(button.closest("tr"));
  return buttons[buttons.indexOf(button) + by];
};
const beyond = (button, direction) => {
  const column = button.closest("th, td").cellIndex;
  let row = button.closest("tr")[direction];
  while (row && !row.cells[column]?.querySelector("[data-nav]")) row = row[direction];
  return row?.cells[column].querySelector("[data-nav]");
};
const STEPS = {
  ArrowRight: (button) => beside(button, 1),
  ArrowLeft: (button) => beside(button, -1),
  ArrowDown: (button) => beyond(button, "nextElementSibling"),
  ArrowUp: (button) => beyond(button, "previousElementSibling"),
  Home: (button) => inRow(button.closest("tr"))[0],
  End: (button) => inRow(button.closest("tr")).at(-1),
};

/* A new run of the page draws the table anew. Who stood on a row still stands there, or, when it
   has gone because the table shows another level, at the first row that opens. When opening a row
   has put up another table instead, it is gone on with from there. */
function heldFocus(root, key, isNew) {
  const active = root.activeElement ?? root.getRootNode().activeElement;
  if (active?.closest?.(".finance")) return active.dataset.nav ?? "";
  if (!isJustChosen() || document.activeElement !== document.body) return null;
  return chosen.table === key || (isNew && chosen.opens) ? chosen.nav : null;
}

function isJustChosen() {
  return performance.now() - chosen.at < REMEMBERED_MS;
}

function restoreFocus(whole, held) {
  if (held === null) return;
  const all = [...whole.querySelectorAll("[data-nav]")];
  const same = all.find((one) => one.dataset.nav === held);
  (same ?? whole.querySelector("button.open") ?? whole.querySelector("caption"))?.focus();
}

/* A dialog gives the focus back to what had it, but a table is drawn anew beneath its dialog. */
const DIALOG_IS_GONE_MS = 150;
let hasDialog = false;
new MutationObserver(() => {
  const had = hasDialog;
  hasDialog = document.querySelector('[role="dialog"]') !== null;
  if (had && !hasDialog) setTimeout(giveBackFocus, DIALOG_IS_GONE_MS);
  if (awaiting && !chosen.root?.isConnected) takeOverFocus();
}).observe(document.body, { subtree: true, childList: true });

function takeOverFocus() {
  const whole = awaiting.querySelector(".finance");
  awaiting = null;
  const isLost = document.activeElement === document.body && isJustChosen();
  if (whole?.isConnected && isLost) restoreFocus(whole, chosen.nav);
}

function giveBackFocus() {
  if (document.activeElement !== document.body || !chosen.root?.isConnected) return;
  const all = [...chosen.root.querySelectorAll("[data-nav]")];
  const same = all.find((one) => one.dataset.nav === chosen.nav);
  (same ?? chosen.root.querySelector("caption"))?.focus();
}

function groupStarts(groups) {
  const starts = new Set();
  let index = 0;
  for (const { span } of groups) {
    if (index > 0) starts.add(index);
    index += span;
  }
  return starts;
}

function classes(column, startsGroup) {
  return [
    column.kind, column.figure ? "right" : "", column.prose ? "prose" : "", startsGroup ? "starts" : "",
  ].filter(Boolean).join(" ");
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
