package dev.loopglass.app.session;

import javafx.scene.Node;

/// A sign as it is drawn, for the legend.
///
/// @param key under which the bundle of the legend says what it means
public record Sample(String key, Node picture) {}
