/// Rebuilds the state of the loop at any step, moves both ways, and answers "why".
package dev.loopglass.replay;
