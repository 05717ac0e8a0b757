// What `npm test` has made JavaScript of (scripts/test-build.mjs), or without that the sources.
const built = process.env.CNILAB_BUILT_TESTS;
const folder = built ? `${built}/` : '';
const ending = built ? 'js' : 'ts';

export default {
	extensions: built ? ['js'] : {ts: 'module'},
	nodeArguments: [
		...(built ? [] : ['--import=tsx']),
		`--import=./${folder}test/helpers/system-path.${ending}`,
	],
	workerThreads: false,
	// Half of the time a test waits for a network: more of them than processors.
	concurrency: 3,
	timeout: '2m',
	// test/vm is for Debian's kernel: npm run test:vm.
	files: [`${folder}test/**/*.test.${ending}`, `!${folder}test/vm/**`],
};
