/* A chart is drawn as wide as the window. With a viewBox, shell.css can scale it to the paper. */
addEventListener("beforeprint", () => {
  for (const drawing of document.querySelectorAll(".js-plotly-plot .main-svg")) {
    const { width, height } = drawing;
    drawing.setAttribute("viewBox", `0 0 ${width.baseVal.value} ${height.baseVal.value}`);
  }
});
addEventListener("afterprint", () => {
  for (const drawing of document.querySelectorAll(".js-plotly-plot .main-svg")) {
    drawing.removeAttribute("viewBox");
  }
});
