/** What every lab of the package has, before any of them is brought up. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import test from 'ava';
import {compile} from '../lib/control/compile.js';
import {modes} from '../plugins/index.js';
import {listLabs, loadLab} from '../topology/load.js';
import type {Problem} from '../topology/problems.js';
import {projectRoot} from './helpers/cnilab.js';
import {stepsOf} from './helpers/transcript.js';

const folders = readdirSync(`${projectRoot}labs`).sort();

test('every folder of labs/ is a lab', t => {
	t.deepEqual(
		listLabs().map(({name}) => name),
		folders,
	);
});

for (const {name, summary} of listLabs()) {
	test(`${name}: validates, has a summary, enough nodes and pods, and checks of its own`, t => {
		const problems: Problem[] = [];
		const report = (problem: Problem) => problems.push(problem);
		const loaded = loadLab(name, report);
		const compiled = loaded && compile(loaded, modes, report);
		t.deepEqual(problems, []);
		t.truthy(summary);
		t.true((compiled?.cluster.nodes.length ?? 0) >= 3);
		t.true((compiled?.cluster.pods.length ?? 0) >= 9);
		t.true((compiled?.checks.length ?? 0) >= 3);
	});

	test(`${name}: has a guide that brings it up, lets something be broken, and ends it`, t => {
		const page = `labs/${name}/README.md`;
		const steps = stepsOf(page).flat();
		t.is(steps.at(0)?.command, `npm run lab ${name}`);
		t.is(steps.at(-1)?.command, `npx cnilab down ${name}`);
		t.true(steps.some(({command, exit}) => command === 'npx cnilab verify' && exit === 3));
		t.regex(readFileSync(`${projectRoot}${page}`, 'utf8'), /^## Exercise/m);
	});

	test(`${name}: what its guide links to is there`, t => {
		const folder = `${projectRoot}labs/${name}`;
		const links = [...readFileSync(`${folder}/README.md`, 'utf8').matchAll(/\]\(([^)#]+)/g)];
		const dead = links
			.map(([, link = '']) => link)
			.filter(link => !/^https?:/.test(link) && !existsSync(`${folder}/${link}`));
		t.deepEqual(dead, []);
	});
}
