/// One opened trace and where in it the reader stands: what every part of the window looks at.
package dev.loopglass.app.session;
