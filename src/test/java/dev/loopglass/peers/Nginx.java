package dev.loopglass.peers;

import dev.loopglass.reactor.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;

/// nginx on loopback, as anybody who is not root can run it: one process in the foreground, with all its
/// files in a folder of the test.
final class Nginx implements AutoCloseable {
    /// Between asking for a free port and listening on it, somebody else may have taken it.
    private static final int TRIES = 5;

    private final Stranger stranger;
    private final int[] ports;

    private Nginx(Stranger stranger, int... ports) {
        this.stranger = stranger;
        this.ports = ports;
    }

    /// @param servers the `server` blocks. In them, $P1 to $P9 are free ports, and $D is the folder
    static Nginx start(Path folder, int portCount, String servers) throws IOException {
        var program = Stranger.find("nginx", "nginx-light");
        Files.createDirectories(folder.resolve("logs"));
        for (int tries = 1; ; tries++) {
            Files.deleteIfExists(folder.resolve("nginx.pid"));
            var ports = freePorts(portCount);
            var text = CONFIGURATION.replace("$SERVERS", servers).replace("$D", folder.toString());
            for (int i = 0; i < portCount; i++) {
                text = text.replace("$P" + (i + 1), String.valueOf(ports[i]));
            }
            Files.writeString(folder.resolve("nginx.conf"), text);
            var stranger = Stranger.start(folder, program, "-p", folder.toString(), "-c", folder + "/nginx.conf");
            try {
                // Not until it has all of them: a port alone may be somebody else's.
                stranger.awaitFile(folder.resolve("nginx.pid"));
                for (int port : ports) {
                    stranger.awaitPort(port);
                }
                return new Nginx(stranger, ports);
            } catch (IOException e) {
                stranger.close();
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /// One that is free is given again to whoever asks for the next: two servers on it would answer with the
    /// certificate of the first.
    private static int[] freePorts(int count) throws IOException {
        var ports = new LinkedHashSet<Integer>();
        while (ports.size() < count) {
            ports.add(Peer.deadPort());
        }
        return ports.stream().mapToInt(Integer::intValue).toArray();
    }

    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid $D/nginx.pid;
            error_log $D/logs/error.log;
            events { worker_connections 256; }
            http {
                access_log off;
                client_body_temp_path $D/body;
                proxy_temp_path $D/proxy;
                fastcgi_temp_path $D/fastcgi;
                uwsgi_temp_path $D/uwsgi;
                scgi_temp_path $D/scgi;
                types { text/plain txt; text/html html; }
                root $D/www;
            $SERVERS
            }
            """;

    /// @param which from 1
    int port(int which) {
        return ports[which - 1];
    }

    /// Whether this machine has the loopback of IPv6.
    static boolean ipv6() {
        try (var _ = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        stranger.close();
    }
}
