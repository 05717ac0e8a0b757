/** A lab with policies that somebody enforces as Felix does, without bringing it up. */
import type {PolicyLab} from '../../lib/cli/policies/lab.js';
import {compile} from '../../lib/control/compile.js';
import type {Mode} from '../../lib/plan/mode.js';
import {modes} from '../../plugins/index.js';
import {clusterText, labOf} from './lab.js';
import {felix} from './policy-cluster.js';
import {collecting} from './problems.js';

/** Three nodes; the manifests' file is called `m.yaml`. Throws if they are wrong. */
export function policyLabOf(manifests: string): PolicyLab {
	const [routed] = modes.filter(({name}) => name === 'flannel-host-gw') as [Mode];
	const enforcement = {engine: 'Felix', behaviour: felix, planPolicy: () => []};
	const lab = labOf(`${clusterText(3)}mode: flannel-host-gw\n`, manifests);
	const {result, problems} = collecting(report => compile(lab, [{...routed, enforcement}], report));
	if (!result) throw new Error(JSON.stringify(problems));
	return {cluster: result.cluster, objects: result.objects, behaviour: felix};
}
