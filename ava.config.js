// The suites make namespaces and processes: one file after another, so that a failure points at one test.
export default {
	extensions: {ts: 'module'},
	nodeArguments: ['--import=tsx', '--import=./test/helpers/system-path.ts'],
	workerThreads: false,
	// Half of the time a test waits for a network: more of them than processors.
	concurrency: 3,
	timeout: '2m',
	// test/vm is for Debian's kernel: npm run test:vm.
	files: ['test/**/*.test.ts', '!test/vm/**'],
};
