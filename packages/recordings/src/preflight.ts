import type { Exchange } from './exchange.ts';

/** A request that a browser sends on its own, to ask for leave. Fetch Standard, CORS protocol. */
export const isPreflight = ({ method, requestHeaders }: Exchange): boolean =>
  method === 'OPTIONS' && (requestHeaders === undefined || requestHeaders.has('access-control-request-method'));
