import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceText, writeWhole } from '../../src/cli/write.js';
import { folderWith } from './stand-in.js';

describe('writing', () => {
  it('never shows half a file to a reader', async () => {
    const folder = folderWith({ 'a.js': 'a'.repeat(5_000_000) });
    const file = path.join(folder, 'a.js');
    const writing = new AbortController();
    const written = writeWhole(file, 'b'.repeat(5_000_000)).finally(() => writing.abort());
    const lengths = new Set<number>();
    const letters = new Set<string>();
    while (!writing.signal.aborted) {
      const text = readFileSync(file, 'utf8');
      lengths.add(text.length);
      letters.add(text[0]! + text.at(-1)!);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await written;
    expect([...lengths]).toEqual([5_000_000]);
    expect([...letters].filter((pair) => pair !== 'aa' && pair !== 'bb')).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe('b'.repeat(5_000_000));
  });

  it('leaves nothing behind when it fails', async () => {
    const folder = folderWith({ 'a.js/in-the-way.txt': '' });
    await expect(writeWhole(path.join(folder, 'a.js'), 'x')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['a.js']);
  });

  it('does not overwrite what somebody else wrote', async () => {
    const folder = folderWith({ 'a.js': 'mine' });
    await expect(replaceText(path.join(folder, 'a.js'), 'yours', 'fixed')).rejects.toThrow('the file changed during the audit');
    expect(readFileSync(path.join(folder, 'a.js'), 'utf8')).toBe('mine');
  });

  it('creates a file that is not there yet', async () => {
    const folder = folderWith({});
    mkdirSync(path.join(folder, 'reports'));
    await writeWhole(path.join(folder, 'reports/new.json'), '{}');
    writeFileSync(path.join(folder, 'reports/old.json'), 'old');
    await writeWhole(path.join(folder, 'reports/old.json'), '{}');
    expect(readdirSync(path.join(folder, 'reports'))).toEqual(['new.json', 'old.json']);
  });
});
