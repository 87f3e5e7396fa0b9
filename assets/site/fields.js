// The script of fields with a list, fetched at the first sign of a hand (controls.js): no reader needs it before.

import { choosers } from "./chooser.js";
import { suggestions } from "./suggest.js";

suggestions();
choosers();
