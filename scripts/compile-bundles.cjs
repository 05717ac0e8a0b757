// node scripts/compile-bundles.cjs DIST LAB: lets V8 compile the bundles in DIST, and keeps what it made of them. A function
// that has not been called is not in it: it is compiled when it is needed, as ever. So a lab is planned here.
const {join} = require('node:path');

const [dist, lab] = process.argv.slice(2);
const {keepCode, loadBundle} = require(join(dist, 'load-bundle.cjs'));

// The command ends the process.
process.on('exit', keepCode);
loadBundle(join(dist, 'labd.js')).lab();
for (const bundle of ['first.js', 'verbs.js'])
	for (const begin of Object.values(loadBundle(join(dist, bundle)))) begin();
process.argv.splice(1, Number.POSITIVE_INFINITY, join(dist, 'lib/cli/main.js'), 'plan', lab);
loadBundle(join(dist, 'frame.js')).main();
