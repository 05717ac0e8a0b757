export type TypeDefinition = {
	readonly about: string;
	readonly fields: Readonly<
		Record<string, {readonly type: string; readonly about: string; readonly required: boolean}>
	>;
};

export function definitionsOfTypes(): Readonly<Record<string, TypeDefinition>>;
