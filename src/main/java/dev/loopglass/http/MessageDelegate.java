package dev.loopglass.http;

import dev.loopglass.reactor.Future;

/// Is told about a message while it is read.
interface MessageDelegate {
    void headersReceived(StartLine startLine, HttpHeaders headers) throws Exception;

    /// @return a future to wait for before more is read, or null
    Future<Void> dataReceived(byte[] chunk) throws Exception;

    /// The whole message was read.
    void finish() throws Exception;

    /// The connection closed after the headers and before the end.
    ///
    /// @param error why, or null if the peer simply closed it
    void onConnectionClose(Throwable error) throws Exception;
}
