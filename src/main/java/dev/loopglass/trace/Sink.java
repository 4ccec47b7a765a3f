package dev.loopglass.trace;

/// Takes the pieces that a [Splitter] cuts. They stand in `bytes`, which is used again afterwards.
interface Sink {
    /// It does not begin as an object does.
    ///
    /// @param beginning what can be read of it; empty when it is not even text
    void foreign(byte first, String beginning, int line) throws TraceException;

    /// A key of the document, with its value; not `events`.
    void top(String key, byte[] bytes, int from, int to, Place place) throws TraceException;

    /// The entries begin.
    void events(int line) throws TraceException;

    /// One whole entry.
    void entry(byte[] bytes, int from, int to, Place place) throws TraceException;

    /// Something that cannot be cut any further.
    ///
    /// @param bytes what there is of it, as far as it was looked at; null when it is only about `why`
    void broken(byte[] bytes, int from, int to, Place place, String why) throws TraceException;

    /// The document is whole.
    void whole(int line) throws TraceException;
}
