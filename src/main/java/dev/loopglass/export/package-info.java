/// The trace for other tools and other people.
package dev.loopglass.export;
