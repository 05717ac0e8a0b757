/** What is run to make each fault, and to heal it, as text: test/golden/faults. netem's part can be tried on no kernel of ours. */
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {diffPlans} from '../../../lib/plan/diff.js';
import {withFaults} from '../../../lib/plan/faults.js';
import type {Plan} from '../../../lib/plan/ops.js';
import {planAgain} from '../../../lib/plan/planner.js';
import {renderChange} from '../../../lib/render/change.js';
import {caseNamed} from '../../helpers/cases.js';
import {faultsOf} from '../../helpers/faults.js';

const {cluster, mode, options} = caseNamed('flannel-vxlan/two-racks');
const planned = planAgain(undefined, cluster, {mode, options});

const files: Readonly<Record<string, readonly string[]>> = {
	cut: ['cut node-2'],
	split: ['split rack-a node-2,gw'],
	loss: ['loss node-2 0.25%'],
	'loss-of-all': ['loss node-2 100%'],
	limit: ['limit node-2 10mbit'],
	delay: ['delay node-2 50ms 10ms'],
	'delay-and-limit': ['delay gw:rack-a 0.5ms', 'limit gw:rack-a 500kbit'],
	pause: ['pause node-2'],
};

for (const [name, words] of Object.entries(files)) {
	test(`${words.join(' and ')} is made and healed as in test/golden (npm run golden rewrites it)`, t => {
		const plan = withFaults(planned, {faults: faultsOf(words, cluster), frozen: {}});
		const text = [...scripts(planned.plan, plan), ...scripts(plan, planned.plan)].join('\n');
		const file = fileURLToPath(new URL(`../../golden/faults/${name}.sh`, import.meta.url));
		if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
		t.is(readFileSync(file, 'utf8'), text);
	});
}

function scripts(from: Plan, to: Plan): string[] {
	const {underlay, machines} = diffPlans(from, to);
	const parts = [{name: 'underlay', changes: underlay}, ...machines];
	return parts.map(({name, changes}) => renderChange(name, changes).text);
}
