import js from "@eslint/js";

const names = (...list) => Object.fromEntries(list.map((name) => [name, "readonly"]));
const BROWSER = names(
  "window", "document", "navigator", "fetch", "URL", "URLSearchParams", "FormData", "DOMParser", "ResizeObserver", "CSS",
  "AbortController", "Blob", "Image", "Element", "Node", "HTMLElement", "HTMLAnchorElement", "HTMLButtonElement",
  "HTMLDetailsElement", "HTMLDialogElement", "HTMLFormElement", "HTMLIFrameElement", "HTMLInputElement",
  "HTMLSelectElement", "HTMLTextAreaElement", "Option", "PointerEvent", "SVGElement", "SVGSVGElement", "DOMPoint", "ClipboardItem", "location", "HTMLProgressElement", "DOMException", "Response", "self", "caches", "Event", "CustomEvent",
);
const rules = { ...js.configs.recommended.rules, eqeqeq: "error", "no-var": "error", "prefer-const": "error" };

export default [
  { files: ["assets/site/*.js"], languageOptions: { globals: BROWSER }, rules },
  { files: ["assets/brief/*.js", "assets/embed/*.js"], languageOptions: { globals: BROWSER, sourceType: "script" },
    rules: { ...js.configs.recommended.rules, eqeqeq: "error" } },
  { files: ["tools/assets/*.mjs", "tests/scripts/*.mjs"], rules,
    languageOptions: { globals: names("process", "console", "URLSearchParams") } },
];
