import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'route of the app router',
    filename: 'src/app/users/[id]/route.ts',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      export function GET(request: Request) {
        return new Response(readFileSync('a'));
      }
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'API page',
    filename: 'pages/api/users.js',
    code: `
      import { readFileSync } from 'node:fs';
      export default function handler(req, res) {
        res.send(readFileSync('a'));
      }
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'page with server-side and static props',
    filename: 'src/pages/index.jsx',
    code: `
      import { readFileSync } from 'node:fs';
      export function getServerSideProps() {
        return { props: { text: readFileSync('a', 'utf8') } };
      }
      export function getStaticProps() {
        return { props: { text: readFileSync('b', 'utf8') } };
      }
    `,
    blockingCalls: [
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
      { api: 'readFileSync', blocksRequests: 'no' },
    ],
  },
  {
    name: 'middleware',
    filename: 'middleware.ts',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import type { NextRequest } from 'next/server';
      export function middleware(request: NextRequest) {
        readFileSync('a');
      }
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'function of that name in another file',
    filename: 'src/lib/client.js',
    code: `
      import { readFileSync } from 'node:fs';
      export function GET() {
        return readFileSync('a');
      }
      export default function handler() {
        return readFileSync('b');
      }
    `,
    blockingCalls: [
      { blocksRequests: 'no' },
      { blocksRequests: 'no' },
    ],
  },
];
