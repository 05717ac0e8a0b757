/** What the scripts of kubectl commands find in their folder. */

export const files = {
	'lab.yaml': `summary: two nodes without pods, for kubectl
name: trial
cluster: {segments: {lan: {ipv4: 192.168.50.0/24}}, nodes: {node-1: , node-2: }}
mode: flannel-vxlan
`,
	'web.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {colour: blue}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: nginx
          image: nginx:1.26
          ports: [{containerPort: 80, name: http}]
          env: [{name: GREETING, value: hello}]
          readinessProbe: {httpGet: {port: http}, periodSeconds: 1}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: http}]
`,
	'folder/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: "1"}\n',
	'folder/b.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"},"data":{"x":"2"}}\n',
	'kustom/kustomization.yaml': `namePrefix: my-
labels: [{pairs: {team: blue}}]
resources: [deployment.yaml]
images: [{name: nginx, newTag: "1.27"}]
replicas: [{name: web, count: 1}]
configMapGenerator: [{name: settings, literals: [colour=red]}]
`,
	'kustom/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: kustom}}
  template:
    metadata: {labels: {app: kustom}}
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{name: nginx, image: nginx}]
`,
	editor: '#!/bin/sh\nsed -i s/blue/green/ "$1"\n',
} as const;
