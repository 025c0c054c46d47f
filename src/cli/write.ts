import { access, constants, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Replaces a file in one step: a reader, or a run that is killed, sees the old text or the new one and nothing between. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const mode = (await stat(target).catch(() => null))?.mode;
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(text);
      if (mode !== undefined) await handle.chmod(mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The same, unless the file is write-protected or someone else changed it since `before` was read. */
export async function replaceText(file: string, before: string, after: string): Promise<void> {
  await access(file, constants.W_OK);
  if ((await readFile(file, 'utf8')) !== before) throw new Error('the file changed during the audit');
  await writeWhole(file, after);
}
