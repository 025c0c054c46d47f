import type { RuleContext, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { catalogueWith, conventions } from '../catalog/index.js';
import type { Settings } from '../settings.js';
import { usesAfterClose } from './sessions/after-close.js';
import { blockingFacts } from './blocking/blocking.js';
import { downloadFacts } from './responses/downloads.js';
import type { HttpModel } from './facts.js';
import { fanOutFacts } from './fan-out/fan-out.js';
import { createSourceFile, type SourceFile } from './file.js';
import { requestFacts } from './requests/requests.js';
import { pendingFacts } from './sessions/pending.js';
import { isDevelopmentScript } from './runs/programs.js';
import { responseFacts } from './responses/responses.js';
import { runtimeOf } from './runs/runtime.js';
import { sessionMismatchFacts } from './sessions/session-mismatches.js';
import { instanceFacts, sessionFacts } from './sessions/sessions.js';
import { sharedMutationFacts } from './sessions/shared-mutations.js';
import { timeoutCheckFacts } from './deadlines/timeout-checks.js';
import { tlsFacts } from './tls/tls.js';
import { hasTypes } from './types/types.js';

export type * from './facts.js';

/** Models by source code, then by settings: all rules of a pass share one, and a text linted under other settings gets another. */
const models = new WeakMap<object, WeakMap<Settings, HttpModel | null>>();

/** The facts of the file being linted; `null` when the file mentions nothing that the catalogue knows. */
export function getHttpModel(context: Pick<RuleContext<string, readonly unknown[]>, 'sourceCode' | 'filename' | 'cwd'>, settings: Settings): HttpModel | null {
  const { sourceCode } = context;
  let bySettings = models.get(sourceCode);
  if (!bySettings) models.set(sourceCode, (bySettings = new WeakMap()));
  let model = bySettings.get(settings);
  if (model === undefined) bySettings.set(settings, (model = modelFor(sourceCode, settings, context.filename, context.cwd)));
  return model;
}

function modelFor(sourceCode: Readonly<SourceCode>, settings: Settings, filename: string, cwd: string): HttpModel | null {
  const { text } = sourceCode;
  const isConcerned = catalogueWith(settings.clients).gate.test(text) || (conventions.manyAtOnce.test(text) && conventions.mayBeSender.test(text));
  if (!sourceCode.scopeManager) return null;
  const file = createSourceFile(sourceCode, settings, filename, cwd);
  // With types, a client may come from another file, under a name that says nothing.
  return isConcerned || hasTypes(file) ? httpModel(file) : null;
}

function httpModel(file: SourceFile): HttpModel {
  return {
    get isDevelopmentScript() {
      return isDevelopmentScript(file);
    },
    get runtime() {
      return runtimeOf(file);
    },
    get sessions() {
      return sessionFacts(file);
    },
    get instances() {
      return instanceFacts(file);
    },
    get requests() {
      return requestFacts(file);
    },
    get blockingCalls() {
      return blockingFacts(file);
    },
    get fanOuts() {
      return fanOutFacts(file);
    },
    get tlsSwitches() {
      return tlsFacts(file);
    },
    get responses() {
      return responseFacts(file);
    },
    get usesAfterClose() {
      return usesAfterClose(file);
    },
    get pending() {
      return pendingFacts(file);
    },
    get sessionMismatches() {
      return sessionMismatchFacts(file);
    },
    get downloads() {
      return downloadFacts(file);
    },
    get timeoutChecks() {
      return timeoutCheckFacts(file);
    },
    get sharedMutations() {
      return sharedMutationFacts(file);
    },
  };
}
