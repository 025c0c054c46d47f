import { describe, expect, it } from 'vitest';
import { messagesFor, refusal, rewrite, type Rewriting } from './rewriting.js';

const rule = 'no-session-per-request';
const migrated = (code: string, rewriting: Partial<Rewriting> = {}): string => rewrite(code, { rule, ...rewriting });

const head = "import { Agent, Pool, fetch } from 'undici';\n\n";
const using = 'return (await fetch(url, { dispatcher: agent })).json();';
const used = (field: string): string => using.replace('agent', `this.${field}`);

/** A class with a method that makes an agent. */
const api = (members: string, created = 'new Agent({ connections: this.limit })', body = using): string =>
  `${head}export class Api {\n${members}\n  async get(url) {\n    const agent = ${created};\n    ${body}\n  }\n}\n`;
/** What is left of it. */
const kept = (members: string, field = 'agent'): string => `${head}export class Api {\n${members}\n  async get(url) {\n    ${used(field)}\n  }\n}\n`;

describe('keeps a session in a field', () => {
  it.each([
    ['behind the field it needs', '  limit = 5; // at once\n  name = 1;\n', '  limit = 5; // at once\n  agent = new Agent({ connections: this.limit });\n  name = 1;\n', 'agent'],
    ['that is private, as others are', '  #other = 1;\n  limit = 5;\n', '  #other = 1;\n  limit = 5;\n  #agent = new Agent({ connections: this.limit });\n', '#agent'],
    ['with an underscore, as others have', '  constructor(limit) {\n    this._other = 1;\n    this.limit = limit;\n  }\n', '  constructor(limit) {\n    this._other = 1;\n    this.limit = limit;\n    this._agent = new Agent({ connections: this.limit });\n  }\n', '_agent'],
    ['as soon as what it needs is set', '  constructor(limit) {\n    this.limit = limit;\n    this.start();\n  }\n', '  constructor(limit) {\n    this.limit = limit;\n    this.agent = new Agent({ connections: this.limit });\n    this.start();\n  }\n', 'agent'],
    ['under another name, when that is taken', '  limit = 5;\n  agent() {}\n', '  limit = 5;\n  agent2 = new Agent({ connections: this.limit });\n  agent() {}\n', 'agent2'],
    ['set in both branches', '  constructor(limit) {\n    if (limit) this.limit = limit;\n    else this.limit = 5;\n  }\n', '  constructor(limit) {\n    if (limit) this.limit = limit;\n    else this.limit = 5;\n    this.agent = new Agent({ connections: this.limit });\n  }\n', 'agent'],
  ])('%s', (_how, members, expected, field) => {
    expect(migrated(api(members))).toBe(kept(expected, field));
  });

  it('of a class that extends one of another file: hidden from it', () => {
    const code = (members: string, last: string): string => `${head}export class Api extends Base {\n${members}  async get(url) {\n${last}  }\n}\n`;
    const make = '  constructor(limit) {\n    super();\n    this.limit = limit;\n';
    expect(migrated(code(`${make}  }\n\n`, `    const agent = new Agent({ connections: this.limit });\n    ${using}\n`))).toBe(code(`  #agent;\n\n${make}    this.#agent = new Agent({ connections: this.limit });\n  }\n\n`, `    ${used('#agent')}\n`));
  });

  it('after the constructor of a class of the file that sets what it needs', () => {
    const base = 'class Base {\n  constructor() {\n    this.limit = 5;\n  }\n}\n\n';
    const code = (members: string, last: string): string => `${head}${base}export class Api extends Base {\n${members}  async get(url) {\n${last}  }\n}\n`;
    expect(migrated(code('', `    const agent = new Agent({ connections: this.limit });\n    ${using}\n`))).toBe(code('  agent = new Agent({ connections: this.limit });\n\n', `    ${used('agent')}\n`));
  });

  it('with constants of the method that only name fields', () => {
    const members = '  options = { connections: 5 };\n';
    expect(migrated(api(members, 'new Agent(options)').replace('    const agent', '    const { options } = this;\n    const agent'))).toBe(kept('  options = { connections: 5 };\n  agent = new Agent(this.options);\n'));
    expect(migrated(api(members, 'new Agent({ connections: limit })').replace('    const agent', '    const limit = this.options.connections;\n    const agent'))).toBe(kept('  options = { connections: 5 };\n  agent = new Agent({ connections: this.options.connections });\n'));
  });

  it('one for two methods', () => {
    const two = (agent: string, before: string): string => `${head}class Api {\n  constructor(limit) {\n    this.limit = limit;\n${before}  }\n\n  get(url) {\n    return fetch(url, { dispatcher: ${agent} });\n  }\n\n  put(url) {\n    return fetch(url, { method: 'PUT', dispatcher: ${agent} });\n  }\n}\n`;
    expect(migrated(two('new Agent({ connections: this.limit })', ''))).toBe(two('this.agent', '    this.agent = new Agent({ connections: this.limit });\n'));
  });

  it('under names of their own, wherever their fields stand', () => {
    const method = (name: string, agent: string): string => `  ${name}(url) {\n    return fetch(url, { dispatcher: ${agent} });\n  }\n\n`;
    const code = (one: string, two: string, fields: readonly string[]): string => `${head}class Api {\n${method('get', one)}  limit = 1;\n${fields[0] ?? ''}\n${method('put', two)}  most = 2;\n${fields[1] ?? ''}}\n`;
    expect(migrated(code('new Agent({ connections: this.limit })', 'new Agent({ connections: this.most })', []))).toBe(
      code('this.agent', 'this.agent2', ['  agent = new Agent({ connections: this.limit });\n', '  agent2 = new Agent({ connections: this.most });\n']),
    );
  });

  it('leaving the constant where a function has its own `this`', () => {
    const body = 'return url.map(function (one) { return fetch(one, { dispatcher: agent }); });';
    expect(migrated(api('  limit = 5;\n', undefined, body))).toContain('    const agent = this.agent;\n    return url.map(');
  });

  it('over several lines, without semicolons, in tabs', () => {
    const code = `import { Agent, fetch } from 'undici'\n\nclass Api {\n\tlimit = 5\n\n\tasync get(url) {\n\t\tconst agent = new Agent({\n\t\t\tconnections: this.limit, // few\n\t\t})\n\t\treturn fetch(url, { dispatcher: agent })\n\t}\n}\n`;
    expect(migrated(code)).toBe(`import { Agent, fetch } from 'undici'\n\nclass Api {\n\tlimit = 5\n\tagent = new Agent({\n\t\tconnections: this.limit, // few\n\t})\n\n\tasync get(url) {\n\t\treturn fetch(url, { dispatcher: this.agent })\n\t}\n}\n`);
  });
});

