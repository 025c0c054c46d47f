import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/** A file, as it was and as a fix left it. */
export interface Rewritten {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Compiler errors that rewritten files have and did not have before, as `path: message`. Each file is checked in the project
 * of its nearest tsconfig.json; packages that are not installed there are looked for in this project.
 */
export function newTypeErrors(files: readonly Rewritten[]): { readonly checked: number; readonly errors: readonly string[] } {
  const projects = new Map<string | null, Rewritten[]>();
  for (const file of files) {
    if (!/\.[cm]?tsx?$/.test(file.path)) continue;
    const config = configOf(dirname(resolve(file.path)));
    projects.set(config, [...(projects.get(config) ?? []), file]);
  }
  const all = [...projects].map(([config, list]) => errorsIn(config, list));
  return { checked: all.reduce((sum, { checked }) => sum + checked, 0), errors: all.flatMap(({ errors }) => errors) };
}

function configOf(folder: string): string | null {
  const path = join(folder, 'tsconfig.json');
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? null : configOf(dirname(folder));
}

function errorsIn(config: string | null, files: readonly Rewritten[]): { readonly checked: number; readonly errors: readonly string[] } {
  const texts = new Map(files.map(({ path, before }) => [resolve(path), before]));
  const version = new Map<string, number>();
  const options = optionsOf(config);
  const host: ts.LanguageServiceHost = {
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path, encoding) => ts.sys.readFile(path, encoding),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (path) => String(version.get(path) ?? 0),
    getScriptSnapshot: (path) => {
      const text = texts.get(path) ?? ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => (config === null ? process.cwd() : dirname(config)),
    getDefaultLibFileName: (own) => ts.getDefaultLibFilePath(own),
  };
  const service = ts.createLanguageService(host);
  const errors = files.flatMap(({ path, after }) => {
    const full = resolve(path);
    const old = messagesOf(service, full);
    texts.set(full, after);
    version.set(full, 1);
    // Lines move, and one error may become two of the same text: only another text is new.
    return messagesOf(service, full).filter((message) => !old.includes(message)).map((message) => `${path}: ${message}`);
  });
  service.dispose();
  return { checked: files.length, errors };
}

function optionsOf(config: string | null): ts.CompilerOptions {
  const own = config === null ? {} : ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined })?.options ?? {};
  const installed = resolve(import.meta.dirname, '../../node_modules');
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    ...own,
    noEmit: true,
    incremental: false,
    composite: false,
    skipLibCheck: true,
    types: ['node'],
    typeRoots: [join(installed, '@types')],
    paths: { ...own.paths, '*': [...(own.paths?.['*'] ?? []), join(installed, '*'), join(installed, '@types', '*')] },
  };
}

function messagesOf(service: ts.LanguageService, path: string): string[] {
  return [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)]
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .map(({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
