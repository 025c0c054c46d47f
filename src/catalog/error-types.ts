import type { OptionPath, Path } from './types.js';

/** An error that a deadline ends a request with, as the caller catches it. */
export interface ErrorModel {
  readonly name: string;
  readonly code?: string | number;
  readonly type?: string;
  readonly message?: string;
  /** `name` of its `cause`. */
  readonly cause?: string;
  /** Export whose instance it is: `TimeoutError`. */
  readonly class?: Path;
  /** What tells it from the client's other errors. Default `name`. */
  readonly toldBy?: 'code' | 'type' | 'cause' | 'class' | 'message';
  /** Other parts of a program raise it, too (interceptors): a check for it may be meant for them. */
  readonly anytime?: boolean;
  /** First and last major version that gives it. Taken as possible when the project's version is unknown. */
  readonly since?: number;
  readonly until?: number;
}

/** The errors by which a caller learns that a deadline has passed. Several where it depends on what the request was waiting for. */
export interface DeadlineErrors {
  /** Option that takes the signal. Default `signal`. */
  readonly signal?: OptionPath;
  /** With the signal of `AbortSignal.timeout()`. */
  readonly timeoutSignal?: readonly ErrorModel[];
  /** With a controller's signal, aborted without a reason. */
  readonly abortSignal?: readonly ErrorModel[];
  /** What a controller's `abort(reason)` gives: the reason itself, or (default) the same as without one. */
  readonly reason?: 'thrown';
  /** With options that bound the request. */
  readonly options?: Readonly<Record<OptionPath, readonly ErrorModel[]>>;
  /** With methods that do (`deadlineMethods`). */
  readonly methods?: Readonly<Record<string, readonly ErrorModel[]>>;
}
