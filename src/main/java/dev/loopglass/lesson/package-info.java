/// A guided walk over a trace, as a teacher writes it in Markdown.
package dev.loopglass.lesson;
