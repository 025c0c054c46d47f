import type { Catalogue, ModuleModel } from '../../catalog/index.js';
import type { SourceFile } from '../file.js';
import { projectModuleAt } from '../values/modules.js';
import { packageOf } from './types-packages.js';
import { symbolFlags, type Declaration, type Types, type TypeSymbol } from './types.js';

/** A module of the catalogue that declares a symbol, with the names it may go by there, best first. The module itself has the name ''. */
export interface Home {
  readonly module: ModuleModel;
  readonly names: readonly string[];
}

/** Answers live as long as the program does: all its files share them. */
const known = new WeakMap<Catalogue, WeakMap<TypeSymbol, readonly Home[]>>();

/** Where is this symbol declared, in terms of the catalogue? Empty for whatever the catalogue does not know. */
export function homesOf(file: SourceFile, types: Types, symbol: TypeSymbol): readonly Home[] {
  let homes = known.get(file.catalogue);
  if (!homes) known.set(file.catalogue, (homes = new WeakMap()));
  let found = homes.get(symbol);
  if (!found) homes.set(symbol, (found = (symbol.declarations ?? []).slice(0, 4).flatMap((declaration) => homesIn(file, types, symbol, declaration))));
  return found;
}

function homesIn(file: SourceFile, types: Types, symbol: TypeSymbol, declaration: Declaration): readonly Home[] {
  const place = placeOf(declaration);
  if (!place) return [];
  const isModule = types.checker.getSymbolAtLocation(declaration.getSourceFile()) !== undefined;
  const modules = place.module !== null ? [file.catalogue.module(place.module)] : place.global || !isModule ? globalModules(file, types, declaration, symbol.name) : modulesAt(file, declaration.getSourceFile().fileName);
  const first = modules.find((module) => module);
  const names = first ? (place.whole ? [''] : namesOf(types, symbol, declaration, place.namespaces)) : [];
  return modules.flatMap((module) => (module ? [{ module, names }] : []));
}

interface Place {
  /** Namespaces around the declaration, outermost first. */
  readonly namespaces: readonly string[];
  /** The name of the `declare module 'http'` around it, or which it is. */
  readonly module: string | null;
  readonly global: boolean;
  /** It is a module itself. */
  readonly whole: boolean;
}

/** `null` for what is local to a function. */
function placeOf(declaration: Declaration): Place | null {
  const namespaces: string[] = [];
  for (let node: Around | undefined = declaration; node; node = node.parent) {
    const whole = node === declaration;
    if (node.fileName !== undefined) return { namespaces, module: null, global: false, whole };
    if (node.parameters && !whole) return null;
    const { name, body } = node;
    if (!body || !name || node.parameters) continue;
    // A name in quotes is no identifier.
    if (name.escapedText === undefined) return { namespaces, module: name.text, global: false, whole };
    if (whole) continue;
    if (name.text === 'global') return { namespaces, module: null, global: true, whole };
    namespaces.unshift(name.text);
  }
  return null;
}

/** What nodes have, by which files, namespaces and functions are told apart; the numbers of their kinds differ between versions. */
interface Around {
  readonly parent?: Around;
  readonly fileName?: string;
  readonly parameters?: object;
  readonly body?: object;
  readonly name?: { readonly text: string; readonly escapedText?: string };
}

/** Globals of the language, of Node and of packages; those that a project declares are its own. */
function globalModules(file: SourceFile, { program }: Types, declaration: Declaration, name: string): readonly (ModuleModel | null)[] {
  const source = declaration.getSourceFile();
  return program.isSourceFileDefaultLibrary(source) || source.fileName.includes('/node_modules/') ? [file.catalogue.global(name)] : [];
}

/** The modules that a declaration file describes: of the package it is installed with, or of the project itself. */
function modulesAt(file: SourceFile, fileName: string): readonly (ModuleModel | null)[] {
  const installed = packageOf(fileName);
  if (!installed) return file.catalogue.hasProjectModules ? [projectModuleAt(file, fileName)] : [];
  const inside = `${installed.name}/${installed.path}`.replace(/(?:\/index)?(?:\.d)?\.[cm]?[jt]sx?$/, '');
  return [...new Set([inside, installed.name])].flatMap((module) => [file.catalogue.module(module), ...file.catalogue.typedBy(module)]);
}

function namesOf(types: Types, symbol: TypeSymbol, declaration: Declaration, namespaces: readonly string[]): readonly string[] {
  const isDefault = symbol.name === 'default';
  const own = (isDefault ? (declaration as Around).name?.text : undefined) ?? symbol.name;
  const exported = exportedWhole(types, declaration);
  const [root, ...inner] = namespaces;
  const names = [[...namespaces, own].join('.')];
  // `declare namespace axios { … } export = axios`: the namespace is the module.
  if (root !== undefined && exported?.name === root) names.push([...inner, own].join('.'));
  if (isDefault || exported === symbol) names.push('default');
  return names;
}

/** What the file of a declaration exports as a whole, or by default. */
function exportedWhole({ checker }: Types, declaration: Declaration): TypeSymbol | null {
  const { exports } = checker.getSymbolAtLocation(declaration.getSourceFile()) ?? {};
  const exported = exports?.get('export=' as never) ?? exports?.get('default' as never);
  if (!exported) return null;
  return exported.flags & symbolFlags.alias ? checker.getAliasedSymbol(exported) : exported;
}
