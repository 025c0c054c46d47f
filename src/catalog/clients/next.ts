import type { ClientEntry } from '../types.js';

const routeFile = '(?:^|/)app/(?:.+/)?route\\.[cm]?[jt]sx?$';
const apiFile = '(?:^|/)pages/api/.+\\.[cm]?[jt]sx?$';
const pageFile = '(?:^|/)pages/.+\\.[cm]?[jt]sx?$';
const middlewareFile = '(?:^|/)middleware\\.[cm]?[jt]s$';
const proxyFile = '(?:^|/)proxy\\.[cm]?[jt]s$';

/** Exports that Next.js calls, by the file they stand in. There is no shutdown hook. */
export const next = {
  id: 'next',
  name: 'Next.js',
  modules: ['next', 'next/server'],
  handlerTypes: ['NextApiRequest', 'NextApiResponse', 'NextApiHandler', 'NextRequest', 'GetServerSideProps', 'GetServerSidePropsContext'],
  exportedHandlers: [
    { export: 'GET', path: routeFile, when: 'per-request' },
    { export: 'POST', path: routeFile, when: 'per-request' },
    { export: 'PUT', path: routeFile, when: 'per-request' },
    { export: 'PATCH', path: routeFile, when: 'per-request' },
    { export: 'DELETE', path: routeFile, when: 'per-request' },
    { export: 'HEAD', path: routeFile, when: 'per-request' },
    { export: 'OPTIONS', path: routeFile, when: 'per-request' },
    { export: 'default', path: apiFile, when: 'per-request' },
    { export: 'getServerSideProps', path: pageFile, when: 'per-request' },
    // Runs when the site is built, and again when a page is revalidated.
    { export: 'getStaticProps', path: pageFile, when: 'start-up' },
    { export: 'middleware', path: middlewareFile, when: 'per-request' },
    { export: 'default', path: middlewareFile, when: 'per-request', firstParameter: ['request', 'req'] },
    // The name of middleware since version 16.
    { export: 'proxy', path: proxyFile, when: 'per-request', firstParameter: ['request', 'req'] },
    { export: 'register', path: '(?:^|/)instrumentation\\.[cm]?[jt]s$', when: 'start-up' },
  ],
  source: 'documentation; file names of middleware: source of next 16.4',
} as const satisfies ClientEntry;
