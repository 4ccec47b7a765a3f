/// What is unhealthy about a recorded loop, provable from its trace.
package dev.loopglass.lint;
