// The keyboard of an embed, a file of its own: the script inside an embed is small, and few readers need this.

import { listenToKeys } from "./keys.js";

window.listenToKeys = listenToKeys;
