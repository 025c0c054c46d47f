import path from 'node:path';
import type { SourceFile } from '../file.js';
import { manifestOf } from './manifest.js';

const extension = /(?:\/index)?\.[cm]?[jt]sx?$|\/index$/;

/** An import source as one name for the module, whoever imports it: a relative one from the project's folder, without extension. */
export function moduleName(file: SourceFile, source: string): string {
  if (!/^\.{1,2}(?:\/|$)/.test(source)) return source;
  const absolute = path.posix.join(path.posix.dirname(file.filename), source);
  return projectName(`./${path.posix.relative(file.cwd, absolute)}`);
}

/** As `moduleName`, for a source that settings give: `./` is the project's folder there. */
export function projectName(module: string): string {
  return module.startsWith('./') ? `./${path.posix.normalize(module)}`.replace(extension, '') : module;
}

/** The source by which this file imports a module of the project that settings name: relative, with an extension where imports have one. */
export function sourceOf(file: SourceFile, module: string): string {
  if (!module.startsWith('./')) return module;
  const relative = path.posix.relative(path.posix.dirname(file.filename), path.posix.join(file.cwd, module));
  const source = relative.startsWith('.') ? relative : `./${relative}`;
  const written = /\.[cm]?js$/.test(source);
  const bare = source.replace(/\.[cm]?[jt]sx?$/, '');
  const others = file.nodes.imports.map((declaration) => declaration.source.value).filter((other) => other.startsWith('.'));
  const wanted = others.length > 0 ? others.some((other) => /\.[cm]?js$/.test(other)) : written || manifestOf(file)?.type === 'module';
  if (!wanted) return written && others.length === 0 ? source : bare;
  return written ? source : `${bare}.js`;
}
