package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;

/// Whom to trust, and who we are. By default: a server whose certificate names it, and was issued by
/// an authority that Java knows.
@Plumbing
public final class TlsOptions {
    private static final Pattern NAME = Pattern.compile("(?i)(?=.{1,253}$)(LABEL\\.)*LABEL"
            .replace("LABEL", "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"));
    private static final char[] NO_PASSWORD = {};
    /// Java would take up an earlier session with the same host and port, which saves a flight. Every
    /// connection here shows its whole handshake, so each claims a port of its own.
    private static final AtomicInteger FRESH = new AtomicInteger();

    private final boolean validate;
    private final SSLContext context;

    private TlsOptions(boolean validate, SSLContext context) {
        this.validate = validate;
        this.context = context;
        context.getClientSessionContext().setSessionCacheSize(1);
    }

    private static final class Defaults {
        private static final TlsOptions OPTIONS = build(true, List.of(CertificateCheck.strict(null)), null);

        private Defaults() {}
    }

    public static TlsOptions defaults() {
        return Defaults.OPTIONS;
    }

    /// @param validate whether to look at the server's certificate, and the name in it, at all
    /// @param caCerts a PEM file with the certificates to trust; null: those that Java trusts
    /// @param clientCert a PEM file with our own certificate, and those that lead to its authority; or null
    /// @param clientKey a PEM file with its key; null: it is in the same file
    /// @throws IOException if one of the files cannot be read, or has not what is wanted
    public static TlsOptions of(boolean validate, Path caCerts, Path clientCert, Path clientKey) throws IOException {
        var trust = validate ? CertificateCheck.strict(trusted(caCerts)) : CertificateCheck.none();
        return build(validate, List.of(trust), clientCert == null ? null : ourselves(clientCert, clientKey));
    }

    private static TlsOptions build(boolean validate, List<TrustManager> trust, KeyManager[] keys) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, trust.toArray(TrustManager[]::new), null);
            return new TlsOptions(validate, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static KeyStore trusted(Path file) throws IOException {
        if (file == null) {
            return null;
        }
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var certificate : Pem.read(file).certificates()) {
                store.setCertificateEntry("ca" + store.size(), certificate);
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static KeyManager[] ourselves(Path certificate, Path key) throws IOException {
        var chain = Pem.read(certificate).certificates();
        var secret = Pem.read(key == null ? certificate : key).key(chain.getFirst().getPublicKey().getAlgorithm());
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", secret, NO_PASSWORD, chain.toArray(java.security.cert.Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + ": " + e.getMessage(), e);
        }
    }

    /// An engine for one connection to `host`, as client.
    SSLEngine engine(String host) {
        var engine = context.createSSLEngine(host, FRESH.incrementAndGet() & Integer.MAX_VALUE);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        if (validate && !CertificateCheck.comparesItself(host)) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (isName(host)) {
            // Many hosts live at one address: say which is meant, even if it is a single word.
            parameters.setServerNames(List.of(new ServerName(host)));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// Java's own `SNIHostName` allows no underscore.
    private static final class ServerName extends SNIServerName {
        ServerName(String host) {
            super(StandardConstants.SNI_HOST_NAME, host.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static boolean isName(String host) {
        return NAME.matcher(host).matches() && !host.matches("[0-9.]+");
    }
}
