const RULE = '='.repeat(80);

/** The first comment of a JavaScript file, without its comment signs, when it is about copyright or licence. */
export function legalComment(source) {
  const [comment] =
    /^(?:\/\*[^]*?\*\/|(?:\/\/.*\n)+)/.exec(source.replace(/^\s*(?:["']use strict["'];\s*)?/, '')) ?? [];
  if (comment === undefined || !/copyright|licen[cs]e/i.test(comment)) return undefined;
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/\*+!?|\*+\/|\*|\/\/) ?/, '').trimEnd())
    .join('\n')
    .replace(/\*\/$/, '')
    .trim();
}

/** The licences that an SPDX expression names. Source: https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
export function licencesIn(expression) {
  return expression.split(/[()\s]+/).filter((word) => word !== '' && !['AND', 'OR', 'WITH'].includes(word));
}

/** A package without a licence file still names its licence: then the standard text stands for it, said as such. */
function standardTexts({ name, version, license, author }, texts) {
  return licencesIn(license).map((id) => {
    if (texts[id] === undefined) {
      throw new Error(
        `The package ${name} ${version} brings no licence file, and scripts/lib/license-texts has no text of ${id}. Add ${id}.txt.`,
      );
    }
    const holder = author === undefined ? '' : ` The author it names is ${author}.`;
    return `The package brings no licence file; its package.json says "${license}".${holder}\nThis is the standard text of ${id}:\n\n${texts[id].trim()}`;
  });
}

function section(bundledPackage, texts) {
  const { name, version, license, files, comments } = bundledPackage;
  const own = files.length > 0 ? files : [...comments, ...standardTexts(bundledPackage, texts)];
  return [
    RULE,
    `${name} ${version}`,
    `Licence: ${license}`,
    RULE,
    '',
    own.map((text) => text.trim()).join('\n\n'),
  ].join('\n');
}

/**
 * The licences of the packages whose code is inside a file, with their texts.
 *
 * @param {object} options
 * @param {string} options.file name of the file
 * @param {object[]} options.packages name, version, license (SPDX expression), author, files (texts of the licence and
 *   notice files), comments (legal comments of the modules) of each package
 * @param {Record<string, string>} options.texts standard text of a licence by its SPDX identifier
 * @throws Error when a package has no licence file, and names a licence whose text is not among `texts`
 */
export function thirdPartyNotices({ file, packages, texts }) {
  const list = packages.map(({ name, version, license }) => `- ${name} ${version}: ${license}`).join('\n');
  const introduction = `${file} contains code of these packages:\n\n${list}`;
  return `${[introduction, ...packages.map((bundledPackage) => section(bundledPackage, texts))].join('\n\n')}\n`;
}
