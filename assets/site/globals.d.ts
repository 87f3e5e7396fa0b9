// What other people's scripts put into the window.
interface Window {
  Plotly?: any;
  dash_clientside: any;
}
