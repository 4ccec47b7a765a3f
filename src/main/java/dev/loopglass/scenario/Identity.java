package dev.loopglass.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// A key and a certificate for it, made on the spot and forgotten with the program: so that no secret has
/// to be kept anywhere for a server that only teaches.
///
/// @param chain the certificate, and those that lead to its authority
public record Identity(KeyPair keys, List<X509Certificate> chain) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final char[] NO_PASSWORD = {};

    /// One that nobody vouches for. It can vouch for others.
    ///
    /// @param hosts the names and addresses that it is for
    public static Identity selfSigned(String name, String... hosts) {
        var now = Instant.now();
        return make(null, name, now.minus(DAY), now.plus(DAY), hosts);
    }

    /// One that this one vouches for.
    public Identity issue(String name, String... hosts) {
        var now = Instant.now();
        return issue(name, now.minus(DAY), now.plus(DAY), hosts);
    }

    public Identity issue(String name, Instant from, Instant until, String... hosts) {
        return make(this, name, from, until, hosts);
    }

    private static Identity make(Identity issuer, String name, Instant from, Instant until, String... hosts) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var signer = issuer == null ? keys : issuer.keys;
            var issuerName = issuer == null
                    ? Der.name(name) : issuer.certificate().getSubjectX500Principal().getEncoded();
            var content = Der.sequence(Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                    Der.integer(new BigInteger(100, new SecureRandom())), Der.ECDSA_WITH_SHA256, issuerName,
                    Der.sequence(Der.time(from), Der.time(until)), Der.name(name), keys.getPublic().getEncoded(),
                    Der.tagged(0xa3, extensions(issuer == null, hosts)));
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signer.getPrivate());
            signature.update(content);
            var signed = Der.sequence(content, Der.ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(signed));
            var above = issuer == null ? Stream.<X509Certificate>empty() : issuer.chain.stream();
            return new Identity(keys, Stream.concat(Stream.of(certificate), above).toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificate for " + name, e);
        }
    }

    private static byte[] extensions(boolean authority, String... hosts) {
        var constraints = Der.extension("551d13", Der.sequence(authority ? Der.TRUE : new byte[0]));
        return hosts.length == 0
                ? Der.sequence(constraints) : Der.sequence(constraints, Der.extension("551d11", Der.hosts(hosts)));
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// The certificate alone, as text.
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String keyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    private static String pem(String what, byte[] bytes) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    /// What a server needs to prove that it is this one.
    ///
    /// @param trust whom it trusts, if it wants to know its clients
    public SSLContext context(TrustManager... trust) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("me", keys.getPrivate(), NO_PASSWORD, chain.toArray(Certificate[]::new));
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), trust.length == 0 ? null : trust, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
