"use strict";
// Sorting and filtering of the table of employees. Holds no data; without it the table is simply complete.
const table = document.getElementById("people");
const body = table.tBodies[0];
const rows = Array.from(body.rows);
const filter = document.getElementById("filter");
const value = (row, column) => {
  const text = row.cells[column].firstChild?.textContent.trim() ?? "";
  const number = Number(text.replaceAll(",", ""));
  return text === "–" ? 0 : Number.isNaN(number) || text === "" ? text : number;
};
const compare = (a, b) =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), document.documentElement.lang);
const textual = (a, b) => String(a).localeCompare(String(b), document.documentElement.lang, { numeric: true });

Array.from(table.tHead.rows[0].cells).forEach((heading, column) => {
  const button = document.createElement("button");
  const order = heading.classList.contains("n") ? compare : textual;
  button.type = "button";
  button.setAttribute("aria-label", heading.textContent);
  heading.append(" ", button);
  button.addEventListener("click", () => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const sorted = rows.slice().sort((a, b) => (down ? -1 : 1) * order(value(a, column), value(b, column)));
    body.append(...sorted);
  });
});

filter.addEventListener("input", () => {
  const wanted = filter.value.trim().toLowerCase();
  for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  document.getElementById("shown").textContent = rows.filter((row) => !row.hidden).length + " / " + rows.length;
});
document.querySelector(".tools").hidden = false;
