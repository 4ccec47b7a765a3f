package dev.loopglass.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The same fetches by Netty, on one event loop thread, as ours is one.
final class NettyClient {
    private NettyClient() {}

    static void fetch(URI url, int count, int atOnce) throws InterruptedException {
        var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        var slots = new Semaphore(atOnce);
        var done = new CountDownLatch(count);
        var bootstrap = new Bootstrap().group(group).channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(1 << 20),
                                new Answer(slots, done));
                    }
                });
        for (int i = 0; i < count; i++) {
            slots.acquire();
            bootstrap.connect(url.getHost(), url.getPort()).addListener((ChannelFutureListener) connected -> {
                var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, url.getRawPath());
                request.headers().set(HttpHeaderNames.HOST, url.getAuthority())
                        .set(HttpHeaderNames.CONNECTION, "close").set(HttpHeaderNames.ACCEPT_ENCODING, "gzip");
                connected.channel().writeAndFlush(request);
            });
        }
        done.await();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private static final class Answer extends SimpleChannelInboundHandler<FullHttpResponse> {
        private final Semaphore slots;
        private final CountDownLatch done;

        Answer(Semaphore slots, CountDownLatch done) {
            this.slots = slots;
            this.done = done;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            context.close();
            slots.release();
            done.countDown();
        }
    }
}
