import { conventions } from '../../catalog/index.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { includes } from '../functions/functions.js';
import { importedModules } from '../values/imports.js';
import { isNodeModule } from '../values/manifest.js';
import { functionAround, isGlobal, keyOf, unwrap } from '../scope.js';
import { lastName } from '../deadlines/triggers.js';

/**
 * Whether a file is part of a web page: it works on the page's own objects, without asking first whether they are there, and uses nothing of
 * Node. Functions that a program sends into a page do not count.
 */
export const isPageCode = perFile((file): boolean => {
  if (!conventions.pageObjectWords.test(file.sourceCode.text)) return false;
  if ([...importedModules(file)].some(isNodeModule)) return false;
  const uses = (file.sourceCode.scopeManager?.scopes ?? []).flatMap((scope) => scope.references.map(({ identifier }) => identifier as Node)).filter((name) => isPageObject(file, name));
  return uses.length > 0 && !uses.some(isAskedFor) && uses.some((use) => !isSentIntoPage(use));
});

function isPageObject(file: SourceFile, name: Node): boolean {
  if (name.type !== 'Identifier' || !includes(conventions.pageObjects, name.name) || !isGlobal(file, name)) return false;
  // `window.fetch` is another way to write `fetch`.
  const key = name.parent.type === 'MemberExpression' ? keyOf(name.parent) : null;
  return key === null || !file.catalogue.global(key)?.find('requests', key);
}

/** `typeof window`, `window?.x`, `if (window)`. */
function isAskedFor({ parent }: Node): boolean {
  return (parent?.type === 'UnaryExpression' && parent.operator === 'typeof') || (parent?.type === 'MemberExpression' && parent.optional) || parent?.type === 'IfStatement' || parent?.type === 'LogicalExpression';
}

/** `page.evaluate(() => document.title)`. */
function isSentIntoPage(use: Node): boolean {
  for (let around = functionAround(use); around; around = functionAround(around)) {
    const { parent } = around;
    if (parent?.type === 'CallExpression' && conventions.pageCalls.test(lastName(unwrap(parent.callee)) ?? '')) return true;
  }
  return false;
}
