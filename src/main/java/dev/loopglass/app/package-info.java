/// The window: how it is opened, its frame, its keys.
package dev.loopglass.app;
