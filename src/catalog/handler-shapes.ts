/** What a request handler looks like where its file does not show who calls it: its parameters, and what it does with them. */
export interface HandlerShape {
  /** Names of parameters that follow one another. */
  readonly parameters: readonly RegExp[];
  /** Index of the parameter by which it answers. */
  readonly answersBy: number;
  /** Methods of that parameter that answer. The second number is how many arguments they are given at least: `response.json()` of a client has none. */
  readonly calls: Readonly<Record<string, number>>;
  /** Members of that parameter whose assignment answers. */
  readonly assigns: readonly string[];
}

export const handlerShapes: readonly HandlerShape[] = [
  {
    parameters: [/^_*req(?:uest)?$/, /^_*(?:res(?:ponse)?|reply)$/],
    answersBy: 1,
    calls: { code: 1, cookie: 2, end: 0, header: 2, json: 1, redirect: 1, render: 1, send: 0, sendFile: 1, sendStatus: 1, setHeader: 2, status: 1, writeHead: 1 },
    assigns: ['statusCode'],
  },
  { parameters: [/^(?:ctx|context)$/], answersBy: 0, calls: {}, assigns: ['body'] },
];

/** Parts of a request that belong to the one who sent it: `req.headers`, `ctx.request.body`. */
export const requestParts = /^(?:_*req(?:uest)?|ctx|context)\.(?:req(?:uest)?\.)?(?:auth|body|cookies?|headers?|params|query|session|state|user)\b/;
