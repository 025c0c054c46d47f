import type { ClientEntry, InstanceModel } from '../types.js';

const credentials = {
  create: 'call',
  type: 'ChannelCredentials',
  options: 3,
  tls: ['rejectUnauthorized', { option: 'checkServerIdentity', is: 'no-op function' }],
} as const satisfies InstanceModel;

/** Clients of one target with equal credentials and options share their sockets process-wide: a client owns none. */
export const grpc = {
  id: 'grpc',
  name: 'gRPC',
  modules: ['@grpc/grpc-js'],
  instances: {
    Client: { create: 'new', type: 'Client', options: 2 },
    'credentials.createSsl': credentials,
    'ChannelCredentials.createSsl': credentials,
  },
  trust: null,
  source: 'run: @grpc/grpc-js 1.14 on Node 20, 22, 24 (20 clients: 1 socket); TLS options: source of 1.14',
} as const satisfies ClientEntry;
