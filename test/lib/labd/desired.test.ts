/** What is written down of a lab, put together from the texts of its parts. */
import test from 'ava';
import {type Desired, readDesired, writeDesired} from '../../../lib/labd/desired.js';
import {caseNamed} from '../../helpers/cases.js';
import {folderWith} from '../../helpers/folder.js';
import {modelOf, policyOf, tierOf} from '../../helpers/policy-cluster.js';

const {cluster} = caseNamed('calico-vxlan/dual-stack');
const limits = {} as Desired['limits'];
const policies = [policyOf({name: 'x', namespace: 'a"b'}), policyOf({name: 'y'})];
const model = modelOf({tiers: [tierOf(policies), tierOf([], {name: 'empty', defaultAction: 'Pass'})]});

const wanted: readonly Desired['cluster'][] = [
	{...cluster, policy: model},
	{...cluster, policy: model, pods: []},
	(({policy: _, ...rest}) => rest)(cluster),
];

for (const [index, each] of wanted.entries()) {
	test(`what is read is what was written: ${index}`, t => {
		t.true(each.pods.length > 0 || index === 1);
		const folder = folderWith(t, {});
		const desired: Desired = {cluster: each, objects: [], checks: [], limits, faults: []};
		for (const changing of [{}, {changing: {coming: [], going: []}}]) {
			writeDesired(folder, {...desired, ...changing});
			t.deepEqual(readDesired(folder), JSON.parse(JSON.stringify({version: 1, ...desired, ...changing})));
		}
	});
}
