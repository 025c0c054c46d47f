import { describe, expect, it } from 'vitest';
import type { SessionFact } from '../../src/analysis/facts.js';
import { factsOf } from '../facts.js';

/** What a core agent with these options keeps, when a function with a `target` and `more` makes it for a request. */
function agent(options: string): Pick<SessionFact, 'pools' | 'poolsWith' | 'madeFor'> {
  const { sessions } = factsOf(`import https from 'node:https'; const look = cached(); export const f = (target, more) => https.get('https://x.example', { agent: new https.Agent(${options}) });`);
  expect(sessions).toHaveLength(1);
  const { pools, poolsWith, madeFor } = sessions[0]!;
  return { pools, poolsWith, madeFor };
}

describe('sockets for later requests', () => {
  it.each([
    ['{ keepAlive: true }', { pools: 'yes', poolsWith: null, madeFor: 'each request' }],
    ['', { pools: 'no', poolsWith: 'keepAlive: true', madeFor: 'each request' }],
    ['{ keepAlive: false }', { pools: 'no', poolsWith: null, madeFor: 'many' }],
    ['{ ...more }', { pools: 'unknown', poolsWith: null, madeFor: 'each request' }],
  ])('of new https.Agent(%s)', (options, expected) => {
    expect(agent(options)).toEqual(expected);
  });
});

describe('one use', () => {
  const decided = { pools: 'no', poolsWith: null, madeFor: 'many' };

  it.each(['{ lookup: (host, options, done) => done(null, target.ip, 4) }', '{ lookup: pinned(target) }', '{ lookup: pinned(target), ...more }', '{ maxCachedSessions: 0 }', '{ maxCachedSessions: 0, rejectUnauthorized: target.strict }'])('is meant by %s', (options) => {
    expect(agent(options)).toEqual(decided);
  });

  it.each(['{ lookup: look }', '{ maxCachedSessions: 10 }', '{ ca: target.ca }'])('is not meant by %s', (options) => {
    expect(agent(options)).toMatchObject({ pools: 'no', poolsWith: 'keepAlive: true', madeFor: 'each request' });
  });

  it('is not meant by what pools all the same', () => {
    expect(agent('{ keepAlive: true, lookup: pinned(target) }')).toMatchObject({ pools: 'yes', madeFor: 'each request' });
  });
});
