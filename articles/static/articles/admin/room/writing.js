// The room for whoever may write in it.

import "./room.js";
import "./kept.js";
import "./linking.js";
import "./meters.js";
import "./pictures.js";
import "./style.js";
