import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'controller',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import { Controller, Get } from '@nestjs/common';
      @Controller()
      export class Pages {
        @Get()
        index() {
          return readFileSync('index.html', 'utf8');
        }
      }
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'hooks of a provider',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import { Injectable, OnModuleInit } from '@nestjs/common';
      @Injectable()
      export class Keys implements OnModuleInit {
        key = '';
        onModuleInit() {
          this.key = readFileSync('key.pem', 'utf8');
        }
      }
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'no', runs: { when: 'start-up' } }],
  },
  {
    name: 'exception filter',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import { ArgumentsHost, Catch, ExceptionFilter, NotFoundException } from '@nestjs/common';
      @Catch(NotFoundException)
      export class Fallback implements ExceptionFilter {
        catch(error: NotFoundException, host: ArgumentsHost) {
          host.switchToHttp().getResponse().send(readFileSync('index.html'));
        }
      }
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'decorator of another library',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import { Get } from './decorators.js';
      export class Pages {
        @Get()
        index() {
          return readFileSync('index.html', 'utf8');
        }
      }
    `,
    blockingCalls: [{ blocksRequests: 'no' }],
  },
];
