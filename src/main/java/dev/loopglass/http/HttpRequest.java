package dev.loopglass.http;

import dev.loopglass.reactor.Family;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What to fetch, and how. What is not set (null) comes from the client's defaults.
public final class HttpRequest {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// Is given something, in the stack contexts in which it was handed over.
    @FunctionalInterface
    public interface Callback<T> {
        void call(T value) throws Exception;
    }

    private final String url;
    private final HttpHeaders headers;
    private String method = "GET";
    private byte[] body;
    private BodyProducer bodyProducer;
    private Boolean expect100Continue;
    private Callback<byte[]> streamingCallback;
    private Callback<String> headerCallback;
    private Duration connectTimeout;
    private Duration requestTimeout;
    private Boolean total;
    private Boolean followRedirects;
    private Integer maxRedirects;
    private String userAgent;
    private Boolean decompressResponse;
    private Boolean allowNonstandardMethods;
    private Family family;
    private String authUsername;
    private String authPassword;
    private String authMode;
    private boolean nobody;
    private boolean bodiless;
    private String networkInterface;
    private String proxyHost;
    private Integer proxyPort;
    private String proxyUsername;
    private String proxyPassword;
    private Boolean validateCert;
    private Path caCerts;
    private Path clientCert;
    private Path clientKey;

    public HttpRequest(String url) {
        this.url = url;
        this.headers = new HttpHeaders();
    }

    /// The same, with headers that can be changed without changing those of `other`.
    HttpRequest(HttpRequest other) {
        this(other.url, other);
    }

    /// The same at another place.
    HttpRequest(String url, HttpRequest other) {
        this.url = url;
        headers = new HttpHeaders(other.headers);
        method = other.method;
        body = other.body;
        bodyProducer = other.bodyProducer;
        expect100Continue = other.expect100Continue;
        streamingCallback = other.streamingCallback;
        headerCallback = other.headerCallback;
        connectTimeout = other.connectTimeout;
        requestTimeout = other.requestTimeout;
        total = other.total;
        followRedirects = other.followRedirects;
        maxRedirects = other.maxRedirects;
        userAgent = other.userAgent;
        decompressResponse = other.decompressResponse;
        allowNonstandardMethods = other.allowNonstandardMethods;
        family = other.family;
        authUsername = other.authUsername;
        authPassword = other.authPassword;
        authMode = other.authMode;
        nobody = other.nobody;
        bodiless = other.bodiless;
        networkInterface = other.networkInterface;
        proxyHost = other.proxyHost;
        proxyPort = other.proxyPort;
        proxyUsername = other.proxyUsername;
        proxyPassword = other.proxyPassword;
        validateCert = other.validateCert;
        caCerts = other.caCerts;
        clientCert = other.clientCert;
        clientKey = other.clientKey;
    }

    public String url() {
        return url;
    }

    // ---- what to say

    public String method() {
        return method;
    }

    public HttpRequest method(String value) {
        method = value;
        return this;
    }

    /// Whether to take the caller's word for the method, and for whether it has a body.
    public Boolean allowNonstandardMethods() {
        return allowNonstandardMethods;
    }

    public HttpRequest allowNonstandardMethods(boolean value) {
        allowNonstandardMethods = value;
        return this;
    }

    public HttpHeaders headers() {
        return headers;
    }

    public HttpRequest header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    /// Asks for the page only if it has changed since: else the answer is a 304 without a body.
    public HttpRequest ifModifiedSince(Instant value) {
        headers.set("If-Modified-Since", HTTP_DATE.format(value));
        return this;
    }

    public String userAgent() {
        return userAgent;
    }

    public HttpRequest userAgent(String value) {
        userAgent = value;
        return this;
    }

    /// Who asks. A user in the URL takes precedence.
    public String authUsername() {
        return authUsername;
    }

    public String authPassword() {
        return authPassword;
    }

    /// Null is `basic`, and no other is supported.
    public String authMode() {
        return authMode;
    }

    public HttpRequest auth(String username, String password) {
        authUsername = username;
        authPassword = password;
        return this;
    }

    public HttpRequest authMode(String value) {
        authMode = value;
        return this;
    }

    /// Not even whom the client's defaults name.
    void authorizesNobody() {
        authUsername = null;
        authPassword = null;
        nobody = true;
    }

    boolean nobody() {
        return nobody;
    }

    /// The bytes to send, or null.
    public byte[] body() {
        return body;
    }

