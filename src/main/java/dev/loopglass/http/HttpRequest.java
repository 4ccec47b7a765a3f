package dev.loopglass.http;

import java.time.Duration;

/// What to fetch, and how. What is not set comes from the client's defaults.
public final class HttpRequest {
    private final String url;
    private String method = "GET";
    private HttpHeaders headers = new HttpHeaders();
    private byte[] body;
    private Duration connectTimeout;
    private Duration requestTimeout;
    private String userAgent;
    private Boolean decompressResponse;

    public HttpRequest(String url) {
        this.url = url;
    }

    /// The same, with headers that can be changed without changing those of `other`.
    HttpRequest(HttpRequest other) {
        url = other.url;
        method = other.method;
        headers = new HttpHeaders(other.headers);
        body = other.body;
        connectTimeout = other.connectTimeout;
        requestTimeout = other.requestTimeout;
        userAgent = other.userAgent;
        decompressResponse = other.decompressResponse;
    }

    public String url() {
        return url;
    }

    public String method() {
        return method;
    }

    public HttpRequest method(String value) {
        method = value;
        return this;
    }

    public HttpHeaders headers() {
        return headers;
    }

    public HttpRequest header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    /// The bytes to send, or null.
    public byte[] body() {
        return body;
    }

    public HttpRequest body(byte[] value) {
        body = value;
        return this;
    }

    /// How long the connection may take; zero: as long as it likes. Null: the client's default.
    public Duration connectTimeout() {
        return connectTimeout;
    }

    public HttpRequest connectTimeout(Duration value) {
        connectTimeout = value;
        return this;
    }

    /// How long all of it may take, the time in the queue not counted.
    public Duration requestTimeout() {
        return requestTimeout;
    }

    public HttpRequest requestTimeout(Duration value) {
        requestTimeout = value;
        return this;
    }

    public String userAgent() {
        return userAgent;
    }

    public HttpRequest userAgent(String value) {
        userAgent = value;
        return this;
    }

    /// Whether to ask for gzip, and undo it.
    public Boolean decompressResponse() {
        return decompressResponse;
    }

    public HttpRequest decompressResponse(boolean value) {
        decompressResponse = value;
        return this;
    }
}
