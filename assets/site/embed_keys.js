// The keyboard and the sound of an embed, a file of its own: the script inside an embed is small, and few readers need this.

import { listenToKeys } from "./keys.js";
import { play } from "./player.js";

let listening = false;

window.listenToKeys = (makeLive, event) => {
  if (!listening) listenToKeys(makeLive);
  listening = true;
  if (event?.type === "click") play(event, makeLive);
};
