import type { TSESTree } from '@typescript-eslint/utils';
import { constantOf } from '../analysis/values/constants.js';
import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { functionAround, isInside, type Variable } from '../analysis/scope.js';
import { carriesIdentity } from '../analysis/sessions/sessions.js';
import { handleOf } from '../analysis/sites.js';
import { isAddressName, isTextPlace } from '../analysis/texts.js';
import { modelOf } from '../analysis/values/values.js';
import { poolingEdits } from './add-keep-alive.js';
import { isTyped, typeOfCreated } from './created-type.js';
import { withoutClosing } from './drop-close.js';
import { indentOf, indentStepOf, newlineOf, semicolonsOf } from './layout.js';
import { planOf, shifted, withEdits } from './lines.js';
import { declareAtModuleTop } from './module-top.js';
import { moveOf } from './movable.js';
import { freeName } from './names.js';
import type { FixPlan } from './plan.js';
import { placeOf } from './session-place.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/**
 * Keeps one session for each value its options depend on, in a map of the module: `agents.get(host)`. Only for a constant
 * whose options depend on a single text, and never for what belongs to one caller.
 */
export function keyedCache(fact: SessionFact): FixPlan {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  const { escape, runtime, factory, dependsOnCall } = fact;
  if (runtime === 'workers' || runtime === 'browser' || escape !== null || factory !== null || dependsOnCall.answer !== 'yes' || fact.noun === 'connection') return none('it cannot be kept');
  if (carriesIdentity(file, node)) return none('it carries what belongs to one caller');
  const place = placeOf(file, node);
  if (typeof place === 'string') return none(place);
  if (place.unshareable !== null) return none(place.unshareable);
  const { declaration, variable } = place;
  if (!declaration || !variable || !['BlockStatement', 'Program'].includes(declaration.parent.type)) return none('no constant holds it');
  const key = keyOfCache(file, node);
  if (!key) return none('its options do not depend on a single text');
  const move = moveOf(file, node, { key: key.variable });
  if (typeof move === 'string') return none(move);
  const closing = withoutClosing(file, place.closes);
  if (typeof closing === 'string') return none(closing);
  const pooling = poolingEdits(file, fact, node);
  if (typeof pooling === 'string') return none(pooling);

  const cache = freeName(file, variable.name.endsWith("s") ? `${variable.name}ByKey` : `${variable.name}s`, [declaration]);
  const [indent, step, newline, end] = [indentOf(file, declaration), indentStepOf(file), newlineOf(file), semicolonsOf(file)];
  const created = withEdits(file, place.creation.range, [...pooling, ...shifted(file, place.creation.range, indent, indent + step)]);
  const lines = [
    `let ${variable.name}${typeText(file, declaration)} = ${cache}.get(${key.variable.name})${end}`,
    `if (!${variable.name}) {`,
    `${step}${variable.name} = ${created}${end}`,
    `${step}${cache}.set(${key.variable.name}, ${variable.name})${end}`,
    '}',
  ];
  const map = `const ${cache} = new Map${isTyped(file) ? `<${key.type}, ${typeOfCreated(file, place)}>` : ''}()${end}`;
  return planOf('unsafe', [declareAtModuleTop(file, map), { range: declaration.range, text: lines.join(newline + indent) }, ...closing]);
}

interface Key { readonly variable: Variable; readonly type: string }

/** The one variable of the function that the creation depends on, when all says that it holds a text or number. */
function keyOfCache(file: SourceFile, node: CallNode): Key | null {
  const frame = functionAround(node);
  const varying = new Map<Variable, Node>();
  for (const scope of file.sourceCode.scopeManager?.scopes ?? []) {
    for (const { identifier, resolved } of scope.references) {
      const name = identifier as Node;
      const declared = resolved?.defs[0]?.name as Node | undefined;
      if (!resolved || !declared || !isInside(name, node) || isInside(declared, node) || !frame || !isInside(declared, frame)) continue;
      if (!constantOf(file, name).known) varying.set(resolved, name);
    }
  }
  const [only, second] = [...varying];
  if (!only || second) return null;
  const [variable, use] = only;
  if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return null;
  const type = textType(file, variable);
  if (type !== null) return type === '' ? null : { variable, type };
  // Where options may stand, a name has to tell that it is an address.
  const mayBeOptions = use.parent === node && modelOf(file, node.callee, 'sessions')?.model.options === node.arguments.indexOf(use as never);
  return isTextPlace(use, node) && (!mayBeOptions || isAddressName(variable.name)) ? { variable, type: 'string' } : null;
}

/** `string`, `number` or a union of texts as annotated; empty for any other annotation, `null` without one. */
function textType(file: SourceFile, variable: Variable): string | null {
  const [name] = variable.identifiers;
  const annotation = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  if (!annotation) return null;
  return ['TSStringKeyword', 'TSNumberKeyword'].includes(annotation.type) ? file.sourceCode.getText(annotation) : '';
}

function typeText(file: SourceFile, { declarations: [declarator] }: TSESTree.VariableDeclaration): string {
  const annotation = declarator.id.typeAnnotation?.typeAnnotation;
  return annotation ? `: ${file.sourceCode.getText(annotation)} | undefined` : '';
}
