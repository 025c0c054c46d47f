import type { BlockingModel, ClientEntry, FileWriterModel, Path } from '../types.js';
import { fsPromises } from './fs-promises.js';

const files = 'reads or writes files';

/** The blocking functions of `fs`; packages that export the same ones repeat them from here. */
export const fileSystemCalls = {
  readFileSync: { what: files, content: 'read', twin: { from: 'node:fs/promises', name: 'readFile', form: 'await', level: 'fix', notForDescriptors: true } },
  writeFileSync: { what: files, content: 'replaced', twin: { from: 'node:fs/promises', name: 'writeFile', form: 'await', level: 'fix', notForDescriptors: true } },
  appendFileSync: { what: files, twin: { from: 'node:fs/promises', name: 'appendFile', form: 'await', level: 'fix', notForDescriptors: true } },
  accessSync: { what: files, twin: { from: 'node:fs/promises', name: 'access', form: 'await', level: 'fix' } },
  copyFileSync: { what: files, twin: { from: 'node:fs/promises', name: 'copyFile', form: 'await', level: 'fix' } },
  cpSync: { what: files, twin: { from: 'node:fs/promises', name: 'cp', form: 'await', level: 'fix' } },
  renameSync: { what: files, twin: { from: 'node:fs/promises', name: 'rename', form: 'await', level: 'fix' } },
  unlinkSync: { what: files, twin: { from: 'node:fs/promises', name: 'unlink', form: 'await', level: 'fix' } },
  linkSync: { what: files, twin: { from: 'node:fs/promises', name: 'link', form: 'await', level: 'fix' } },
  symlinkSync: { what: files, twin: { from: 'node:fs/promises', name: 'symlink', form: 'await', level: 'fix' } },
  readlinkSync: { what: files, twin: { from: 'node:fs/promises', name: 'readlink', form: 'await', level: 'fix' } },
  mkdtempSync: { what: files, twin: { from: 'node:fs/promises', name: 'mkdtemp', form: 'await', level: 'fix' } },
  chmodSync: { what: files, twin: { from: 'node:fs/promises', name: 'chmod', form: 'await', level: 'fix' } },
  chownSync: { what: files, twin: { from: 'node:fs/promises', name: 'chown', form: 'await', level: 'fix' } },
  lchownSync: { what: files, twin: { from: 'node:fs/promises', name: 'lchown', form: 'await', level: 'fix' } },
  utimesSync: { what: files, twin: { from: 'node:fs/promises', name: 'utimes', form: 'await', level: 'fix' } },
  lutimesSync: { what: files, twin: { from: 'node:fs/promises', name: 'lutimes', form: 'await', level: 'fix' } },
  readdirSync: { what: files, twin: { from: 'node:fs/promises', name: 'readdir', form: 'await', level: 'fix' } },
  rmSync: { what: files, twin: { from: 'node:fs/promises', name: 'rm', form: 'await', level: 'fix' } },
  statfsSync: { what: files, twin: { from: 'node:fs/promises', name: 'statfs', form: 'await', level: 'fix' } },
  mkdirSync: { what: files, twin: { from: 'node:fs/promises', name: 'mkdir', form: 'await', level: 'fix' } },
  rmdirSync: { what: files, twin: { from: 'node:fs/promises', name: 'rmdir', form: 'await', level: 'fix' } },
  truncateSync: { what: files, twin: { from: 'node:fs/promises', name: 'truncate', form: 'await', level: 'fix', notForDescriptors: true } },
  statSync: { what: files, twin: { from: 'node:fs/promises', name: 'stat', form: 'await', level: 'fix', notWith: ['throwIfNoEntry'] } },
  lstatSync: { what: files, twin: { from: 'node:fs/promises', name: 'lstat', form: 'await', level: 'fix', notWith: ['throwIfNoEntry'] } },
  realpathSync: { what: files, twin: { from: 'node:fs/promises', name: 'realpath', form: 'await', level: 'fix' } },
  'realpathSync.native': { what: files, instead: '`realpath` from node:fs/promises, which is the native one' },
  openSync: { what: files, twin: { from: 'node:fs/promises', name: 'open', form: 'await', level: 'suggestion' } },
  opendirSync: { what: files, twin: { from: 'node:fs/promises', name: 'opendir', form: 'await', level: 'suggestion' } },
  // The promise form gives an async iterator, not a promise.
  globSync: { what: files, instead: '`Array.fromAsync(glob(pattern))` with `glob` from node:fs/promises' },
  mkdtempDisposableSync: { what: files, twin: { from: 'node:fs/promises', name: 'mkdtempDisposable', form: 'await', level: 'suggestion' } },
  existsSync: { what: files, cheap: true, instead: '`access(path).then(() => true, () => false)` from node:fs/promises' },
  closeSync: { what: files, instead: '`FileHandle#close` of the handle that `open` from node:fs/promises resolves to' },
  fchmodSync: { what: files, instead: '`FileHandle#chmod` of the handle that `open` from node:fs/promises resolves to' },
  fchownSync: { what: files, instead: '`FileHandle#chown` of the handle that `open` from node:fs/promises resolves to' },
  fdatasyncSync: { what: files, instead: '`FileHandle#datasync` of the handle that `open` from node:fs/promises resolves to' },
  fstatSync: { what: files, instead: '`FileHandle#stat` of the handle that `open` from node:fs/promises resolves to' },
  fsyncSync: { what: files, instead: '`FileHandle#sync` of the handle that `open` from node:fs/promises resolves to' },
  ftruncateSync: { what: files, instead: '`FileHandle#truncate` of the handle that `open` from node:fs/promises resolves to' },
  futimesSync: { what: files, instead: '`FileHandle#utimes` of the handle that `open` from node:fs/promises resolves to' },
  readSync: { what: files, instead: '`FileHandle#read` of the handle that `open` from node:fs/promises resolves to' },
  readvSync: { what: files, instead: '`FileHandle#readv` of the handle that `open` from node:fs/promises resolves to' },
  writeSync: { what: files, instead: '`FileHandle#write` of the handle that `open` from node:fs/promises resolves to' },
  writevSync: { what: files, instead: '`FileHandle#writev` of the handle that `open` from node:fs/promises resolves to' },
  openAsBlobSync: { what: files, twin: { from: 'node:fs', name: 'openAsBlob', form: 'await', level: 'suggestion' } },
} as const satisfies Readonly<Record<Path, BlockingModel>>;

/** The functions of `fs` that put data into a file. */
export const fileWriters = {
  writeFile: { data: 1, form: 'callback' },
  writeFileSync: { data: 1, form: 'sync' },
  createWriteStream: { data: 0, methods: ['write', 'end'], form: 'stream' },
  'promises.writeFile': fsPromises.fileWriters.writeFile,
  'promises.open': fsPromises.fileWriters.open,
} as const satisfies Readonly<Record<Path, FileWriterModel>>;

/** Files of Node. Descriptors, options that only the blocking form honours, and what resolves to another kind of value are no drop-in. */
export const fs = {
  id: 'fs',
  modules: ['fs'],
  blocking: fileSystemCalls,
  fileWriters,
  source: 'run: Node 20, 22, 24, 26 (names enumerated, twins compared)',
} as const satisfies ClientEntry;
