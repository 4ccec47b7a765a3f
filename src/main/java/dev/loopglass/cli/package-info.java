/// The commands for a terminal and for tests.
package dev.loopglass.cli;
