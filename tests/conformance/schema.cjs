// Validates a JSON file against a draft-04 schema, formats (URI references) included.
const fs = require('fs');
const Ajv = require('ajv-draft-04');
const formats = require('ajv-formats');

const [schemaFile, file] = process.argv.slice(2);
const ajv = new Ajv({strict: false, allErrors: true});
formats(ajv);
const validate = ajv.compile(JSON.parse(fs.readFileSync(schemaFile)));
if (!validate(JSON.parse(fs.readFileSync(file)))) {
  console.error(validate.errors);
  process.exit(1);
}
