package dev.loopglass.reactor;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Asks Java whether a server's certificate is to be trusted, and says in words what is wrong with it.
final class CertificateCheck extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int NAMES_SHOWN = 3;

    /// Null: everybody is who he says he is.
    private final X509ExtendedTrustManager judge;

    private CertificateCheck(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /// Trusts everybody. The connection is then encrypted, but nobody knows with whom.
    static CertificateCheck none() {
        return new CertificateCheck(null);
    }

    /// @param trusted the authorities; null: those that Java knows
    static CertificateCheck strict(KeyStore trusted) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager judge) {
                    return new CertificateCheck(judge);
                }
            }
            throw new IllegalStateException("this Java cannot judge certificates");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot judge certificates", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (judge == null) {
            return;
        }
        try {
            judge.checkServerTrusted(chain, authType, engine);
            // Java does not ask this of a certificate that is itself in the list of the trusted.
            chain[0].checkValidity();
            if (comparesItself(engine.getPeerHost()) && !isFor(chain[0], engine.getPeerHost())) {
                throw new CertificateException("another host");
            }
        } catch (CertificateException e) {
            throw new CertificateException(reason(chain, e, engine.getPeerHost()), e);
        }
    }

    /// Java calls a name with an underscore illegal, and compares it with none. Servers have such names all
    /// the same.
    static boolean comparesItself(String host) {
        return host.indexOf('_') >= 0;
    }

    /// By the rules of RFC 6125: a `*` stands for the whole first label, of three at least.
    private static boolean isFor(X509Certificate certificate, String host) {
        int dot = host.indexOf('.');
        var wild = dot > 0 && host.indexOf('.', dot + 1) > 0 ? '*' + host.substring(dot) : host;
        return alternatives(certificate).stream().anyMatch(name -> name.equalsIgnoreCase(host) || name.equalsIgnoreCase(wild));
    }

    private static String reason(X509Certificate[] chain, CertificateException e, String host) {
        var now = new Date();
        for (var certificate : chain) {
            if (now.after(certificate.getNotAfter())) {
                return "the certificate" + of(chain, certificate) + " expired on " + day(certificate.getNotAfter());
            }
            if (now.before(certificate.getNotBefore())) {
                return "the certificate" + of(chain, certificate) + " is valid only from "
                        + day(certificate.getNotBefore());
            }
        }
        if (hasCause(e, CertPathBuilderException.class)) {
            return untrusted(chain);
        }
        if (e.getClass() == CertificateException.class && e.getCause() == null) {
            return "the certificate is for " + names(chain[0]) + ", not for " + host;
        }
        return "the certificate is not valid: " + e.getMessage();
    }

    private static String untrusted(X509Certificate[] chain) {
        var last = chain[chain.length - 1];
        boolean signedByItself = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
        if (signedByItself && chain.length == 1) {
            return "the certificate is self-signed, so nobody vouches for it";
        }
        return "the certificate was issued by " + last.getIssuerX500Principal().getName()
                + ", an authority that is not trusted here";
    }

    private static String of(X509Certificate[] chain, X509Certificate certificate) {
        return certificate == chain[0] ? "" : " of " + certificate.getSubjectX500Principal().getName();
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }

    private static List<String> alternatives(X509Certificate certificate) {
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                return alternatives.stream()
                        .filter(each -> each.get(0).equals(DNS_NAME) || each.get(0).equals(IP_ADDRESS))
                        .map(each -> String.valueOf(each.get(1))).toList();
            }
        } catch (CertificateParsingException e) {
            Log.info("the names in a certificate cannot be read: " + e.getMessage());
        }
        return List.of();
    }

    /// The names that count; the one in the subject, as long ago, only where there are none.
    private static String names(X509Certificate certificate) {
        var names = alternatives(certificate);
        if (names.isEmpty()) {
            return certificate.getSubjectX500Principal().getName();
        }
        var shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() <= NAMES_SHOWN ? shown : shown + " and " + (names.size() - NAMES_SHOWN) + " more";
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    // ---- what a client on an SSLEngine is never asked

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("wanted an engine, to know the host");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("wanted an engine, to know the host");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge == null ? new X509Certificate[0] : judge.getAcceptedIssuers();
    }
}
