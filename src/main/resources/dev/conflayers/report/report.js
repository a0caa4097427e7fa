"use strict";
// A cell sorts by the number that it begins with; one without comes after those with one.
const numberOf = (text) => {
  const found = /^[-−]?\d+(\.\d+)?(e[-+]?\d+)?/.exec(text.trim());
  return found ? parseFloat(found[0].replace("−", "-")) : NaN;
};
const textOf = (row, column) => row.cells[column].textContent;
const compare = (a, b) => {
  const x = numberOf(a), y = numberOf(b);
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
  if (!Number.isNaN(x) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
};
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = [...body.rows].sort((a, b) => compare(textOf(a, column), textOf(b, column)));
      body.append(...(up ? rows : rows.reverse()));
    });
  });
}
for (const filter of document.querySelectorAll(".filter")) {
  const body = filter.nextElementSibling.querySelector("tbody");
  filter.hidden = false;
  filter.addEventListener("input", () => {
    const wanted = filter.value.toLowerCase();
    for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
}
for (const viewer of document.querySelectorAll(".viewer")) {
  const choose = viewer.querySelector(".choose");
  const prompts = [...viewer.querySelectorAll("details")];
  const choices = [...choose.querySelectorAll("select")];
  const update = () => {
    for (const prompt of prompts) {
      prompt.hidden = !choices.every((one) => !one.value || prompt.dataset[one.dataset.by] === one.value);
    }
    const shown = prompts.filter((prompt) => !prompt.hidden).length;
    choose.querySelector(".count").textContent = `${shown} of ${prompts.length} prompts`;
  };
  choose.hidden = false;
  choices.forEach((one) => one.addEventListener("change", update));
  update();
  const trace = (event) => {
    const step = event.target.closest(".s");
    if (step) step.closest("details").querySelector(".trace").textContent = step.title;
  };
  viewer.addEventListener("focusin", trace);
  viewer.addEventListener("mouseover", trace);
}
