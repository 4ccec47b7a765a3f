/// Stamps events into steps (time, turn, call path, causes) and writes them as they happen.
package dev.loopglass.record;
