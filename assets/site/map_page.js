// The script of the page /map: its map answers to mouse, finger and keys, and can be made larger.

import { watchMap } from "./map.js";
import { watchZoom } from "./zoom.js";

watchZoom(); // first: the end of a move and a double tap pin nothing
watchMap();
