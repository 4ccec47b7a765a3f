package dev.loopglass.trace;

/// Where in a file something begins; both count from 1.
record Place(int line, int column) {}
