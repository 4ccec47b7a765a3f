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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The same fetches by Netty, on one event loop thread, as ours has one; and started there, as ours are: a chain for
/// each that is under way at once, whose next link begins when the last one has its answer.
final class NettyClient {
    private final URI url;
    private final Bootstrap bootstrap;
    private final AtomicInteger left;
    private final CountDownLatch done;

    private NettyClient(URI url, int count, MultiThreadIoEventLoopGroup group) {
        this.url = url;
        left = new AtomicInteger(count);
        done = new CountDownLatch(count);
        bootstrap = new Bootstrap().group(group).channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(1 << 20), new Answer());
                    }
                });
    }

    static void fetch(URI url, int count, int atOnce) throws InterruptedException {
        var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        var client = new NettyClient(url, count, group);
        for (int i = 0; i < atOnce; i++) {
            group.execute(client::next);
        }
        client.done.await();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private void next() {
        if (left.getAndDecrement() <= 0) {
            return;
        }
        bootstrap.connect(url.getHost(), url.getPort()).addListener((ChannelFutureListener) connected -> {
            var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, url.getRawPath());
            request.headers().set(HttpHeaderNames.HOST, url.getAuthority())
                    .set(HttpHeaderNames.CONNECTION, "close").set(HttpHeaderNames.ACCEPT_ENCODING, "gzip");
            connected.channel().writeAndFlush(request);
        });
    }

    private final class Answer extends SimpleChannelInboundHandler<FullHttpResponse> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            context.close();
            done.countDown();
            next();
        }
    }
}
