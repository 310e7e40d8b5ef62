import fc from 'fast-check';
import { printable } from '../../../lib/assessment';
import { renderHtml } from '../../../lib/cli/report/html';
import { escapeHtml, html } from '../../../lib/cli/report/html-template';
import { contradictory, facts, filledWith, hostileText, mixed, passed, running, unknown, warned } from './samples';

/** The text that a reader sees, without tags. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf('<body>'));
  return decode(body.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}

function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_reference, code) => String.fromCodePoint(Number(code)));
}

/** The tags of a page with their attributes, without the text between them. */
function skeletonOf(page: string): string {
  return page.replace(/>[^<]*</g, '><');
}

test('the page tells the verdict, the facts, and what to do about every finding', () => {
  const text = textOf(renderHtml([mixed]));

  expect(text).toContain('Failed 1 finding keeps the migration from going ahead.');
  expect(text).toContain('1 failed 1 warned 1 unknown 1 ignored 1 passed');
  for (const fact of Object.values(facts)) {
    expect(text).toContain(fact);
  }
  expect(text).toContain('Failed Check port connectable Check source connectivity 5432 is unapproachable Cause');
  expect(text).toContain("Remedy Set listen_addresses = '*'");
  expect(text).toContain('Warning Check source glibc version compatible');
  expect(text).toContain('Unknown Check user functions compatible skipped: no functions');
  expect(text).toContain('Other lines of the report The engine had a cold.');
});

test.each([
  ['passed', passed, 'Passed The migration may go ahead.'],
  ['warned', warned, 'Passed with warnings The migration may go ahead; review one finding first.'],
  ['running', running, 'Running The assessment has not finished'],
  ['not understood', unknown, 'Unknown The report is in words that are not understood'],
  ['failed without a failed check', contradictory, 'Failed The last line of the report says so'],
])('an assessment that is %s says so', (_outcome, task, sentence) => {
  expect(textOf(renderHtml([task]))).toContain(sentence);
});

test('the title of the page holds the verdict and the instance, for the subject of a mail', () => {
  expect(renderHtml([mixed])).toContain('<title>Failed: cloud migration assessment of pgm-bp102g323jd4</title>');
});

test('several assessments stand on one page, with links to each', () => {
  const page = renderHtml([mixed, passed]);

  expect(page.match(/<article id="task-[12]">/g)).toHaveLength(2);
  expect(page).toContain('href="#task-2"');
});

test('the page fetches nothing and runs nothing', () => {
  const page = renderHtml([mixed, passed, warned, running, unknown]);

  expect(page).not.toMatch(
    /<(script|link|img|iframe|object|embed|form|base|svg)\b|\bsrc=|url\(|@import|javascript:|\son\w+=/i,
  );
  expect(page).toContain(
    `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"`,
  );
  const links = [...page.matchAll(/<(\w+)[^>]*\shref="([^"]*)"/g)];
  expect(links.length).toBeGreaterThan(0);
  for (const [, tag, target] of links) {
    expect(tag).toBe('a');
    expect(target).toMatch(/^(https:\/\/(www\.|help\.)?(alibabacloud|aliyun)\.com\/|#task-\d+$)/);
  }
});

test('tags are closed in the order in which they were opened', () => {
  const open: string[] = [];
  for (const [, slash, tag = ''] of renderHtml([mixed, unknown]).matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (slash === '/') {
      expect(open.pop()).toBe(tag);
    } else if (tag !== 'meta') {
      open.push(tag);
    }
  }
  expect(open).toEqual([]);
});

test('no text of a report can change the structure of the page', () => {
  const expected = skeletonOf(renderHtml([filledWith('x'), passed]));
  fc.assert(
    fc.property(hostileText, (text) => {
      const page = renderHtml([filledWith(text), passed]);
      expect(skeletonOf(page)).toBe(expected);
      expect(page).not.toMatch(/[^\P{Cc}\n]/u);
    }),
    { numRuns: 500 },
  );
});

test('escaped text reads as the text, and has no character that HTML could take for markup', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"'`]|&(?!#\d+;)/);
      expect(decode(escaped)).toBe(printable(text));
    }),
    { numRuns: 2000 },
  );
});

test('a template escapes text and numbers, and takes HTML, lists and undefined as they are meant', () => {
  expect(html`<p title="${'"'}">${'<b>'}${1}${undefined}${[html`<i>${'&'}</i>`, 'x']}</p>`.source).toBe(
    '<p title="&#34;">&#60;b&#62;1<i>&#38;</i>x</p>',
  );
});
