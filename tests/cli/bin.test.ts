import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith } from './stand-in.js';

const BIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const LEAKY = "import https from 'node:https';\n\nexport const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });\n";

function run(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd, encoding: 'utf8', env: { ...process.env, ...env } });
  return { status, stdout, stderr };
}

describe('the built command', () => {
  it('finds faults in a project without any ESLint configuration', () => {
    const folder = folderWith({ 'src/http.ts': LEAKY, 'src/fine.js': 'export const one = 1;\n' });
    const { status, stdout, stderr } = run(folder, ['audit']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/^async-http\/no-insecure-tls \(1 \w+\)\n {2}src\/http\.ts\n {4}3:\d+ {2}\w+ +\S/);
    expect(stdout).toMatch(/\n2 files scanned with `recommended` in \d+\.\d s\.\n/);
  });

  it('exits 0 on a clean project', () => {
    expect(run(folderWith({ 'a.js': 'export const one = 1;\n' }), ['audit'])).toMatchObject({ status: 0, stderr: '' });
  });

  it('exits 2 on a path that leads nowhere', () => {
    expect(run(folderWith({}), ['audit', 'nowhere'])).toEqual({ status: 2, stdout: '', stderr: 'No such file or folder: nowhere\n' });
  });

  it('runs through the link that package managers make', () => {
    const folder = folderWith({ 'a.js': '' });
    symlinkSync(BIN, path.join(folder, 'async-http'));
    const { status, stdout } = spawnSync(path.join(folder, 'async-http'), ['--version'], { cwd: folder, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  });

  it('applies with the migration preset what others only suggest', () => {
    const folder = folderWith({ 'http.ts': LEAKY });
    expect(run(folder, ['audit', '--fix']).status).toBe(1);
    expect(readFileSync(path.join(folder, 'http.ts'), 'utf8')).toBe(LEAKY);
    expect(run(folder, ['audit', '--fix', '--preset', 'migration']).status).toBe(0);
    expect(readFileSync(path.join(folder, 'http.ts'), 'utf8')).toContain("rejectUnauthorized: process.env.NODE_ENV !== 'development'");
  });

  it('colours only when asked to or on a terminal', () => {
    const folder = folderWith({ 'http.ts': LEAKY });
    const escape = '\u001B[';
    expect(run(folder, ['audit']).stdout).not.toContain(escape);
    expect(run(folder, ['audit'], { FORCE_COLOR: '1', NO_COLOR: '' }).stdout).toContain(escape);
  });

  it('survives a reader that stops early', async () => {
    const folder = folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.ts`, LEAKY])));
    const child = spawn(process.execPath, [BIN, 'audit', '--format', 'json'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  it('leaves whole files behind when it is interrupted', async () => {
    const folder = folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.ts`, LEAKY])));
    const child = spawn(process.execPath, [BIN, 'audit', '--fix', '--preset', 'migration'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const texts = () => readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
    const ended = new Promise((resolve) => child.once('close', resolve));
    while (child.exitCode === null && texts().every((text) => text === LEAKY)) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const status = await ended;
    expect(status).toBe(130);
    expect(stderr).toMatch(/^Stopped after \d+ of 300 files\.\n$/);
    expect(new Set(texts()).size).toBe(2);
    expect(readdirSync(folder)).toHaveLength(300);
  });
});
