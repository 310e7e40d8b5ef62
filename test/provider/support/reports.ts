/** Reports as the service writes them, line by line. */
const beginning = [
  '[Check rds empty]',
  'Check rds databases: success',
  '[Check source connectivity]',
  'Check ip connectable: success',
];

const glibcWarning = [
  '[Check source glibc version]',
  'Check source glibc version compatible: warning(warning:source glibc version is not compatible with rds pg)',
];

export const GLIBC_CHECK = 'Check source glibc version compatible';
export const PORT_CHECK = 'Check port connectable';

export const passedReport = [...beginning, `${PORT_CHECK}: success`, '*Migrate check success*'];

export const warnedReport = [...beginning, ...glibcWarning, '*Migrate check success*'];

export const failedReport = [
  ...beginning,
  `${PORT_CHECK}: failed(error:5432 is unapproachable)`,
  ...glibcWarning,
  '*Migrate check failed*',
];

/** A report that ends in a word that nobody has seen. */
export const strangeReport = [...beginning, '*Migrate check abandoned*'];

/** A report that never ends. */
export const endlessReport = beginning;
