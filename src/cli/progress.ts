import { createSpinner, type Spinner } from 'nanospinner';

/** Shorter runs need no company. */
const PATIENCE_MS = 1000;

export interface Progress {
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** Shows how far a long run is, on a terminal that people look at; silent otherwise. */
export function createProgress(stream: NodeJS.WriteStream, wanted: boolean): Progress {
  const shown = wanted && stream.isTTY && process.stdout.isTTY && !process.env['CI'];
  const start = performance.now();
  let spinner: Spinner | null = null;
  return {
    update(done, total) {
      if (!shown || performance.now() - start < PATIENCE_MS) return;
      spinner ??= createSpinner('', { stream }).start();
      spinner.update(`${done} of ${total} files`);
    },
    stop() {
      spinner?.clear().stop();
    },
  };
}
