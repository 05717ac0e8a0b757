#!/usr/bin/env node
// `up` of 10 nodes and 100 pods as containers, beside the same lab as network namespaces, in turn and in one run: times, ratio last.
// usage: npm run bench:docker [-- --json] [-- --rounds N]      needs root and a Docker Engine (DOCKER_HOST)
import {argv} from 'zx';
import {bench, cnilab, median, printLine, settled, timed, writeLab} from './stand.mjs';

const rounds = Number(argv.rounds ?? 3);
const size = {name: 'bench-docker', nodes: 10, pods: 100};
const lab = writeLab(size);

await bench(async () => {
	const samples = [];
	for (let round = 0; round < rounds; round++)
		samples.push({netns: await up('netns'), docker: await up('docker')});
	const [netnsS, dockerS] = ['netns', 'docker'].map(runtime =>
		median(samples.map(sample => sample[runtime])),
	);
	report({rounds, ...size, netnsS, dockerS, ratio: dockerS / netnsS});
});

async function up(runtime) {
	await settled();
	const seconds = await timed(() => cnilab('up', lab, '--runtime', runtime));
	await cnilab('down', size.name);
	return seconds;
}

function report(summary) {
	if (argv.json) return console.log(JSON.stringify(summary, null, 2));
	console.log(`up of ${size.nodes} nodes and ${size.pods} pods, medians of ${summary.rounds} rounds`);
	printLine('as network namespaces', summary.netnsS, 's');
	printLine('as containers', summary.dockerS, 's');
	printLine('ratio: containers / namespaces', summary.ratio, '(at most 3)');
}
