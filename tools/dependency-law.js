// @ts-check
/**
 * The dependency law as lint configuration: catalog <- analysis <- rules, fixes beside the rules, the command outside.
 *
 * Keys are folders (or files) of src. Values are regular expressions for what their files may import, as a path below src.
 */
export const law = {
  catalog: ['catalog/'],
  analysis: ['analysis/', 'catalog/', 'settings\\.js$'],
  fixes: ['fixes/', 'analysis/', 'settings\\.js$'],
  rules: ['analysis/(?:facts|index)\\.js$', 'fixes/', 'create-rule\\.js$'],
  configs: ['configs/', 'rules/index\\.js$'],
  // What a wrapper of `fetch` gives back is what `fetch` gives back.
  settings: ['settings/', 'settings\\.js$', 'catalog/types\\.js$', 'catalog/clients/fetch\\.js$'],
  'settings.ts': ['settings/', 'catalog/types\\.js$'],
  'create-rule.ts': ['analysis/index\\.js$', 'settings\\.js$'],
  cli: ['cli/', 'report/', 'index\\.js$'],
  report: ['report/', 'index\\.js$'],
  formatters: ['formatters/', 'report/', 'index\\.js$'],
};

/** Packages that only some folders may import; `false`: none at all. */
const packages = {
  catalog: false,
  analysis: '@typescript-eslint/|node:|semver/',
  fixes: '@typescript-eslint/',
  rules: false,
  configs: 'eslint$',
};

/** @type {import('eslint').Linter.Config[]} */
export const dependencyLaw = Object.entries(law).flatMap(([place, allowed]) => {
  if (place.endsWith('.ts')) return [lawFor(place, [`src/${place}`], 0, allowed)];
  return [1, 2, 3].map((depth) => lawFor(`${place}-${depth}`, [`src/${place}${'/*'.repeat(depth)}.ts`], depth, allowed, place));
});

/**
 * @param {string} name
 * @param {string[]} files
 * @param {number} depth how many folders lie between src and the file
 * @param {string[]} allowed
 * @param {string} [folder]
 * @returns {import('eslint').Linter.Config}
 */
function lawFor(name, files, depth, allowed, folder) {
  const top = depth === 0 ? '\\./' : `(?:\\.\\./){${depth}}`;
  const patterns = [{ regex: `^${top}(?!${allowed.join('|')})`, message: `${folder ?? name} may import only ${allowed.join(', ')} (see CONTRIBUTING.md).` }];
  if (folder && depth > 0 && !allowed.includes(`${folder}/`)) {
    patterns.push({ regex: '^\\./', message: `Files of ${folder} do not import each other.` });
  }
  const own = folder === undefined ? undefined : /** @type {Record<string, string | false>} */ (packages)[folder];
  if (own !== undefined) patterns.push({ regex: own === false ? '^[^.]' : `^(?!\\.|${own})`, message: `Not a package that ${folder} may use.` });
  return {
    name: `house/law-${name}`,
    files,
    ignores: ['src/rules/index.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}
