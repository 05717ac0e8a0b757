export function closingLine(output: string, failed: number): string;
export function failedTests(output: string, code: number | null): number;
