/// The event loop that students read: one thread, one selector, callbacks, futures, coroutines, streams.
package dev.loopglass.reactor;