describe('with types', () => {
  const typed = (members: string, last: string): string => `import { Agent, fetch } from 'undici';\n\nexport class Api {\n${members}\n  async get(url: string): Promise<unknown> {\n${last}  }\n}\n`;
  const before = '    const agent = new Agent({ connections: this.limit });\n    return fetch(url, { dispatcher: agent });\n';

  it('from a parameter of the constructor', () => {
    expect(migrated(typed('  constructor(private readonly limit: number) {}\n', before), { filename: 'api.ts' })).toBe(
      typed('  private readonly agent: Agent;\n\n  constructor(private readonly limit: number) {\n    this.agent = new Agent({ connections: this.limit });\n  }\n', '    return fetch(url, { dispatcher: this.agent });\n'),
    );
  });

  it('by inference, where it has its value', () => {
    expect(migrated(typed('  private readonly limit = 5;\n', before), { filename: 'api.ts' })).toBe(typed('  private readonly limit = 5;\n  private readonly agent = new Agent({ connections: this.limit });\n', '    return fetch(url, { dispatcher: this.agent });\n'));
  });

  it('as it was declared', () => {
    expect(migrated(typed('  readonly #limit = 5;\n', before.replace('const agent', 'const agent: Dispatcher').replace('this.limit', 'this.#limit')), { filename: 'api.ts' })).toContain('  readonly #agent: Dispatcher = new Agent({ connections: this.#limit });\n');
  });

  it('of a class that is no type by its name', () => {
    const code = typed('  constructor(private readonly limit: number) {}\n', before.replace('new Agent', 'new undici.Agent')).replace('{ Agent, fetch }', 'undici, { fetch }');
    expect(migrated(code, { filename: 'api.ts' })).toContain('  private readonly agent: InstanceType<typeof undici.Agent>;\n');
  });
});

describe('closes it with the object', () => {
  const ends = (body: string): string => `  limit = 5;\n\n  async close() {\n${body}  }\n`;
  it('where its class has a method for that', () => {
    expect(migrated(api(ends("    console.log('bye');\n")))).toBe(kept(ends("    console.log('bye');\n    await this.agent.close();\n").replace('limit = 5;\n', 'limit = 5;\n  agent = new Agent({ connections: this.limit });\n')));
  });

  it.each([
    ['the method cannot wait', ends('').replace('async ', '')],
    ['somebody else may', `${ends('')}\n  register() {\n    all.add(this);\n  }\n`],
  ])('not where %s', (_why, members) => {
    expect(migrated(api(members))).not.toContain('agent.close()');
  });
});

describe('says why not', () => {
  it.each([
    ['  limit = 5;\n  grow() {\n    this.limit++;\n  }\n', undefined, '`this.limit` changes'],
    ['  limit = 5;\n  grow() {\n    [this.limit] = [6];\n  }\n', undefined, '`this.limit` changes'],
    ['  options = {};\n  grow() {\n    this.options.limit = 6;\n  }\n', 'new Agent(this.options)', '`this.options` changes'],
    ['  constructor() {\n    setTimeout(() => { this.limit = 5; });\n  }\n', undefined, '`this.limit` changes'],
    ['  constructor() {\n    const self = this;\n    later(() => { self.limit = 5; });\n  }\n', undefined, '`this.limit` changes'],
    ['  get limit() {\n    return 5;\n  }\n', undefined, '`this.limit` is computed'],
    ['', undefined, '`this.limit` is not set in this class'],
    ['  constructor(limit) {\n    this.start();\n    this.limit = limit;\n  }\n', undefined, 'the constructor may use it before what it needs is set'],
    ['  constructor(limit) {\n    if (!limit) return;\n    this.limit = limit;\n  }\n', undefined, 'the constructor may use it before what it needs is set'],
    ['  limit = 5;\n', 'new Agent({ connections: this.limit, connect: url })', 'its options depend on `url`'],
    ['  limit = 5;\n', 'new Agent({ connections: this.count() })', 'its options are computed by `this.count`'],
  ])('%s', (members, created, because) => {
    const code = api(members, created);
    expect(refusal(code, { rule }) ?? messagesFor(code, { rule })[0]?.message).toContain(because);
  });

  it('of an object literal', () => {
    expect(refusal(`${head}export const api = {\n  limit: 5,\n  async get(url) {\n    const agent = new Agent({ connections: this.limit });\n    ${using}\n  },\n};\n`, { rule })).toBe('its options depend on `this.limit`');
  });
});
