/** A few lines of real use of a client and what the analysis must say of them. */
export interface Sample {
  readonly name: string;
  /** A whole module; TypeScript allowed when `ts` is true. */
  readonly code: string;
  readonly ts?: boolean;
  /** Path of the file from the project's root, where it matters (`pages/api/users.ts`). */
  readonly filename?: string;
  /** Facts expected, in source order; only the given fields are compared (toMatchObject). Absent list: not compared; empty list: none may be found. */
  readonly sessions?: readonly object[];
  readonly instances?: readonly object[];
  readonly requests?: readonly object[];
  readonly blockingCalls?: readonly object[];
  readonly fanOuts?: readonly object[];
  readonly tlsSwitches?: readonly object[];
  readonly sessionMismatches?: readonly object[];
  readonly sharedMutations?: readonly object[];
  readonly timeoutChecks?: readonly object[];
  readonly downloads?: readonly object[];
}
