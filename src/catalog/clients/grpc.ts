import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';

const credentials = {
  create: 'call',
  type: 'ChannelCredentials',
  options: 3,
  tls: ['rejectUnauthorized', { option: 'checkServerIdentity', is: 'no-op function' }],
} as const satisfies InstanceModel;

/** `(method, serialize, deserialize, message, metadata?, options?, callback)`; a deadline is a point in time. */
const unary = {
  options: 5,
  optionsAlsoAt: 4,
  url: null,
  deadline: ['deadline'],
  disables: [null, 'Infinity'],
  waits: 'forever',
  returns: 'emitter',
  addDeadline: { option: 'deadline', value: 'Date.now() + {{ms}}' },
} as const satisfies RequestModel;

const streaming = { ...unary, streams: true, returns: 'stream' } as const satisfies RequestModel;

/** Clients of one target with equal credentials and options share their sockets process-wide: a client owns none. */
export const grpc = {
  id: 'grpc',
  name: 'gRPC',
  modules: ['@grpc/grpc-js'],
  types: { Client: 'Client' },
  instances: {
    Client: { create: 'new', type: 'Client', options: 2, base: 0 },
    Metadata: { create: 'new', type: 'Metadata', options: null },
    'credentials.createSsl': credentials,
    'ChannelCredentials.createSsl': credentials,
  },
  requests: {
    'Client#makeUnaryRequest': unary,
    'Client#makeClientStreamRequest': { ...streaming, options: 4, optionsAlsoAt: 3 },
    'Client#makeServerStreamRequest': streaming,
    'Client#makeBidiStreamRequest': { ...streaming, options: 4, optionsAlsoAt: 3 },
  },
  trust: null,
  source: 'run: @grpc/grpc-js 1.14 on Node 20, 22, 24 (20 clients: 1 socket); deadlines of unary requests: run on Node 20; TLS options and the streaming requests: source of 1.14',
} as const satisfies ClientEntry;
