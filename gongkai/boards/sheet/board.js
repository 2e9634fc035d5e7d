(function () {
var form = document.getElementById("filter"), table = document.getElementById("tasks");
var rows = table.getElementsByTagName("details"), chapters = table.getElementsByClassName("chapter");
var keys = ["unit", "state", "month"], field = form.elements, i;
function fits(row) {
var text = field.text.value.toLowerCase().trim(), k, wanted;
if (text && row.textContent.toLowerCase().indexOf(text) < 0) { return false; }
for (k = 0; k < keys.length; k++) {
wanted = field[keys[k]] ? field[keys[k]].value : "";
if (wanted && row.getAttribute("data-" + keys[k]).indexOf(" " + wanted + " ") < 0) { return false; }
}
return true;
}
function show() {
var found = 0, n;
for (n = 0; n < rows.length; n++) {
rows[n].hidden = !fits(rows[n]);
if (!rows[n].hidden) { found++; }
}
for (n = 0; n < chapters.length; n++) {
chapters[n].hidden = !chapters[n].querySelector("details:not([hidden])");
}
field.found.value = found === rows.length ? "共" + found + "项" : "显示" + found + "项，共" + rows.length + "项";
}
form.hidden = false;
form.addEventListener("submit", function (event) { event.preventDefault(); });
form.addEventListener("input", show);
form.addEventListener("change", show);
form.addEventListener("reset", function () { setTimeout(show, 0); });
document.addEventListener("click", function (event) {
var link = event.target.closest("[data-set],[data-open],a[href^='#t']"), set, row, n;
if (!link) { return; }
set = link.getAttribute("data-set");
if (link.hasAttribute("data-open")) {
for (n = 0; n < rows.length; n++) { rows[n].open = link.getAttribute("data-open") !== ""; }
return;
}
form.reset();
if (set) { field[set.split("=")[0]].value = set.split("=")[1]; }
show();
row = document.getElementById(link.hash.slice(1));
if (row && row.tagName === "DETAILS") { row.open = true; }
});
show();
}());
