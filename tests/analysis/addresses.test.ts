import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

const loopback = (code: string): boolean | undefined => factsOf(code).requests[0]?.loopback;

const axios = `import axios from 'axios';`;

describe('a request stays on this machine', () => {
  it.each([
    [`fetch('http://localhost:3000/');`, true],
    ['fetch(`http://localhost:${port}/`);', true],
    [`fetch('http://127.0.0.1/');`, true],
    [`fetch('http://localhost' + p);`, true],
    ['const base = "http://localhost"; fetch(`${base}/x`);', true],
    ['const host = "localhost"; fetch(`http://${host}:3000/x`);', true],
    ['const port = 3000; const base = `http://localhost:${port}`; fetch(`${base}/x`);', true],
    [`const url = new URL('/x', 'http://localhost:1'); fetch(url);`, true],
    [`fetch(new URL('/x', 'http://localhost:1'));`, true],
    [`fetch('http://' + host);`, false],
    ['fetch(`http://${host}:3000/`);', false],
    [`fetch('http://localhost.evil.com');`, false],
    [`fetch('https://example.com/?u=http://localhost');`, false],
    [`const base = process.env.BASE ?? 'http://localhost:3000'; fetch(base + '/x');`, false],
    ["fetch(`http://${process.env.HOST || 'localhost'}:${process.env.PORT || 3000}/x`);", true],
    ["const host = process.env.HOST ?? '127.0.0.1'; fetch(`http://${host}/x`);", true],
    ["fetch(`http://${process.env.API_HOST || 'localhost'}/x`);", false],
    ["fetch(`http://${process.env.HOST || 'example.com'}/x`);", false],
    ["fetch(`http://${settings.HOST || 'localhost'}/x`);", false],
    ['const a = `${b}`; const b = `${a}`; fetch(a);', false],
  ])('%s', (code, expected) => {
    expect(loopback(code)).toBe(expected);
  });

  it.each([
    [`${axios} axios({ url: 'http://localhost/' });`, true],
    [`${axios} const api = axios.create({ baseURL: 'http://localhost:3000' }); api.get('/x');`, true],
    [`${axios} const api = axios.create({ baseURL: 'http://localhost:3000' }).create({}); api.get('/x');`, true],
    [`${axios} const api = axios.create({ baseURL: 'http://localhost:3000' }); api.get('https://example.com/x');`, false],
    [`${axios} const api = axios.create({ baseURL: base }); api.get('/x');`, false],
    [`import { Client } from 'undici'; new Client('http://localhost:3000').request({ path: '/' });`, true],
    [`import { ProxyAgent } from 'undici'; new ProxyAgent('http://localhost:3128').request({ path: '/' });`, false],
    [`import { Client } from '@grpc/grpc-js'; new Client('localhost:50051', c).makeUnaryRequest(m, s, d, x, () => {});`, true],
    [`import http from 'node:http'; http.get({ host: 'localhost', path: '/' });`, true],
    [`import http from 'node:http'; http.get({ hostname: '127.0.0.1', port: 1 });`, true],
    [`import http from 'node:http'; http.get({ socketPath: '/var/run/docker.sock', path: '/' });`, true],
    [`import http from 'node:http'; http.get({ host: 'example.com', path: '/' });`, false],
  ])('%s', (code, expected) => {
    expect(loopback(code)).toBe(expected);
  });
});

describe('an address without a host', () => {
  it('is one of a page', () => {
    expect(loopback(`fetch('/api/users');`)).toBe(true);
    expect(loopback('fetch(`/api/users/${id}`);')).toBe(true);
    expect(loopback(`fetch('//example.com/users');`)).toBe(false);
  });

  it('may have a base elsewhere', () => {
    expect(loopback(`${axios} axios.get('/api/users');`)).toBe(false);
  });
});
