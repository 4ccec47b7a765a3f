/// The trace file: write it, read it, say exactly what is wrong with it; a compact table of steps in memory.
package dev.loopglass.trace;
