import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of a small project: what stands beside the file under test, and packages as they are installed. */
const files: Record<string, string> = {
  'package.json': '{ "name": "typed-service", "type": "module" }',
  'tsconfig.json': JSON.stringify({
    compilerOptions: { target: 'es2023', lib: ['es2023', 'esnext.disposable'], module: 'preserve', moduleResolution: 'bundler', types: ['node'], moduleDetection: 'force', strict: true, skipLibCheck: true, noEmit: true },
    include: ['src'],
  }),
  // Takes the text under test.
  'src/service.ts': '',

  'src/clients.ts': `
    import https from 'node:https';
    import axios, { Axios, type AxiosInstance } from 'axios';
    import got from 'got';
    import { Agent, type Dispatcher } from 'undici';
    export const http = axios.create({ timeout: 5000 });
    export const { get } = http;
    export const got2 = got.extend({});
    export const agent = new Agent();
    export const maybe: Dispatcher | undefined = Math.random() > 0.5 ? agent : undefined;
    export const either = Math.random() > 0.5 ? agent : http;
    export const half = Math.random() > 0.5 ? agent : { request: () => 0 };
    export const mixed = Object.assign(axios.create(), { token: '' });
    export const pending = Promise.resolve(http);
    export const makeHttp = () => axios.create();
    export const makeLater = async () => axios.create();
    export const anything: any = http;
    export const something: unknown = http;
    export const nested = { deep: { http }, agents: [agent] };
    export const secure: typeof https = https;
    export type Http = AxiosInstance;
    export type Made = ReturnType<typeof makeHttp>;
    export type Later = Awaited<ReturnType<typeof makeLater>>;
    export interface Deps { readonly http: Http; readonly fetch: typeof fetch; readonly agent?: Dispatcher | false }
    export class ApiClient extends Axios { own(): void {} }
    export class OtherClient { get(url: string): Promise<string> { return Promise.resolve(url); } }
    export class Base { protected readonly http = http; }
    export const patient: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(1000) });
  `,
  'src/again.ts': `
    export { fetch as load, Agent as Pooled, request } from 'undici';
    export { default as client } from 'axios';
    export { readFileSync as read } from 'node:fs';
    export * as files from 'node:fs';
    export * as net from 'node:http';
  `,
  'src/config.ts': `
    export const TIMEOUT = 5000;
    export const VERIFY = false;
    export const OFF = 0;
    export const NAME = 'eu';
    export let changing = 5000;
    export const limits = { timeout: 3000, batch: 5 } as const;
    export const loose = { timeout: 3000 };
    export enum Wait { Short = 1000 }
    export const REGIONS = ['eu', 'us'] as const;
    export const pair: [string, string?] = ['eu'];
    export const either: readonly [string] | readonly [string, string] = ['eu'];
    export const open: readonly [string, ...string[]] = ['eu'];
    export const list: string[] = [];
  `,
  'src/shapes.ts': `
    export class Closable { [Symbol.dispose](): void {} }
    export class Async { async [Symbol.asyncDispose](): Promise<void> {} }
    export class Plain { close(): void {} }
    export class Thenable { then(done: (value: string) => void): void { done(''); } }
    export class Then { then = 5; }
    export const closable = new Closable();
    export const asyncClosable: Async | undefined = new Async();
    export const plain = new Plain();
    export const mixed = Math.random() > 0.5 ? closable : plain;
    export const promise: Promise<string> | null = Promise.resolve('');
    export const thenable = new Thenable();
    export const then = new Then();
    export const text: 'a' | 'b' | undefined = 'a';
    export const address = new URL('http://h');
    export const textOrObject: string | { url: string } = '';
    export const anything: any = 1;
  `,
  'src/others.ts': `
    import { pool } from 'pg-like';
    import { Pool } from 'pg';
    import { S3Client } from '@aws-sdk/client-s3';
    import { HttpService } from '@nestjs/axios';
    import { createKit } from 'kit';
    import { Client } from '@acme/http';
    import type { Express } from 'express';
    export const lookAlike = pool;
    export const database = new Pool();
    export const s3 = new S3Client();
    export class Service extends HttpService {}
    export const kit = createKit();
    export const acme = new Client();
    export declare const app: Express;
  `,

  // A package of the same shape and names, which nobody knows.
  'node_modules/pg-like/index.d.ts': 'export declare class Agent { request(o: object): Promise<void> } export declare class AxiosInstance { get(u: string): Promise<void> } export declare const pool: AxiosInstance;',
  'node_modules/@types/pg/index.d.ts': 'export declare class Pool { query(text: string): Promise<void>; end(): Promise<void> }',
  'node_modules/@types/acme__http/index.d.ts': 'export declare class Client { load(url: string): Promise<void> }',
  // As a package manager with a store lays it out: the package itself, and a link to it.
  'node_modules/.pnpm/@aws-sdk+client-s3@3.0.0/node_modules/@aws-sdk/client-s3/index.d.ts': 'export declare class S3Client { send(command: object, options?: object): Promise<object> }',
  'node_modules/@nestjs/axios/dist/http.service.d.ts': 'export declare class HttpService { get(url: string, config?: object): { pipe(...steps: unknown[]): unknown } }',
  'node_modules/@nestjs/axios/index.d.ts': `export * from './dist/http.service';`,
  // A package that brings its own copy of another.
  'node_modules/kit/index.d.ts': `import { AxiosInstance } from 'axios'; export declare function createKit(): { api: AxiosInstance };`,
  'node_modules/kit/node_modules/axios/index.d.ts': 'export interface AxiosInstance { (url: string): Promise<unknown>; get(url: string): Promise<unknown> }',
};

/** Writes the project into a folder, with further files. */
export function writeTypedProject(folder: string, further: Readonly<Record<string, string>> = {}): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries({ ...files, ...further })) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  mkdirSync(join(folder, 'node_modules/@aws-sdk'), { recursive: true });
  symlinkSync('../.pnpm/@aws-sdk+client-s3@3.0.0/node_modules/@aws-sdk/client-s3', join(folder, 'node_modules/@aws-sdk/client-s3'), 'dir');
}
