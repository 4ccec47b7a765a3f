"""One fetch with Tornado's own simple_httpclient, from a server of Tornado's in the same loop.

Compare it with traces/ok.json: the same fetch by the reactor of Loopglass, which is modelled on Tornado 4.3.
"""

import asyncio

import tornado.httpserver
import tornado.simple_httpclient
import tornado.testing
import tornado.web


class Hello(tornado.web.RequestHandler):
    def get(self) -> None:
        self.write("Hello, world!")


async def main() -> None:
    listening, port = tornado.testing.bind_unused_port()
    server = tornado.httpserver.HTTPServer(tornado.web.Application([("/hello", Hello)], log_function=lambda _: None))
    server.add_sockets([listening])
    client = tornado.simple_httpclient.SimpleAsyncHTTPClient()
    response = await client.fetch("http://127.0.0.1:%d/hello" % port)
    print(response.code, response.body.decode())
    client.close()
    server.stop()
    await server.close_all_connections()


if __name__ == "__main__":
    asyncio.run(main())
