import path from 'node:path';
import { conventions, type HandlerModel } from '../../catalog/index.js';
import { perFile, type SourceFile } from '../file.js';
import { globalPath } from '../values/globals.js';
import { registrationOf } from './handlers.js';
import { importsModule } from '../values/imports.js';
import { manifestOf, type Manifest } from '../values/manifest.js';

/** The file's path inside its package: what stands above it says nothing about the code, apart from the name of a package inside the project. */
const pathInPackage = perFile((file) => {
  const root = manifestOf(file)?.folder ?? file.cwd;
  const name = root.slice(root.lastIndexOf('/') + 1);
  const from = root.startsWith(`${file.cwd}/`) && conventions.besideFolders.test(name) ? root.slice(0, -name.length - 1) : root;
  if (file.filename.startsWith(`${root}/`)) return file.filename.slice(from.length);
  return file.filename.startsWith('/') ? file.filename : `/${file.filename}`;
});

export const isTestFile = perFile((file) => {
  const relative = pathInPackage(file);
  return conventions.testPaths.test(relative) || conventions.testModules.some((module) => importsModule(file, module.replace(/^node:/, '')) && module !== 'chai');
});

export const isWorkerFile = perFile((file) => importsModule(file, 'worker_threads') && /\b(?:parentPort|workerData)\b/.test(file.sourceCode.text) && !/\bnew Worker\b/.test(file.sourceCode.text));

/** Code that only those who work on the project run: build scripts, examples, tool configuration. */
export const isDevelopmentScript = perFile((file) => {
  const relative = pathInPackage(file);
  return [conventions.scriptFolders, conventions.toolFolders, conventions.scriptPaths].some((paths) => paths.test(relative)) || isTool(file);
});

/** A file that a script of the package runs, or one that stands beside such a file, apart from the sources. */
function isTool(file: SourceFile): boolean {
  const manifest = manifestOf(file);
  if (!manifest || !file.filename.startsWith(`${manifest.folder}/`)) return false;
  const inside = file.filename.slice(manifest.folder.length + 1);
  if (manifest.tools.includes(inside)) return true;
  const folder = path.posix.dirname(inside);
  return folder !== '.' && !folder.split('/').some((name) => conventions.sourceFolders.test(name)) && manifest.tools.some((tool) => path.posix.dirname(tool) === folder);
}

/** Code that runs once and ends: an executable, a build script, tool configuration. */
export const isScriptFile = perFile((file) => {
  const relative = pathInPackage(file);
  if (file.sourceCode.text.startsWith('#!') || isDevelopmentScript(file)) return true;
  return conventions.programFolders.test(relative) || (conventions.commandPaths.test(relative) && manifestOf(file)?.hasCommands === true);
});

/**
 * Code of a command line, as far as the file or its package shows: it works for one user and ends. Where it handles requests
 * after all, handlers say so.
 */
export const isCommandLine = perFile((file) => {
  const manifest = manifestOf(file);
  return (manifest !== null && isCommandPackage(manifest)) || (isCommandFile(file) && !servesRequests(file));
});

/** A package for commands, or for making them: one that says so, or that nothing can be done with but to run it. A server that is started by a command is none. */
function isCommandPackage({ hasCommands, isMadeForCommands, isImportable, isGlobal, about, dependencies }: Manifest): boolean {
  if (conventions.serverWords.test(about)) return false;
  const saysSo = conventions.commandWords.test(about);
  if (!hasCommands) return saysSo && conventions.commandModules.some((name) => dependencies.has(name));
  const isBuiltOnServer = conventions.serverModules.some((name) => dependencies.has(name));
  return saysSo || isMadeForCommands || ((isGlobal || !isImportable) && !isBuiltOnServer);
}

function isCommandFile(file: SourceFile): boolean {
  if (conventions.commandModules.some((module) => importsModule(file, module))) return true;
  const ends = file.nodes.calls.some(({ callee }) => conventions.exitCalls.test(globalPath(file, callee) ?? ''));
  return ends && conventions.terminalModules.some((module) => importsModule(file, module));
}

function servesRequests(file: SourceFile): boolean {
  return conventions.serverModules.some((module) => importsModule(file, module)) || file.nodes.calls.some((call) => handlesRequests(registrationOf(file, call)?.model));
}

function handlesRequests(model: HandlerModel | undefined): boolean {
  return model !== undefined && (model.when ?? 'per-request') === 'per-request';
}
