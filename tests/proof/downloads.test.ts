import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { downloads, watch } from './programs/downloads.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';
import type { ServerSettings } from './server.js';

const size = 32 * 1024 * 1024;
const body = Buffer.alloc(size, 'a body of many bytes, each in its place; ');
const digest = createHash('sha256').update(body).digest('hex');

/** Sends all of the body but its last byte, and that when it is asked to: until then, the program has had the time to take in the rest. */
function server(): ServerSettings {
  let sent: () => void;
  const flushed = new Promise<void>((resolve) => (sent = resolve));
  let finish: () => void;
  return {
    respond: ({ url }, response) => {
      if (url === '/body') {
        finish = () => response.end(body.subarray(size - 1));
        response.write(body.subarray(0, size - 1), () => sent());
      } else if (url === '/sent') {
        void flushed.then(() => response.end());
      } else {
        finish();
        response.end();
      }
    },
  };
}

interface Seen { readonly held: number; readonly length: number; readonly digest: string; readonly failure: string }

const share = (bytes: number): string => `${Math.round((bytes / size) * 100)} %`;

rewriteFirst(downloads);

describe.concurrent('a download that is only written to a file', () => {
  it.for(downloads)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, { files: { 'watch.mjs': watch } }, { before: { server: server() }, after: { server: server() } });
    expectEnd(before);
    expectEnd(after, output);
    const [held, piped] = [before, after].map(({ stdout }) => JSON.parse(stdout) as Seen) as [Seen, Seen];
    for (const seen of [held, piped]) expect(seen).toMatchObject({ length: size, digest, failure: 'ECONNREFUSED' });
    expect(held.held / size).toBeGreaterThan(0.75);
    expect(piped.held / size).toBeLessThan(0.5);
    record({ task }, program, { 'bytes held, of those sent': [share(held.held), share(piped.held)] });
  });
});
