import type { ClientEntry, InstanceModel } from '../types.js';
import { proxy } from './http-proxy.js';

/** `createProxyMiddleware(options)`, up to version 2 also `(path, options)`. */
const middleware = { ...proxy, type: 'ProxyMiddleware', optionsAlsoAt: [1] } as const satisfies InstanceModel;

/** Proxies as middleware. */
export const httpProxyMiddleware = {
  id: 'http-proxy-middleware',
  modules: ['http-proxy-middleware'],
  instances: {
    default: middleware,
    createProxyMiddleware: middleware,
    legacyCreateProxyMiddleware: middleware,
  },
  source: 'run: http-proxy-middleware 0.21, 1.3, 2.0 and 3.0 on Node 20; legacyCreateProxyMiddleware: source of 3.0',
} as const satisfies ClientEntry;
