import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../build.js';

/** Packs this project as it would be published; gives the path of the tarball. */
export async function packInto(folder: string): Promise<string> {
  ensureBuilt();
  // Built already: the scripts of the package have nothing to add.
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], process.cwd());
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}

export async function install(project: string, packages: readonly string[]): Promise<void> {
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline', ...packages], project);
}

/** Runs a command to its end without holding up the test runner; any other exit code is a failure with all the output. */
export async function run(command: string, args: readonly string[], cwd: string, exitCodes: readonly number[] = [0], env: Readonly<Record<string, string>> = {}): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' && command === 'npm' }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number' && exitCodes.includes(code)) resolve({ stdout, stderr });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${String(code)}.\n${stdout}\n${stderr}`));
    });
  });
}
