package dev.loopglass.app;

/// The window.
final class Window {}
