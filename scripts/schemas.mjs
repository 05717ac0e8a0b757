// Writes topology/lab.schema.json and topology/shape.schema.json, which editors read, from topology/schema.ts.
// `npm run schemas`; a test fails when the files say something else.
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {tsImport} from 'tsx/esm/api';

const {labJsonSchema, shapeJsonSchema} = await tsImport('../topology/schema.ts', import.meta.url);
const schemas = {'lab.schema.json': labJsonSchema(), 'shape.schema.json': shapeJsonSchema()};
const files = Object.entries(schemas).map(([name, schema]) => {
	const file = fileURLToPath(new URL(`../topology/${name}`, import.meta.url));
	writeFileSync(file, JSON.stringify(schema));
	return file;
});
const {status} = spawnSync('npx', ['biome', 'format', '--write', ...files], {stdio: 'inherit'});
process.exitCode = status ?? 1;
