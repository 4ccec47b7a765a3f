package dev.loopglass.reactor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// A text file with certificates and keys in it, each between two lines that say what it is.
///
/// @param file for the errors
/// @param blocks what is in it, in order
record Pem(Path file, List<Block> blocks) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    private record Block(String what, byte[] bytes) {}

    /// @throws IOException naming the file
    static Pem read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file", e);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read: " + e.getMessage(), e);
        }
        var blocks = new ArrayList<Block>();
        for (var found = BLOCK.matcher(text); found.find(); ) {
            try {
                blocks.add(new Block(found.group(1), Base64.getMimeDecoder().decode(found.group(2))));
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ": the " + found.group(1).toLowerCase() + " in it is damaged", e);
            }
        }
        return new Pem(file, blocks);
    }

    /// All of them; at least one.
    List<X509Certificate> certificates() throws IOException {
        var certificates = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (var block : blocks) {
                if (block.what.equals(CERTIFICATE)) {
                    var in = new ByteArrayInputStream(block.bytes);
                    certificates.add((X509Certificate) factory.generateCertificate(in));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": the certificate in it is damaged", e);
        }
        if (certificates.isEmpty()) {
            throw new IOException(file + ": no certificate in it; wanted -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }

    /// @param algorithm of the certificate to which it belongs
    PrivateKey key(String algorithm) throws IOException {
        var keys = blocks.stream().filter(block -> block.what.endsWith(KEY)).toList();
        if (keys.isEmpty()) {
            throw new IOException(file + ": no private key in it; wanted -----BEGIN PRIVATE KEY-----");
        }
        if (!keys.getFirst().what.equals(KEY)) {
            throw new IOException(file + ": the private key in it is an " + keys.getFirst().what
                    + "; wanted PRIVATE KEY, as `openssl pkcs8 -topk8 -nocrypt` writes it");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keys.getFirst().bytes));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": the private key in it is damaged, or none for " + algorithm, e);
        }
    }
}
