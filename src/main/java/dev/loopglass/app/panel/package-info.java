/// One panel per question: where in the source, what the loop holds, how the request flows.
package dev.loopglass.app.panel;
