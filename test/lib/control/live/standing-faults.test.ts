import test from 'ava';
import {standingFaults} from '../../../../lib/control/live/standing-faults.js';
import {type Fault, faultWords} from '../../../../topology/faults.js';
import {applied} from '../../../helpers/running-lab.js';

const lab = (nodes: string, routers: string) =>
	applied(
		`mode: flannel-vxlan\ncluster: {segments: {lan: {ipv4: 10.0.1.0/24}, rack: {ipv4: 10.0.2.0/24}}, nodes: {${nodes}}, routers: {${routers}}}\n`,
	);
const faults: readonly Fault[] = [
	{kind: 'kill', node: 'n1'},
	{kind: 'daemon', node: 'n2'},
	{kind: 'cut', machine: 'n2', segment: 'lan'},
	{kind: 'loss', percent: 10, machine: 'r', segment: 'rack'},
	{kind: 'split', segment: 'lan', group: ['n1', 'n2']},
];
const said = (cluster: Parameters<typeof standingFaults>[1]) =>
	standingFaults(faults, cluster).map(faultWords);

test('a fault stays as long as what it is at does', t => {
	const both = 'r: {segments: [lan, rack]}';
	t.deepEqual(said(lab('n1: {segment: lan}, n2: {segment: lan}', both)), faults.map(faultWords));
	t.deepEqual(said(lab('n2: {segment: lan}', both)), [
		'kill-daemon n2',
		'cut n2:lan',
		'loss r:rack 10%',
		'split lan n2',
	]);
	t.deepEqual(said(lab('n1: {segment: rack}, n2: {segment: rack}', both)), [
		'kill n1',
		'kill-daemon n2',
		'loss r:rack 10%',
	]);
});
