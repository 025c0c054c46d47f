import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';

/** Without an agent each proxied request has a connection of its own. */
const shared = {
  session: ['agent'],
  deadline: ['proxyTimeout', 'timeout'],
  tls: ['secure'],
  ineffectiveTls: ['rejectUnauthorized', 'ssl.rejectUnauthorized'],
} as const;

export const proxy = { create: 'call', type: 'ProxyServer', options: 0, ...shared } as const satisfies InstanceModel;

/** What is proxied may be a download, an event stream or a long poll. */
const web = {
  ...shared,
  options: 2,
  url: null,
  urlOption: 'target',
  waits: 'forever',
  streams: true,
  returns: 'emitter',
} as const satisfies RequestModel;

export const httpProxy = {
  id: 'http-proxy',
  modules: ['http-proxy'],
  types: { default: 'ProxyServer', Server: 'ProxyServer' },
  instances: { default: { ...proxy, create: 'either' }, createProxyServer: proxy, createServer: proxy, createProxy: proxy },
  requests: { 'ProxyServer#web': web, 'ProxyServer#ws': { ...web, options: 3 } },
  source: 'run: http-proxy 1.18 on Node 20; createProxy, ws: source',
} as const satisfies ClientEntry;
