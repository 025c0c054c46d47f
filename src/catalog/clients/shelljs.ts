import type { ClientEntry } from '../types.js';

/** Shell commands, all of them blocking; `exec` and `cmd` start a process. */
export const shelljs = {
  id: 'shelljs',
  name: 'ShellJS',
  modules: ['shelljs'],
  blocking: {
    exec: {
      what: 'runs a process',
      when: 'without-callback',
      unless: { argument: 1, option: 'async', is: true },
      instead: '`execFile` from node:child_process',
    },
    cmd: { what: 'runs a process', instead: '`execFile` from node:child_process' },
    cat: { what: 'reads or writes files', instead: '`readFile` from node:fs/promises' },
    cp: { what: 'reads or writes files', instead: '`cp` from node:fs/promises' },
    find: { what: 'reads or writes files', instead: '`readdir` with `recursive` from node:fs/promises' },
    grep: { what: 'reads or writes files', instead: '`readFile` from node:fs/promises' },
    ls: { what: 'reads or writes files', instead: '`readdir` from node:fs/promises' },
    mkdir: { what: 'reads or writes files', instead: '`mkdir` from node:fs/promises' },
    mv: { what: 'reads or writes files', instead: '`rename` from node:fs/promises' },
    rm: { what: 'reads or writes files', instead: '`rm` from node:fs/promises' },
    sed: { what: 'reads or writes files', instead: '`readFile` and `writeFile` from node:fs/promises' },
  },
  source: 'run: shelljs 0.10 on Node 20 (exec with a callback or `async` returns at once); other commands: documentation',
} as const satisfies ClientEntry;
