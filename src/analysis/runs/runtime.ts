import type { HttpModel } from '../facts.js';
import { perFile, type SourceFile } from '../file.js';
import { conventions } from '../../catalog/index.js';
import { exportNamesOf } from '../values/exports.js';
import { importsModule } from '../values/imports.js';
import { isPageCode } from './page-code.js';

/** The platform the file runs on: what settings say, else what its exported handlers show. */
export const runtimeOf = perFile((file): HttpModel['runtime'] => {
  if (file.settings.runtime !== 'node') return file.settings.runtime;
  const handlers = file.catalogue.entries.flatMap(({ exportedHandlers = [] }) => exportedHandlers.filter(({ runtime }) => runtime !== undefined));
  for (const node of file.nodes.functions) {
    const names = exportNamesOf(file, node);
    if (names.length === 0) continue;
    const found = handlers.find((handler) => names.includes(handler.export) && (!handler.path || new RegExp(handler.path).test(file.filename)));
    const [first] = node.params;
    if (found?.runtime && (!found.firstParameter || (first?.type === 'Identifier' && found.firstParameter.includes(first.name)))) return found.runtime;
  }
  return isForBrowsers(file) ? 'browser' : 'node';
});

/** User-interface code: the browser bounds its own connections. */
function isForBrowsers(file: SourceFile): boolean {
  return conventions.browserPaths.test(file.filename) || conventions.browserModules.some((module) => importsModule(file, module)) || isPageCode(file);
}
