import test from 'ava';
import {calicoObjectsOf} from '../../../topology/calico/read.js';
import type {CalicoObjects} from '../../../topology/calico/types.js';
import {parseDocuments} from '../../../topology/documents.js';
import {type ReadResult, readObjects} from '../../../topology/kubernetes/read.js';
import type {Problem} from '../../../topology/problems.js';

function read(text: string): {objects: CalicoObjects; result: ReadResult; problems: Problem[]} {
	const problems: Problem[] = [];
	const report = (problem: Problem) => problems.push(problem);
	const result = readObjects(parseDocuments('calico.yaml', text, report), report);
	return {objects: calicoObjectsOf(result.objects, report), result, problems};
}

test('an IPPool has the defaults of Calico', t => {
	const {objects, problems} = read(`
apiVersion: projectcalico.org/v3
kind: IPPool
metadata: {name: pool}
spec: {cidr: 10.48.0.0/16}
---
apiVersion: projectcalico.org/v3
kind: IPPool
metadata: {name: six}
spec: {cidr: "FD00:48:0::/48", vxlanMode: CrossSubnet, natOutgoing: true, nodeSelector: has(rack), namespaceSelector: "team == 'a'", allowedUses: [Workload]}
`);
	t.deepEqual(problems, []);
	const [pool, six] = objects.pools;
	t.like(pool, {
		name: 'pool',
		cidr: '10.48.0.0/16',
		family: 'ipv4',
		blockSize: 26,
		ipipMode: 'Never',
		vxlanMode: 'Never',
		natOutgoing: false,
		disabled: false,
		disableBGPExport: false,
		nodeSelector: 'all()',
		namespaceSelector: 'all()',
	});
	t.deepEqual(pool?.allowedUses, ['Workload', 'Tunnel']);
	t.deepEqual([pool?.place?.line, pool?.place?.column], [4, 18]);
	t.like(six, {
		cidr: 'fd00:48::/48',
		family: 'ipv6',
		blockSize: 122,
		vxlanMode: 'CrossSubnet',
		natOutgoing: true,
	});
	t.like(six, {nodeSelector: 'has(rack)', namespaceSelector: "team == 'a'"});
});

test('what calicoctl get -o yaml prints is read, also as a list', t => {
	const {objects, problems} = read(`
apiVersion: projectcalico.org/v3
items:
- apiVersion: projectcalico.org/v3
  kind: IPPool
  metadata:
    creationTimestamp: "2026-03-01T10:00:00Z"
    name: default-ipv4-ippool
    resourceVersion: "721"
    uid: 47a0a4b3-2b3b-4f6e-8e9b-57d2d6a4d9a8
    generation: 1
    annotations: {projectcalico.org/metadata: '{}'}
  spec: {allowedUses: [Workload, Tunnel], assignmentMode: Automatic, blockSize: 26, cidr: 192.168.0.0/16, ipipMode: Always, natOutgoing: true, nodeSelector: all(), vxlanMode: Never}
kind: IPPoolList
metadata: {resourceVersion: "1000"}
---
apiVersion: projectcalico.org/v3
kind: Node
metadata: {creationTimestamp: null, name: node-1, labels: {rack: a}}
spec:
  addresses: [{address: 192.168.50.11/24, type: CalicoNodeIP}]
  bgp: {ipv4Address: 192.168.50.11/24, ipv4IPIPTunnelAddr: 10.48.0.1, routeReflectorClusterID: 244.0.0.1, asNumber: "65000.1"}
  orchRefs: [{nodeName: node-1, orchestrator: k8s}]
status: {}
`);
	t.deepEqual(problems, []);
	t.like(objects.pools[0], {name: 'default-ipv4-ippool', ipipMode: 'Always', natOutgoing: true});
	t.like(objects.nodes[0], {
		name: 'node-1',
		routeReflectorClusterID: '244.0.0.1',
		asNumber: 65_000 * 65_536 + 1,
	});
	t.deepEqual(objects.nodes[0]?.labels, {rack: 'a'});
});

