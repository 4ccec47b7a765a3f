/// The HTTP client on top of the reactor: from `fetch` to the response.
package dev.loopglass.http;
