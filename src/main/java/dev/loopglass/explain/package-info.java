/// One sentence for every step.
package dev.loopglass.explain;
