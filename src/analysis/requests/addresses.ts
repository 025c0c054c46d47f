import { conventions } from '../../catalog/index.js';
import { constantOf } from '../values/constants.js';
import type { Node, SourceFile } from '../file.js';
import { makingsOf } from '../options/made-with.js';
import { valuesIn } from '../options/option-answers.js';
import { readOption } from '../options/options.js';
import { callOption, type RequestCall } from './requests.js';
import { keyOf, unwrap, variableOf, writesOf } from '../scope.js';
import { isEnvironmentVariable } from '../options/settings-read.js';
import type { Value } from '../values/values.js';

/** Whether a request stays on this machine, or goes to where the page comes from that the code is part of. */
export function isLocal(file: SourceFile, call: RequestCall): boolean {
  const { urlOption } = call.found.model;
  const given = urlOption === undefined ? [] : valuesIn(callOption(file, call, urlOption)).map(({ value }) => value);
  const starts = [...(call.url ? [call.url] : []), ...given].map((node) => addressStart(file, node));
  if (starts.some((start) => conventions.loopbackHosts.test(start) || (isOfPage(call) && conventions.pageAddress.test(start)))) return true;
  if (conventions.hostOptions.some((option) => valuesIn(callOption(file, call, option)).some(({ value }) => conventions.loopbackNames.test(constantText(file, value))))) return true;
  if (conventions.socketOptions.some((option) => callOption(file, call, option).answer === 'yes')) return true;
  return !starts.some((start) => start.includes('://')) && basesOf(file, call.value).some((base) => isLoopback(addressStart(file, base)));
}

/** An address on this machine; `localhost:50051` has no scheme. */
function isLoopback(address: string): boolean {
  return conventions.loopbackHosts.test(address) || conventions.loopbackNames.test(address.replace(/:\d+$/, ''));
}

/** A built-in `fetch` takes an address without a host only in a page. */
function isOfPage({ found: { entry } }: RequestCall): boolean {
  return entry.globals !== undefined && entry.modules === undefined;
}

/** What all addresses of an instance or a session begin with. */
function basesOf(file: SourceFile, value: Value): readonly Node[] {
  for (const { call, model: { base }, options } of makingsOf(file, value)) {
    if (base === undefined) continue;
    const given = typeof base === 'number' ? call.arguments.slice(base, base + 1) : valuesIn(readOption(file, options, base.split('.'))).map(({ value: node }) => node);
    if (given.length > 0) return given;
  }
  return [];
}

/** The fixed beginning of an address. */
export function addressStart(file: SourceFile, node: Node, depth = 0): string {
  const inner = unwrap(node);
  if (depth > 5) return '';
  switch (inner.type) {
    case 'TemplateLiteral':
      return templateStart(file, inner.quasis.map(({ value }) => value.cooked ?? ''), inner.expressions, depth);
    case 'BinaryExpression':
      return constantText(file, inner) || addressStart(file, inner.left, depth + 1);
    case 'NewExpression':
      // Beside the module: `new URL('./font.ttf', import.meta.url)`.
      if (inner.arguments.some((argument) => file.sourceCode.getText(argument) === 'import.meta.url')) return 'file:';
      return inner.arguments.map((argument) => addressStart(file, argument, depth + 1)).find((text) => text.includes('://')) ?? '';
    case 'Identifier': {
      const variable = variableOf(file, inner);
      const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
      return write && !second && write.path.length === 0 ? addressStart(file, write.expression, depth + 1) : constantText(file, inner);
    }
    default:
      return constantText(file, inner);
  }
}

/** Texts and constants up to the first part that is not known. */
function templateStart(file: SourceFile, texts: readonly string[], parts: readonly Node[], depth: number): string {
  let start = texts[0] ?? '';
  for (const [index, part] of parts.entries()) {
    const whole = constantText(file, part) || ownHost(file, part);
    const known = whole || (index === 0 && start === '' ? addressStart(file, part, depth + 1) : '');
    if (known === '') break;
    start += known;
    if (!whole) break;
    start += texts[index + 1] ?? '';
  }
  return start;
}

/** `process.env.HOST || 'localhost'`: where the service itself listens. */
function ownHost(file: SourceFile, node: Node): string {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') {
    const variable = variableOf(file, inner);
    const [write, second] = (variable && writesOf(variable)) ?? [];
    return write && !second && write.path.length === 0 && unwrap(write.expression).type === 'LogicalExpression' ? ownHost(file, write.expression) : '';
  }
  if (inner.type !== 'LogicalExpression' || inner.operator === '&&') return '';
  const left = unwrap(inner.left);
  const fallback = constantText(file, inner.right);
  const isOwn = left.type === 'MemberExpression' && isEnvironmentVariable(file, left) && conventions.ownHostVariables.test(keyOf(left) ?? '');
  return isOwn && conventions.loopbackNames.test(fallback) ? fallback : '';
}

function constantText(file: SourceFile, node: Node): string {
  const value = constantOf(file, node);
  return value.known && (typeof value.value === 'string' || typeof value.value === 'number') ? String(value.value) : '';
}
