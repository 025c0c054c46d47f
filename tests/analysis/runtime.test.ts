import { describe, expect, it } from 'vitest';
import { factsOf, type FactsOptions } from '../facts.js';

const runtime = (code: string, options?: FactsOptions): string => factsOf(`${code} fetch(u);`, options).runtime;

describe('the platform', () => {
  it.each([
    ['export const a = 1;', 'node'],
    ['export const handler = async (event) => {};', 'lambda'],
    ['exports.handler = async (event) => {};', 'lambda'],
    ['export const handler = async (data) => {};', 'node'],
    ['export default { async fetch(request) {} };', 'workers'],
    ['const worker = { async fetch(request) {} }; export default worker;', 'workers'],
    ['export default { async query(request) {} };', 'node'],
    [`import { useState } from 'react';`, 'browser'],
    [`import { create } from 'zustand';`, 'browser'],
    [`import { useState } from './react.js';`, 'node'],
  ])('shown by %s', (code, expected) => {
    expect(runtime(code)).toBe(expected);
  });

  it('shown by the file', () => {
    expect(runtime('', { filename: 'src/page.tsx', ts: true })).toBe('browser');
    expect(runtime('', { filename: 'src/page.ts', ts: true })).toBe('node');
  });

  it('said by the settings', () => {
    expect(runtime('export const a = 1;', { settings: { runtime: 'workers' } })).toBe('workers');
    expect(runtime('export const handler = async (event) => {};', { settings: { runtime: 'browser' } })).toBe('browser');
  });
});
