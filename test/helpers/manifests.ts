/** Manifests for tests, short enough to see what a test is about. */
import {parseDocuments} from '../../topology/documents.js';
import {readObjects} from '../../topology/kubernetes/read.js';
import type {Problem} from '../../topology/problems.js';
import {collecting} from './problems.js';

/** What is wrong with the manifests of a file `m.yaml`. */
export function problemsInManifests(text: string): Problem[] {
	return collecting(report => readObjects(parseDocuments('m.yaml', text, report), report)).problems;
}

export function deployment(name: string, replicas: number, spec = ''): string {
	return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers: [{name: main, image: nginx}]
${indent(spec, 6)}`;
}

export function pod(name: string, spec = ''): string {
	return `apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec:
  containers: [{name: main, image: nginx}]
${indent(spec, 2)}`;
}

export function documents(...texts: readonly string[]): string {
	return texts.join('---\n');
}

function indent(text: string, by: number): string {
	return text
		.split('\n')
		.filter(line => line !== '')
		.map(line => `${' '.repeat(by)}${line}\n`)
		.join('');
}