    public HttpRequest body(byte[] value) {
        body = value;
        return this;
    }

    /// Makes the body while it is sent. Unless the headers have a `Content-Length`, it goes out in chunks.
    public BodyProducer bodyProducer() {
        return bodyProducer;
    }

    public HttpRequest bodyProducer(BodyProducer value) {
        bodyProducer = Carried.of(value);
        return this;
    }

    /// Not even the one of the client's defaults.
    HttpRequest withoutBody() {
        body = null;
        bodyProducer = null;
        bodiless = true;
        return this;
    }

    boolean bodiless() {
        return bodiless;
    }

    /// Whether to send the body only when the server, having seen the headers, says it wants it.
    public Boolean expect100Continue() {
        return expect100Continue;
    }

    public HttpRequest expect100Continue(boolean value) {
        expect100Continue = value;
        return this;
    }

    // ---- what to do with the answer

    /// Gets each piece of the body as it comes; the response's body is empty then.
    public Callback<byte[]> streamingCallback() {
        return streamingCallback;
    }

    public HttpRequest streamingCallback(Callback<byte[]> value) {
        streamingCallback = Carried.of(value);
        return this;
    }

    /// Gets the first line, each header, and an empty line, each with its line break.
    public Callback<String> headerCallback() {
        return headerCallback;
    }

    public HttpRequest headerCallback(Callback<String> value) {
        headerCallback = Carried.of(value);
        return this;
    }

    public Boolean followRedirects() {
        return followRedirects;
    }

    public HttpRequest followRedirects(boolean value) {
        followRedirects = value;
        return this;
    }

    /// How many redirects to follow; the one after that is the response.
    public Integer maxRedirects() {
        return maxRedirects;
    }

    public HttpRequest maxRedirects(int value) {
        maxRedirects = value;
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

    // ---- how to get there

    /// How long the connection may take; zero: as long as it likes. Null: the client's default.
    public Duration connectTimeout() {
        return connectTimeout;
    }

    public HttpRequest connectTimeout(Duration value) {
        connectTimeout = value;
        return this;
    }

    /// How long all of it may take, the time in the queue not counted; after a redirect it begins anew.
    public Duration requestTimeout() {
        return requestTimeout;
    }

    public HttpRequest requestTimeout(Duration value) {
        requestTimeout = value;
        total = false;
        return this;
    }

    /// The same, but for the time in the queue and all redirects together, as curl counts it.
    public HttpRequest totalTimeout(Duration value) {
        requestTimeout = value;
        total = true;
        return this;
    }

    Boolean total() {
        return total;
    }

    /// Which of the host's addresses may be tried.
    public Family family() {
        return family;
    }

    public HttpRequest family(Family value) {
        family = value;
        return this;
    }

    public HttpRequest allowIpv6(boolean value) {
        return family(value ? Family.ANY : Family.IPV4);
    }

    // ---- what this client does not do: a request that asks for it fails, rather than going out otherwise

    String networkInterface() {
        return networkInterface;
    }

    public HttpRequest networkInterface(String value) {
        networkInterface = value;
        return this;
    }

    String proxyHost() {
        return proxyHost;
    }

    Integer proxyPort() {
        return proxyPort;
    }

    public HttpRequest proxy(String host, int port) {
        proxyHost = host;
        proxyPort = port;
        return this;
    }

    String proxyUsername() {
        return proxyUsername;
    }

    String proxyPassword() {
        return proxyPassword;
    }

    public HttpRequest proxyAuth(String username, String password) {
        proxyUsername = username;
        proxyPassword = password;
        return this;
    }

    /// Whether an https server must prove who it is. Without that the connection is secret, but nobody
    /// knows with whom.
    public Boolean validateCert() {
        return validateCert;
    }

    public HttpRequest validateCert(boolean value) {
        validateCert = value;
        return this;
    }

    /// A PEM file with the authorities to trust; null: those that Java knows.
    public Path caCerts() {
        return caCerts;
    }

    public HttpRequest caCerts(Path value) {
        caCerts = value;
        return this;
    }

    /// A PEM file with the certificate to show to a server that asks for one; or null.
    public Path clientCert() {
        return clientCert;
    }

    public HttpRequest clientCert(Path value) {
        clientCert = value;
        return this;
    }

    /// A PEM file with the key that belongs to it; null: it is in the same file.
    public Path clientKey() {
        return clientKey;
    }

    public HttpRequest clientKey(Path value) {
        clientKey = value;
        return this;
    }
}
