import { perFile } from '../file.js';
import { importedModules } from '../values/imports.js';
import { isNodeModule } from '../values/manifest.js';
import { isGlobal } from '../scope.js';

/** Whether a file shows that it runs in Node and not in a page: it uses a module of Node or of a server, or `require`. */
export const isServerCode = perFile((file): boolean => {
  const names = [...importedModules(file)];
  if (names.some((name) => isNodeModule(name) || file.catalogue.module(name)?.entries.some(({ handlers, exportedHandlers }) => handlers ?? exportedHandlers))) return true;
  return file.nodes.calls.some(({ callee }) => callee.type === 'Identifier' && callee.name === 'require' && isGlobal(file, callee));
});
