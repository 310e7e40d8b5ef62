import { Builder } from 'xml2js';

/** A value of a response; whole numbers that may pass 2^53 are bigints. */
export type ResponseValue = string | number | bigint | readonly ResponseValue[] | ResponseObject;

export interface ResponseObject {
  readonly [name: string]: ResponseValue;
}

export type ResponseFormat = 'JSON' | 'XML';

export const contentTypes: Readonly<Record<ResponseFormat, string>> = {
  JSON: 'application/json;charset=utf-8',
  XML: 'application/xml;charset=utf-8',
};

/** The body as the vendor's samples show it: bare fields in JSON, a root element named after the operation in XML. */
export function renderBody(format: ResponseFormat, root: string, body: ResponseObject): string {
  return format === 'JSON' ? toJson(body) : toXml(root, body);
}

/** JSON.stringify, but for bigints, which it refuses and which belong into JSON as plain numbers. */
export function toJson(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${toJson(field)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

function toXml(root: string, body: ResponseObject): string {
  const builder = new Builder({
    rootName: root,
    xmldec: { version: '1.0', encoding: 'UTF-8' },
    renderOpts: { pretty: false },
  });
  return builder.buildObject(toXmlValue(body));
}

function toXmlValue(value: ResponseValue): unknown {
  if (isList(value)) return value.map(toXmlValue);
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, toXmlValue(field)]));
  }
  return withoutForbiddenCharacters(String(value));
}

function isList(value: ResponseValue): value is readonly ResponseValue[] {
  return Array.isArray(value);
}

/** XML 1.0 has no way to write most control characters, not even escaped. */
function withoutForbiddenCharacters(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
