// The script of fields with a list, fetched at the first sign of a hand (controls.js): no reader needs it before.

import style from "../fields.css";
import { choosers } from "./chooser.js";
import { suggestions } from "./suggest.js";

document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
suggestions();
choosers();
