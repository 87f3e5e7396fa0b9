// What a sheet of paper needs and a style sheet cannot know: the day, the address at the foot of every sheet, and charts
// that have no picture as large as the sheet.

/** Listens for the printer. */
export function onPaper() {
  const foot = document.createElement("style");
  document.head.append(foot);
  window.addEventListener("beforeprint", () => {
    const line = document.querySelector(".printed");
    const day = line?.querySelector("time");
    if (!line || !day) return;
    const { lang, dir } = document.documentElement;
    const told = new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
    day.textContent = `\u2068${told}\u2069`; // kept together beside an address, which has another direction
    const words = JSON.stringify(dir === "rtl" ? `\u2067${line.textContent}\u2069` : line.textContent);
    foot.textContent = `@page { @bottom-left { content: ${words}; font: 8pt "Noto Naskh Arabic", sans-serif; color: #52616f; } }`;
    for (const svg of document.querySelectorAll(".stage .main-svg")) {
      svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
    }
  });
}
