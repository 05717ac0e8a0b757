// Copied to dist/: runs a bundle, with what V8 had made of it when it was built. Node then neither parses nor compiles what
// it needs of two megabytes, and starts in half the time. Node itself can do so from version 22 on (module.enableCompileCache).
const {readFileSync, renameSync, writeFileSync} = require('node:fs');
const Module = require('node:module');
const {dirname} = require('node:path');
const {Script} = require('node:vm');

/** A bundle's file → its script. */
const scripts = new Map();

/** A bundle's file → what it exports. */
const loaded = new Map();

/** What the bundle exports; the same each time. `file`: its path, absolute. */
function loadBundle(file) {
	if (!loaded.has(file)) loaded.set(file, load(file));
	return loaded.get(file);
}

function load(file) {
	// What was compiled by another version of Node, or with other flags, is not taken.
	const cachedData = readIfThere(codeFile(file));
	// esbuild writes ASCII alone: as Latin-1 it is read fastest, and takes one byte a character.
	const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {filename: file, cachedData});
	scripts.set(file, script);
	const module = {exports: {}};
	script.runInThisContext()(module.exports, Module.createRequire(file), module, file, dirname(file));
	return module.exports;
}

function codeFile(file) {
	return `${file}.code`;
}

function readIfThere(file) {
	try {
		return readFileSync(file);
	} catch {
		return undefined;
	}
}

/** Keeps what V8 has made of the bundles by now. Who reads one meanwhile has the old or the new. */
function keepCode() {
	for (const [file, script] of scripts) {
		const draft = `${codeFile(file)}.${process.pid}`;
		writeFileSync(draft, script.createCachedData());
		renameSync(draft, codeFile(file));
	}
}

// scripts/rehearse.mjs: code is taken only under the flags under which it was made, so they stay what they are.
if (process.env.CNILAB_KEEP_CODE) {
	require('node:v8').setFlagsFromString = () => {};
	process.on('exit', keepCode);
	process.once('SIGTERM', () => process.exit());
}

module.exports = {keepCode, loadBundle};
