/// The fetches worth watching, and the teaching server behind them.
package dev.loopglass.scenario;
