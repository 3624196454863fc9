/* Draws the shapes of marks (status.py), by their icon. It stands before cards.js and tables.js. */

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  "●": ["circle", { cx: 6, cy: 6, r: 5 }],
  "▲": ["path", { d: "M6 .8 11.6 11.2H.4Z" }],
  "■": ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  "◆": ["path", { d: "M6 .2 11.8 6 6 11.8 .2 6Z" }],
  "○": ["circle", { cx: 6, cy: 6, r: 4.4, class: "open" }],
  "◌": ["circle", { cx: 6, cy: 6, r: 4.4, class: "open dashed" }],
  "□": ["rect", { x: 1.6, y: 1.6, width: 8.8, height: 8.8, class: "open" }],
  "◐": ["path", { d: "M6 1a5 5 0 0 0 0 10a5 5 0 0 0 0-10ZM6 2.4a3.6 3.6 0 0 1 0 7.2Z", class: "half" }],
  "✕": ["path", { d: "M2 2 10 10M10 2 2 10", class: "open" }],
  "–": ["path", { d: "M2 6H10", class: "open" }],
};

function mark({ icon, tone }) {
  return shape(SHAPES[icon], `shape ${tone}`);
}

function shape([name, attributes], className) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of [["viewBox", "0 0 12 12"], ["class", className], ["aria-hidden", "true"]]) {
    svg.setAttribute(key, value);
  }
  const drawn = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) drawn.setAttribute(key, value);
  svg.append(drawn);
  return svg;
}

