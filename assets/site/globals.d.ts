declare module "*.css" { const text: string; export default text; }
// What other scripts put into the window.
interface Window {
  listenToKeys: (makeLive: (frame: HTMLElement) => Promise<void>, event?: Event) => void;
  answerTaps: (stage: HTMLElement, answer: HTMLElement, first: { clientX: number, clientY: number } | null) => void;
  siteIndex: { kind: string, name: string, text: string, more: string, path: string }[];
  playSound: (button: HTMLElement, frame: HTMLElement, audio: AudioContext, tools: import("./sound.js").Tools) => void;
  showKeys: (address: string) => Promise<void>;
  Plotly?: any;
  dash_clientside: any;
}
