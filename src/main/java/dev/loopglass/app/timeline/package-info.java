/// When: the loop's phases, tasks and objects along the steps or along the clock.
package dev.loopglass.app.timeline;
