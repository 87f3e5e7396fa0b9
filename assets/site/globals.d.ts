// What other scripts put into the window.
interface Window {
  listenToKeys: (makeLive: (frame: HTMLElement) => Promise<void>) => void;
  Plotly?: any;
  dash_clientside: any;
}
