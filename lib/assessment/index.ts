/**
 * The assessment report: reading it, explaining its findings, deciding whether the migration may go ahead. Pure
 * functions; nothing in this room touches the network, the clock or the file system.
 */
export type { AssessmentReport, Check, CheckStatus, Remark, ReportLine, ReportStatus } from './report';
export { reportOf } from './report';
export { parseReport } from './parse-report';
export { printReport } from './print-report';
export type { Decision, DecisionPolicy, FailOn, Summary } from './decide';
export { decide, summarise } from './decide';
export type { Explanation } from './explain';
export { explain } from './explain';
export type { GuideLink, KnownCheck } from './known-checks';
export { guides, knownChecks } from './known-checks';
export type { FailureContext, FailureText } from './render-failure';
export { renderFailure } from './render-failure';
export { displayWidth, printable, wrapText } from './text';
