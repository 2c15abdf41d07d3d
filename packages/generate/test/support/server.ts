import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export type Reply = (response: http.ServerResponse, attempt: number) => void;

export const reply =
  (
    status: number,
    body: string | Uint8Array = '',
    headers: http.OutgoingHttpHeaders = { 'content-type': 'application/json' },
  ): Reply =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

export interface Server {
  readonly baseUrl: string;
  readonly seen: readonly Seen[];
  /** What the next requests get; `{}` in JSON by default. Forgets what was seen. */
  answer(reply?: Reply): void;
  close(): void;
}

/** A server that keeps what arrives and replies as it is told. */
export const startServer = async (): Promise<Server> => {
  const seen: Seen[] = [];
  const usual = reply(200, '{}');
  let next = usual;
  const server = http.createServer((request, response) => {
    let body = '';
    request
      .setEncoding('latin1')
      .on('data', (chunk: string) => (body += chunk))
      .on('end', () => {
        const { method = '', url = '', headers } = request;
        seen.push({ method, url, headers, body: Buffer.from(body, 'latin1').toString('utf8') });
        next(response, seen.length);
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer(given = usual) {
      seen.length = 0;
      next = given;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
};
