/// What JavaFX's own controls do at too high a price, done again. `window.css` names these skins.
package dev.loopglass.app.skin;