test('crd.projectcalico.org/v1 is the same', t => {
	const {objects, result, problems} = read(`
apiVersion: crd.projectcalico.org/v1
kind: IPPool
metadata: {name: pool}
spec: {cidr: 10.48.0.0/16}
---
apiVersion: crd.projectcalico.org/v1
kind: IPAMConfig
metadata: {name: default}
spec: {strictAffinity: true, autoAllocateBlocks: true}
`);
	t.deepEqual(problems, []);
	t.is(objects.pools.length, 1);
	t.deepEqual(objects.ipam, {strictAffinity: true, maxBlocksPerHost: 20});
	t.deepEqual(
		result.objects.map(({object}) => [object.apiVersion, object.kind]),
		[
			['projectcalico.org/v3', 'IPPool'],
			['projectcalico.org/v3', 'IPAMConfiguration'],
		],
	);
});

test('a BGPConfiguration and a BGPPeer, with times in seconds and the password of a Secret', t => {
	const {objects, result, problems} = read(`
apiVersion: projectcalico.org/v3
kind: BGPConfiguration
metadata: {name: default}
spec:
  nodeToNodeMeshEnabled: true
  asNumber: 64513
  nodeMeshMaxRestartTime: 2m
  nodeMeshPassword: {secretKeyRef: {name: bgp, key: mesh}}
  serviceClusterIPs: [{cidr: 10.96.0.0/12}]
  communities: [{name: gold, value: "65001:100"}]
  prefixAdvertisements: [{cidr: 10.48.0.0/16, communities: [gold, "65001:1:2"]}]
---
apiVersion: projectcalico.org/v3
kind: BGPPeer
metadata: {name: tor}
spec: {peerIP: "192.168.50.1:1790", asNumber: "64600", nodeSelector: "rack == 'a'", keepOriginalNextHop: true, keepaliveTime: 20s, password: {secretKeyRef: {name: bgp, key: tor}}}
---
apiVersion: v1
kind: Secret
metadata: {name: bgp, namespace: kube-system}
stringData: {mesh: "s3cret", tor: plain}
data: {mesh: aWdub3JlZA==}
---
apiVersion: v1
kind: Secret
metadata: {name: other}
data: {a: Yg==}
`);
	t.deepEqual(problems, []);
	t.like(objects.bgpConfigurations[0], {
		nodeToNodeMeshEnabled: true,
		asNumber: 64_513,
		nodeMeshMaxRestartTime: 120,
		nodeMeshPassword: {name: 'bgp', key: 'mesh'},
		serviceClusterIPs: ['10.96.0.0/12'],
	});
	t.like(objects.bgpPeers[0], {
		peerIP: '192.168.50.1:1790',
		asNumber: 64_600,
		nextHopMode: 'Keep',
		keepAliveTime: 20,
		sourceAddress: 'UseNodeIP',
		reversePeering: 'Auto',
	});
	t.deepEqual(
		[...objects.passwords],
		[
			['bgp/mesh', 's3cret'],
			['bgp/tor', 'plain'],
		],
	);
	t.is(result.skipped.get('Secret'), 1);
	t.true(result.objects.some(({object}) => object.kind === 'Secret'));
});

test('a password may be in base64, with letters of any language', t => {
	const {objects} = read(`
apiVersion: projectcalico.org/v3
kind: BGPPeer
metadata: {name: tor}
spec: {peerSelector: all(), password: {secretKeyRef: {name: bgp, key: k}}}
---
apiVersion: v1
kind: Secret
metadata: {name: bgp, namespace: calico-system}
data: {k: ${Buffer.from('pässwort').toString('base64')}}
`);
	t.is(objects.passwords.get('bgp/k'), 'pässwort');
});

test("kinds of Calico's that nothing follows are told, and shared names are told apart", t => {
	const {result, problems} = read(`
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec: {selector: all()}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny}
spec: {podSelector: {}}
---
apiVersion: crd.projectcalico.org/v1
kind: FelixConfiguration
metadata: {name: default}
spec: {wireguardEnabled: true}
`);
	t.deepEqual(problems, []);
	t.deepEqual(
		result.ignored.map(({subject, at}) => [subject, at?.line]),
		[['FelixConfiguration default', 14]],
	);
	t.deepEqual(
		result.objects.map(({object}) => object.apiVersion),
		['projectcalico.org/v3', 'networking.k8s.io/v1'],
	);
});
