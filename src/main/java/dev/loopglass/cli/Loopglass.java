package dev.loopglass.cli;

/// The commands.
final class Loopglass {}
