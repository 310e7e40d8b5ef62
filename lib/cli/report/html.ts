import { explain, type Check } from '../../assessment';
import { styleSheet } from './html-style';
import { html, Html } from './html-template';
import {
  countsOf,
  factsOf,
  findingsOf,
  messageOf,
  outcomeOf,
  sectionsOf,
  titleOf,
  verdictOf,
  type Outcome,
  type PrecheckReport,
} from './precheck-report';

/** Outcomes in words that a reader takes in at a glance. */
const words: Readonly<Record<Outcome, string>> = {
  failed: 'Failed',
  warning: 'Warning',
  unknown: 'Unknown',
  ignored: 'Ignored',
  passed: 'Passed',
};

/**
 * Prints assessments as one HTML page that stands by itself: no script, and nothing that a browser would fetch, so it
 * can be mailed, archived with a build, and printed. It follows the reader's choice of light or dark.
 */
export function renderHtml(tasks: readonly PrecheckReport[]): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${pageTitle(tasks)}</title>
        <style>
          ${new Html(styleSheet)}
        </style>
      </head>
      <body>
        <main>
          <h1>Cloud migration assessment: self-managed PostgreSQL to ApsaraDB RDS</h1>
          ${tasks.length > 1 ? overview(tasks) : undefined} ${tasks.map(article)}
        </main>
      </body>
    </html> `;
  return `${withoutIndents(page.source).trim()}\n`;
}

/** The indents of the templates would only add to the size of a mail; text of a report has no line ends. */
function withoutIndents(source: string): string {
  return source.replace(/\s*\n\s*/g, '\n');
}

function pageTitle(tasks: readonly PrecheckReport[]): string {
  const [only] = tasks;
  return only !== undefined && tasks.length === 1
    ? `${verdictOf(only).title}: cloud migration assessment of ${only.dbInstanceName ?? titleOf(only)}`
    : `${tasks.length} cloud migration assessments`;
}

function overview(tasks: readonly PrecheckReport[]): Html {
  const row = (task: PrecheckReport, index: number): Html => {
    return html`<tr>
      <td class="result">${badge(verdictOf(task).outcome)}</td>
      <td><a href="#task-${index + 1}">${titleOf(task)}</a></td>
    </tr> `;
  };
  return html`<article>
    <div class="part">
      <table class="overview">
        <caption class="hidden">
          Assessments on this page
        </caption>
        <tbody>
          ${tasks.map(row)}
        </tbody>
      </table>
    </div>
  </article>`;
}

function article(task: PrecheckReport, index: number): Html {
  const findings = findingsOf(task);
  return html`<article id="task-${index + 1}">
    ${head(task)} ${facts(task)}
    ${
      findings.length === 0
        ? undefined
        : html`<section class="part">
            <h3>What to do</h3>
            ${findings.map((check) => finding(check, task))}
          </section>`
    }
    ${task.report.checks.length === 0 ? undefined : checkTable(task)}
    ${task.report.remarks.length === 0 ? undefined : remarks(task)}
  </article> `;
}

function head(task: PrecheckReport): Html {
  const { outcome, title, sentence } = verdictOf(task);
  const counts = countsOf(task);
  const share = (count: number): string => ((100 * count) / task.report.checks.length).toFixed(2);
  return html`<header class="verdict is-${outcome}">
    <h2>${title}</h2>
    <p>${sentence}</p>
    ${
      counts.length === 0
        ? undefined
        : html`<table class="bar" role="presentation">
            <tr>
              ${counts.map(({ outcome: part, count }) => html`<td class="is-${part}" width="${share(count)}%">&nbsp;</td>`)}
            </tr>
          </table>`
    }
    <ul class="counts">
      ${counts.map(({ count, label }) => html`<li><b>${count}</b> ${label}</li> `)}
    </ul>
  </header>`;
}

function facts(task: PrecheckReport): Html {
  const rows = [...(task.address === undefined ? [] : [['Resource', task.address] as const]), ...factsOf(task)];
  return html`<div class="facts">
    <table>
      <caption class="hidden">
        The assessment task
      </caption>
      <tbody>
        ${rows.map(
          ([label, value]) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${value}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function finding(check: Check, task: PrecheckReport): Html {
  const outcome = outcomeOf(check, task.decision);
  const { known, cause, remedy, links } = explain(check);
  return html` <div class="finding is-${outcome}">
    <h4>${badge(outcome)} <bdi>${check.name}</bdi></h4>
    ${check.section === '' ? undefined : html`<p class="where"><bdi>${check.section}</bdi></p>`}
    ${check.message === '' ? undefined : html`<p class="message"><code dir="auto">${check.message}</code></p>`}
    <table class="advice">
      ${known ? advice('Cause', cause) : undefined} ${advice('Remedy', remedy)}
      <tr>
        <th class="label" scope="row">Guides</th>
        <td class="guides">${links.map(({ title, url }) => html`<a href="${url}">${title}</a> `)}</td>
      </tr>
    </table>
  </div>`;
}

function advice(label: string, text: string): Html {
  return html`<tr>
    <th class="label" scope="row">${label}</th>
    <td>${text}</td>
  </tr>`;
}

function checkTable(task: PrecheckReport): Html {
  return html`<section class="part">
    <h3>All checks</h3>
    <table class="checks">
      <caption class="hidden">
        Every check with its result, grouped by section
      </caption>
      <thead class="hidden">
        <tr>
          <th scope="col">Result</th>
          <th scope="col">Check</th>
          <th scope="col">Message</th>
        </tr>
      </thead>
      ${sectionsOf(task).map(
        ({ section, checks }) =>
          html`<tbody>
            ${
              section === ''
                ? undefined
                : html`<tr>
                    <th class="section" colspan="3" scope="rowgroup"><bdi>${section}</bdi></th>
                  </tr>`
            }
            ${checks.map((check) => checkRow(check, task))}
          </tbody> `,
      )}
    </table>
  </section>`;
}

function checkRow(check: Check, task: PrecheckReport): Html {
  return html`<tr>
    <td class="result">${badge(outcomeOf(check, task.decision))}</td>
    <td class="name"><bdi>${check.name}</bdi></td>
    <td class="message"><bdi>${messageOf(check)}</bdi></td>
  </tr> `;
}

function remarks({ report }: PrecheckReport): Html {
  return html`<section class="part">
    <h3>Other lines of the report</h3>
    <ul class="remarks">
      ${report.remarks.map(({ text }) => html`<li><code dir="auto">${text}</code></li>`)}
    </ul>
  </section>`;
}

function badge(outcome: Outcome | 'running'): Html {
  return html`<span class="badge is-${outcome}">${outcome === 'running' ? 'Running' : words[outcome]}</span>`;
}
