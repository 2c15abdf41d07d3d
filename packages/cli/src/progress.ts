import type { Sink } from './io.ts';
import type { Text } from './text.ts';

/** Work shorter than this, in milliseconds since the command began, is not worth a word. */
const patience = 500;

/** A line that says what is being done, on a terminal only; `end` takes it away again. */
export interface Progress {
  say(what: Text): void;
  end(): void;
}

const clearLine = '\r\u001b[2K';

/** `now` answers in milliseconds since the command began. */
export const progressOn = (sink: Sink, now: () => number = () => performance.now()): Progress => {
  let isShown = false;
  return {
    say(what) {
      if (!sink.isWatched || now() < patience) return;
      // A line that wraps could not be taken away.
      const line = { rendered: what.rendered.slice(0, (sink.columns ?? 80) - 1) };
      sink.write(`${clearLine}${sink.paint.dim(line).rendered}`);
      isShown = true;
    },
    end() {
      if (isShown) sink.write(clearLine);
      isShown = false;
    },
  };
};
