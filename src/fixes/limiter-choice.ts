import type { Node, SourceFile } from '../analysis/file.js';
import { manifestOf } from '../analysis/values/manifest.js';
import { moduleName, projectName } from '../analysis/values/project-path.js';
import { importsModule } from '../analysis/values/imports.js';
import { isFunction } from '../analysis/scope.js';
import { awaitPlace } from './await-place.js';
import { existingBinding } from './bindings.js';
import { importBinding } from './imports.js';
import { endedBefore, indentOf, lineStart, newlineOf, quoted, semicolonsOf, statementsOf } from './layout.js';
import { isCommonJs } from './module-top.js';
import { freeName } from './names.js';
import type { Edit } from './plan.js';

type Entry = SourceFile['catalogue']['entries'][number];

/** How the catalogue says a limiter is written. */
export type Rewrite = NonNullable<Entry['limiterRewrite']>;

/** A limiter that this project has. */
export interface Limiter { readonly from: string; readonly rewrite: Rewrite }

/**
 * Limiters of the project, best first: those this file imports, the one settings name, those its manifest lists. Once
 * settings name one, the manifest is not asked.
 */
export function limitersFor(file: SourceFile): readonly Limiter[] | { readonly because: string } {
  const { limiter } = file.settings;
  const imported = namesOf(file, (name) => importsModule(file, name) || file.nodes.imports.some(({ source }) => moduleName(file, source.value) === projectName(name)));
  if (!limiter) return [...imported, ...namesOf(file, (name) => manifestOf(file)?.dependencies.has(name) ?? false)];
  const own = namesOf(file, (name) => projectName(name) === projectName(limiter.module));
  return own.length > 0 ? [...own, ...imported] : { because: `the catalogue does not say how \`${limiter.module}\` is called` };
}

function namesOf(file: SourceFile, isThere: (module: string) => boolean): readonly Limiter[] {
  return file.catalogue.entries.flatMap(({ limiterRewrite: rewrite, modules = [] }) => {
    const from = modules.find(isThere);
    return rewrite && from !== undefined ? [{ from, rewrite }] : [];
  });
}

/** What a limiter is called here; `edits` make the name, in front of `statement` when it can only be had inside the function. */
export interface LimiterName { readonly local: string; readonly edits: readonly Edit[]; readonly isLocal: boolean }

/**
 * A name for the limiter's import. Packages may be modules only, which `require` does not give as they are: a CommonJS
 * file that does not load the package yet imports it where it is used, in an async function.
 */
export function limiterName(file: SourceFile, { from, rewrite }: Limiter, at: Node): LimiterName | null {
  const request = { from, name: rewrite.import === 'default' ? 'default' : rewrite.name };
  if (existingBinding(file, request, at) !== null || !isCommonJs(file)) return { ...importBinding(file, { ...request, preferred: rewrite.name }, at), isLocal: false };
  const statement = limiterPlace(at);
  if (!statement || awaitPlace(file, statement).state !== 'async') return null;
  const local = freeName(file, rewrite.name, [at]);
  const clause = request.name === local ? `{ ${local} }` : `{ ${request.name}: ${local} }`;
  return { local, edits: [declareBefore(file, statement, `const ${clause} = await import(${quoted(file, from)})${semicolonsOf(file)}`)], isLocal: true };
}

/** The statement of a block that a node is part of, within the same function. */
function statementAround(node: Node): Node | null {
  for (let current = node; current.parent; current = current.parent) {
    // A declaration in a clause would be seen by the others.
    if (current.parent.type !== 'SwitchCase' && statementsOf(current.parent).includes(current)) return current;
    if (current.parent.type.endsWith('FunctionExpression') && current.parent !== node) return null;
  }
  return null;
}

/** The statement that a limiter is declared before, where it is one for all that goes through it: outside of the loops around. */
export function limiterPlace(node: Node): Node | null {
  let place = statementAround(node);
  for (let current = place; current && !isFunction(current); current = current.parent ?? null) if (/^(?:For|While|DoWhile)/.test(current.type)) place = statementAround(current);
  return place;
}

/** A declaration in front of a statement: on a line of its own, unless the statement shares its line with what is before it. */
export function declareBefore(file: SourceFile, statement: Node, text: string): Edit {
  const [start] = statement.range;
  const isFirst = file.sourceCode.text.slice(lineStart(file, start), start).trim() === '';
  if (!isFirst) return { range: [start, start], text: `${text.replace(/;?$/, ';')} ` };
  return { range: [start, start], text: `${endedBefore(text, file.sourceCode.getFirstToken(statement))}${newlineOf(file)}${indentOf(file, statement)}` };
}
