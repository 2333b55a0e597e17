// What GitHub's upload-sarif action checks before it uploads, with the same library and its schema: valid but for URI formats, results in
// every run, one run a tool and category, at most 10 MB compressed. Also what no validator looks at: locations, suppressions, severities.
const fs = require('fs');
const zlib = require('zlib');
const {Validator} = require('jsonschema');

const [schemaFile, file] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');
const log = JSON.parse(text);
const errors = new Validator().validate(log, JSON.parse(fs.readFileSync(schemaFile))).errors
  .filter((error) => !(error.name === 'format' && ['uri', 'uri-reference'].includes(error.argument)))
  .map((error) => error.stack);
const expect = (condition, what) => { if (!condition) errors.push(what); };

const categories = new Set();
for (const run of log.runs) {
  expect(Array.isArray(run.results), 'a run has no results array');
  const category = `${run.automationDetails?.id} ${run.tool.driver.name}`;
  expect(!categories.has(category), `two runs of ${category}`);
  categories.add(category);
  expect(run.results.length === 0 || run.columnKind === 'utf16CodeUnits', 'columnKind is missing');
  expect(run.automationDetails === undefined, 'automationDetails would override the category of the upload');
  for (const rule of run.tool.driver.rules) {
    const severity = rule.properties?.['security-severity'];
    expect(severity === undefined || (typeof severity === 'string' && Number(severity) > 0 && Number(severity) <= 10), `${rule.id}: security-severity ${severity}`);
    expect((rule.properties?.tags ?? []).length <= 20, `${rule.id}: more than 20 tags`);
    for (const text of [rule.shortDescription.text, rule.fullDescription.text]) expect(text.length <= 1024, `${rule.id}: a text is too long`);
  }
  for (const result of run.results) {
    const location = result.locations?.[0]?.physicalLocation;
    expect(location?.artifactLocation?.uri && location?.region?.startLine >= 1, `${result.ruleId}: no location`);
    expect(/^[0-9a-f]+:\d+$/.test(result.partialFingerprints?.primaryLocationLineHash ?? ''), `${result.ruleId}: no line hash`);
    expect(result.suppressions === undefined, `${result.ruleId}: suppressions`);
    expect(result.message.text.length > 0, `${result.ruleId}: no message`);
  }
}
expect(log.runs.every((run) => run.results.length <= 5000), 'more results than GitHub shows');
expect(log.runs.every((run) => run.results.every((result) => (result.relatedLocations ?? []).length < 1000)), 'too many locations');
expect(log.runs.length === 1, 'more than one run');
expect(zlib.gzipSync(text).length <= 10_000_000, 'larger than 10 MB compressed');
if (errors.length > 0) {
  console.error(errors.join('\n'));
  process.exit(1);
}
