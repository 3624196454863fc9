/* Draws key figures (cards.py) as a list; a card that can be opened is one button. */

const CARD_SHAPES = {
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
    const button = element("button", { type: "button", "data-key": card.key }, label, shape(CARD_SHAPES.leads, "shape leads"));
    button.addEventListener("click", () => trigger("opened", card.key));
    item.append(button);
  } else item.append(label);
  const stands = element("span", { class: "stands" }, element("span", { class: "figure" }, card.figure));
  if (card.status) {
    stands.append(element("span", { class: "status" }, mark(card.status), card.status.label));
  }
  item.append(stands);
  if (card.variance) item.append(variance(card.variance));
  if (card.note) item.append(element("span", { class: "note" }, card.note));
  return item;
}

function variance({ text, word, against, tone }) {
  const line = element("span", { class: "variance" });
  const judged = element("span", { class: `judged ${tone}` });
  if (tone) judged.append(shape(CARD_SHAPES[tone], `shape ${tone}`));
  judged.append([text, word].filter(Boolean).join(" "));
  line.append(judged, element("span", { class: "against" }, ` ${against}`));
  return line;
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
