import {join} from 'node:path';
import {compile} from '../../../lib/control/compile.js';
import {modes} from '../../../plugins/index.js';
import {loadLab} from '../../../topology/load.js';
import type {ProblemCase} from '../../helpers/problem-case.js';

const run: ProblemCase['run'] = (folder, report) => {
	const lab = loadLab(join(folder, 'lab.yaml'), report);
	return lab && compile(lab, modes, report);
};

const lab = (cluster: string, mode: string) => ({
	'lab.yaml': `summary: s\ncluster: ${cluster}\nmode: ${mode}\n`,
});

const withManifest = (text: string) => ({...lab('three-nodes', 'flannel-vxlan'), 'manifests/a.yaml': text});

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: wep}}
    spec: {containers: [{name: web, image: nginx}]}
`;

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p}
spec:
  podSelector: {}
  ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]
`;

export const problemCases: readonly ProblemCase[] = [
	{
		code: 'unknown-mode',
		title: 'a misspelt mode',
		files: lab('three-nodes', 'flanel-vxlan'),
		run,
		place: 'lab.yaml:3:7',
	},
	{
		code: 'unknown-option',
		title: 'an option that the mode has not',
		files: lab('three-nodes', '{name: flannel-vxlan, options: {direct: true}}'),
		run,
		place: 'lab.yaml:3:39',
	},
	{
		code: 'mode-refuses',
		title: 'host-gw over a router',
		files: lab('two-racks', 'flannel-host-gw'),
		run,
		place: 'lab.yaml:3:7',
	},
	{
		code: 'cidr-exhausted',
		title: 'a pod network with fewer shares than nodes',
		files: {
			'lab.yaml':
				'summary: s\ncluster: {extends: three-nodes, groups: {w: {count: 2}}}\nmode: flannel-vxlan\npods: {ipv4: 10.244.0.0/28}\n',
		},
		run,
		place: 'lab.yaml:4:14',
	},
	{
		code: 'unknown-kind',
		title: 'a kind of no cluster',
		files: withManifest('apiVersion: v1\nkind: Pot\nmetadata: {name: a}\n'),
		run,
		place: 'a.yaml:2:7',
	},
	{
		code: 'invalid-object',
		title: 'a policy peer that is two things',
		files: withManifest(policy),
		run,
		place: 'a.yaml:6:21',
	},
	{
		code: 'selector-mismatch',
		title: 'a selector that misses its template',
		files: withManifest(deployment),
		run,
		place: 'a.yaml:5:13',
	},
	{
		code: 'not-live',
		title: 'another mode for a lab that is up',
		files: lab('three-nodes', 'bridge'),
		run: (folder, report) => {
			const file = join(folder, 'lab.yaml');
			const before = loadLab(file, report, {set: ['mode=flannel-vxlan']});
			const running = before && compile(before, modes, report)?.cluster;
			const changed = loadLab(file, report, {running: () => running});
			return changed && compile(changed, modes, report);
		},
		place: 'lab.yaml:3:7',
	},
];
