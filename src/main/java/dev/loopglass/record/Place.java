package dev.loopglass.record;

/// A method that can stand on a call path.
///
/// @param code the class it is written in
/// @param method its name as a trace shows it, such as `IOStream.connect`
/// @param models Tornado's name for it, or null
/// @param enclosing for a lambda, the method it is written in; else null
record Place(Code code, String method, String models, Place enclosing) {}
