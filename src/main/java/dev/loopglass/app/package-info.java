/// The window.
package dev.loopglass.app;
