import type { Catalogue, HasMembers } from '../../catalog/index.js';
import type { SourceFile } from '../file.js';
import { isNodeModule } from '../values/manifest.js';
import type { Program, Types } from './types.js';

/** The package that a file is installed with, and its path in there; what `@types` describes counts as the package itself. */
export function packageOf(fileName: string): { readonly name: string; readonly path: string } | null {
  const [, scope = '', name, path] = /^.*\/node_modules\/(@[^/]+\/)?([^/]+)\/(.*)$/.exec(fileName) ?? [];
  if (name === undefined || path === undefined) return null;
  // `@types/acme__http` describes `@acme/http`.
  return { name: scope === '@types/' ? name.replace(/^(.+?)__/, '@$1/') : `${scope}${name}`, path };
}

const known = new WeakMap<Catalogue, WeakMap<Program, HasMembers>>();

/**
 * Members that a value could have in this program, by their names: a question to the type checker costs, and a program
 * that does not even include a client's types holds none of its values.
 */
export function membersIn({ catalogue }: SourceFile, { program }: Types): HasMembers {
  let programs = known.get(catalogue);
  if (!programs) known.set(catalogue, (programs = new WeakMap()));
  let members = programs.get(program);
  if (!members) programs.set(program, (members = catalogue.membersAmong(installedIn(program))));
  return members;
}

function installedIn(program: Program): (name: string) => boolean {
  const packages = new Set<string>();
  for (const { fileName } of program.getSourceFiles()) {
    const found = packageOf(fileName);
    if (found) packages.add(found.name);
  }
  return (name) => {
    // The types of Node are about always there, and files of the project are where the settings say.
    if (name.startsWith('.') || isNodeModule(name)) return true;
    const [scope = '', rest = ''] = name.split('/');
    const root = scope.startsWith('@') ? `${scope}/${rest}` : scope;
    if (!root.includes('*')) return packages.has(root) || packages.has(name);
    const [start = '', end = ''] = root.split('*');
    return [...packages].some((one) => one.startsWith(start) && one.endsWith(end));
  };
}
