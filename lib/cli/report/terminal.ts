/** The part of a stream that decides how text looks on it. */
export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** How text is to look: with or without colour, and how wide, in columns. */
export interface Appearance {
  readonly colour: boolean;
  readonly width: number;
}

const narrowest = 50;
const widest = 120;

/**
 * Looks a stream and the environment over.
 *
 * - FORCE_COLOR (any value but `0` and `false`) turns colour on, and goes before NO_COLOR, as in Node.js itself.
 * - NO_COLOR (any value but the empty one, https://no-color.org) turns it off, and so does TERM=dumb.
 * - Otherwise a terminal has colour, and a file or a pipe has none.
 * - The width is that of the terminal or of COLUMNS, between 50 and 120 columns, or else 100.
 */
export function appearanceOf(stream: OutputStream, env: NodeJS.ProcessEnv): Appearance {
  const columns = stream.columns ?? Number.parseInt(env.COLUMNS ?? '', 10);
  return {
    colour: hasColour(stream, env),
    width: Number.isNaN(columns) ? 100 : Math.min(Math.max(columns, narrowest), widest),
  };
}

function hasColour(stream: OutputStream, env: NodeJS.ProcessEnv): boolean {
  if (env.FORCE_COLOR !== undefined) {
    return !['0', 'false'].includes(env.FORCE_COLOR);
  }
  return !env.NO_COLOR && env.TERM !== 'dumb' && stream.isTTY === true;
}

const styles = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Style = keyof typeof styles;

/** Puts text into styles; the result is the text itself where there is no colour. */
export type Paint = (text: string, ...styles: Style[]) => string;

export function painter(colour: boolean): Paint {
  return (text, ...names) =>
    colour && text !== ''
      ? names.reduce((painted, name) => `\u001b[${styles[name][0]}m${painted}\u001b[${styles[name][1]}m`, text)
      : text;
}
