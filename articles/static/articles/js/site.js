// Everything here improves something that already works without it.
import "./theme-switch.js";
import "./times.js";
import "./share.js";
