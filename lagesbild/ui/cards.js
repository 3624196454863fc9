/* Draws key figures (cards.py) as a list; a card that can be opened is one button. */

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  on_plan: ["circle", { cx: 6, cy: 6, r: 5 }],
  watch: ["path", { d: "M6 .8 11.6 11.2H.4Z" }],
  off_plan: ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  not_assessed: ["circle", { cx: 6, cy: 6, r: 4.4, class: "open" }],
  not_updated: ["circle", { cx: 6, cy: 6, r: 4.4, class: "open dashed" }],
  not_begun: ["rect", { x: 1.6, y: 1.6, width: 8.8, height: 8.8, class: "open" }],
  begun: ["path", { d: "M6 1a5 5 0 0 0 0 10a5 5 0 0 0 0-10ZM6 2.4a3.6 3.6 0 0 1 0 7.2Z", class: "half" }],
  done: ["circle", { cx: 6, cy: 6, r: 5 }],
  delayed: ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  stopped: ["path", { d: "M2 2 10 10M10 2 2 10", class: "open" }],
  this_year: ["rect", { x: 1.6, y: 1.6, width: 8.8, height: 8.8, class: "open" }],
  later: ["circle", { cx: 6, cy: 6, r: 4.4, class: "open" }],
  high: ["path", { d: "M6 .2 11.8 6 6 11.8 .2 6Z" }],
  middle: ["path", { d: "M6 .8 11.6 11.2H.4Z" }],
  low: ["circle", { cx: 6, cy: 6, r: 5 }],
  overdue: ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  due: ["path", { d: "M6 .8 11.6 11.2H.4Z" }],
  upcoming: ["rect", { x: 1.6, y: 1.6, width: 8.8, height: 8.8, class: "open" }],
  undated: ["circle", { cx: 6, cy: 6, r: 4.4, class: "open dashed" }],
  none: ["circle", { cx: 6, cy: 6, r: 5 }],
  minor: ["path", { d: "M6 .8 11.6 11.2H.4Z" }],
  serious: ["path", { d: "M6 .2 11.8 6 6 11.8 .2 6Z" }],
  not_done: ["path", { d: "M2 2 10 10M10 2 2 10", class: "open" }],
  late: ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  this_month: ["path", { d: "M6 .8 11.6 11.2H.4Z" }],
  coming: ["circle", { cx: 6, cy: 6, r: 4.4, class: "open" }],
  passed: ["path", { d: "M2 6H10", class: "open" }],
  yes: ["circle", { cx: 6, cy: 6, r: 5 }],
  partly: ["path", { d: "M6 .8 11.6 11.2H.4Z" }],
  no: ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  ready: ["circle", { cx: 6, cy: 6, r: 5 }],
  not_ready: ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  not_asked: ["circle", { cx: 6, cy: 6, r: 4.4, class: "open" }],
  not_told: ["circle", { cx: 6, cy: 6, r: 4.4, class: "open dashed" }],
  changed: ["path", { d: "M6 .8 11.6 11.2H.4Z" }],
  bad: ["path", { d: "M1 4h10L6 10.5Z" }],
  good: ["path", { d: "M1 8h10L6 1.5Z" }],
  leads: ["path", { d: "M4 1.5 8.5 6 4 10.5", class: "line" }],
};

export default function ({ data, parentElement, setTriggerValue }) {
  const held = parentElement.activeElement?.dataset?.key;
  const list = element("ul", { class: "cards" });
  for (const card of data.cards) list.append(drawn(card, setTriggerValue));
  const old = parentElement.querySelector(".cards");
  if (old) old.replaceWith(list);
  else parentElement.append(list);
  if (held) list.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

function drawn(card, trigger) {
  const item = element("li", { class: card.link ? "card link" : "card" });
  const label = element("span", { class: "label" }, card.label);
  if (card.link) {
    const button = element("button", { type: "button", "data-key": card.key }, label, shape("leads"));
    button.addEventListener("click", () => trigger("opened", card.key));
    item.append(button);
  } else item.append(label);
  const stands = element("span", { class: "stands" }, element("span", { class: "figure" }, card.figure));
  if (card.status) {
    stands.append(element("span", { class: "status" }, shape(card.status.shape), card.status.label));
  }
  item.append(stands);
  if (card.variance) item.append(variance(card.variance));
  if (card.note) item.append(element("span", { class: "note" }, card.note));
  return item;
}

function variance({ text, word, against, tone }) {
  const line = element("span", { class: "variance" });
  const judged = element("span", { class: `judged ${tone}` });
  if (tone) judged.append(shape(tone));
  judged.append([text, word].filter(Boolean).join(" "));
  line.append(judged, element("span", { class: "against" }, ` ${against}`));
  return line;
}

function shape(name) {
  const [kind, attributes] = SHAPES[name];
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of [["viewBox", "0 0 12 12"], ["class", `shape ${name}`], ["aria-hidden", "true"]]) {
    svg.setAttribute(key, value);
  }
  const made = document.createElementNS(SVG, kind);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  svg.append(made);
  return svg;
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
